import { annexA } from "../../policy-pack/standards/annex-a";
import { hasUrlCredentials, holdsSecret, isSecretVariable } from "../../policy-pack/services/secret-shapes";
import { isUnknownValue } from "../../policy-pack/policy/resource";
import { ownPack } from "../evaluate";
import type { PolicyResult } from "../evaluate";
import type { PolicyInfo } from "../results";

/** What is asked of the outputs of a stack, as `pulumi stack output --json` writes them. */
export const outputChecks: readonly PolicyInfo[] = [
    {
        pack: ownPack,
        id: "stack-outputs-no-secrets",
        title: "Outputs of stacks hold no secret in the clear",
        severity: "high",
        enforcementLevel: "mandatory",
        supports: ["A.6.2.5"],
        equivalents: [],
        why: "Outputs are read by other stacks, printed by the CLI and kept in logs of CI; a secret among them is everybody's.",
        fix: "Mark the output as a secret (pulumi.secret), or leave it out and let its readers take it from a secret store.",
        reference: "https://www.pulumi.com/docs/iac/concepts/secrets/",
    },
    {
        pack: ownPack,
        id: "stack-outputs-evidence",
        title: "Stacks tell by an output what they are evidence for",
        severity: "low",
        enforcementLevel: "advisory",
        supports: ["A.4.2", "A.6.2.7"],
        equivalents: [],
        why: "A reviewer who was not there has to be told which record shows which control; the components know.",
        fix: "Export gatherEvidence([...components]) as evidence.",
        reference: "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/outputs/#stack-outputs",
    },
];

/** Checks the outputs of a stack. */
export function checkOutputs(outputs: Readonly<Record<string, unknown>>, urn: string): readonly PolicyResult[] {
    const secrets = secretPaths(outputs);
    const gaps = evidenceGaps(outputs.evidence);
    return [
        ...resultsOf(
            "stack-outputs-no-secrets",
            urn,
            secrets.map((path) => ["holds a secret in the clear", path]),
        ),
        ...resultsOf("stack-outputs-evidence", urn, gaps),
    ];
}

function resultsOf(
    policy: string,
    urn: string,
    remarks: readonly (readonly [message: string, path: string])[],
): readonly PolicyResult[] {
    const info = outputChecks.find(({ id }) => id === policy) as PolicyInfo;
    const enforcementLevel = info.enforcementLevel === "mandatory" ? "mandatory" : "advisory";
    const common = { pack: ownPack, policy, urn, severity: info.severity, enforcementLevel, madeUp: [] } as const;
    if (remarks.length === 0) return [{ ...common, verdict: "pass", effect: "none" }];
    return remarks.map(([message, path]) => ({
        ...common,
        verdict: "fail" as const,
        effect: enforcementLevel === "mandatory" ? ("block" as const) : ("warn" as const),
        message: `The output "${path}" ${message}.`,
        path,
    }));
}

function secretPaths(outputs: Readonly<Record<string, unknown>>): readonly string[] {
    const found: string[] = [];
    const walk = (value: unknown, key: string, path: string): void => {
        if (typeof value === "string") {
            // The CLI itself hides what is marked as a secret.
            if (value === "[secret]" || value === "" || isUnknownValue(value)) return;
            if (isSecretVariable(variableName(key), value) || holdsSecret(value) || hasUrlCredentials(value))
                found.push(path);
        } else if (typeof value === "object" && value !== null) {
            for (const [inner, element] of Object.entries(value))
                walk(element, Array.isArray(value) ? key : inner, `${path}.${inner}`);
        }
    };
    for (const [key, value] of Object.entries(outputs)) walk(value, key, key);
    return found;
}

/** `dbPassword` reads as DB_PASSWORD, which is how names of secrets are known. */
function variableName(key: string): string {
    return key
        .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
        .replace(/[^A-Za-z0-9]+/g, "_")
        .toUpperCase();
}

function evidenceGaps(evidence: unknown): readonly (readonly [string, string])[] {
    if (evidence === undefined) return [["is not there", "evidence"]];
    if (!isObject(evidence)) return [["is not an object of controls", "evidence"]];
    return Object.entries(evidence).flatMap(([control, list]): readonly (readonly [string, string])[] => {
        const path = `evidence.${control}`;
        if (!(control in annexA)) return [["is no control of Annex A", path]];
        if (!Array.isArray(list) || list.length === 0) return [["lists nothing", path]];
        return list.flatMap((entry: unknown, index): readonly (readonly [string, string])[] => {
            const missing = ["shows", "resource", "record"].filter(
                (key) => !isObject(entry) || typeof entry[key] !== "string" || entry[key] === "",
            );
            return missing.map((key) => [`does not say ${key}`, `${path}.${index}`] as const);
        });
    });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
