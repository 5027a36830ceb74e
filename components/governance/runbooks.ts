/** What people do when something happens, step by step. */
export interface Runbook {
    /** Completes the document's name. */
    readonly name: string;
    readonly description: string;
    /** Steps by name; each is done by a person, who then lets the runbook go on. */
    readonly steps: Readonly<Record<string, string>>;
}

export const runbooks: readonly Runbook[] = [
    {
        name: "harmful-output",
        description: "An AI system said or did something harmful",
        steps: {
            Stop: "Decide with the system's owner whether to run its kill switch.",
            Keep: "Note the time and the request's id; find question and answer in the invocation log or the captured data.",
            Assess: "Who was harmed, and how badly? Compare with the impact assessment.",
            Mend: "Add a denied topic, a filter or a test; deploy it before the system goes on.",
            Tell: "Tell those concerned, and the authorities where the law asks for it, within its time.",
        },
    },
    {
        name: "data-leak",
        description: "Data of a model or of its users got out",
        steps: {
            Stop: "Run the kill switch of each system that the data is of, and revoke the sessions of the role.",
            Find: "Find in the trail who read what, from where, since when.",
            Close: "Close the way it got out; rotate keys and tokens.",
            Assess: "Which classes of data, of how many people?",
            Tell: "Tell the data protection officer at once: the law gives 72 hours.",
        },
    },
    {
        name: "model-drift",
        description: "A model's data or quality has left its baseline",
        steps: {
            Look: "Read the monitor's report: which features, how far, since when?",
            Decide: "Go on, go back to the last model, or stop?",
            Learn: "Train on newer data, evaluate for bias too, and have the model approved.",
            Record: "Note the decision and its reasons in the evidence store.",
        },
    },
];

/** An automation document of Systems Manager whose steps wait for a person. */
export function runbookDocument({ description, steps }: Runbook): string {
    return JSON.stringify({
        schemaVersion: "0.3",
        description,
        mainSteps: Object.entries(steps).map(([name, what]) => ({
            name,
            action: "aws:pause",
            description: what,
            inputs: {},
        })),
    });
}

export interface KillSwitchParts {
    readonly systemId: string;
    readonly automationRoleArn: string;
    readonly banPolicyArn: string;
    readonly roleNames: readonly string[];
    readonly endpointNames: readonly string[];
}

/** An automation document that bans roles from invoking anything, and then takes endpoints away. */
export function killSwitchDocument(parts: KillSwitchParts): string {
    const ban = parts.roleNames.map((RoleName, index) => ({
        name: `Ban${index + 1}`,
        action: "aws:executeAwsApi",
        // Each is done whatever becomes of the others.
        onFailure: "Continue",
        inputs: { Service: "iam", Api: "AttachRolePolicy", RoleName, PolicyArn: parts.banPolicyArn },
    }));
    const remove = parts.endpointNames.map((EndpointName, index) => ({
        name: `Remove${index + 1}`,
        action: "aws:executeAwsApi",
        onFailure: "Continue",
        inputs: { Service: "sagemaker", Api: "DeleteEndpoint", EndpointName },
    }));
    return JSON.stringify({
        schemaVersion: "0.3",
        description: `Stops the AI system ${parts.systemId}: bans its roles from every invocation, and removes its endpoints`,
        assumeRole: parts.automationRoleArn,
        mainSteps: [...ban, ...remove],
    });
}
