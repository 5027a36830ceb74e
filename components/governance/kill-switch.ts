import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { stackName } from "../naming";
import { ExecutionRole } from "../security/execution-role";
import type { ModelEndpoint } from "../serving/model-endpoint";
import type { Evidence, EvidenceSource } from "./evidence";
import { banPermissions, createInvocationBan } from "./invocation-ban";
import { killSwitchDocument } from "./runbooks";

export interface KillSwitchArgs {
    /** The AI system that it stops, by its id in the register. */
    readonly systemId: string;
    /** The roles that the system invokes models, agents and endpoints with. */
    readonly roles?: readonly ExecutionRole[];
    /** The endpoints that it consists of. */
    readonly endpoints?: readonly ModelEndpoint[];
}

/**
 * Stops an AI system at once: a document of Systems Manager that bans its roles from every invocation and takes its
 * endpoints down to nothing. `pulumi refresh` and `pulumi up` bring it back.
 */
export class KillSwitch extends pulumi.ComponentResource implements EvidenceSource {
    /** The document to run. Known in a preview. */
    readonly documentName: string;
    readonly evidence: readonly Evidence[];

    private readonly name: string;
    private readonly role: ExecutionRole;

    /** @throws Error when there is nothing that it could stop */
    constructor(name: string, args: KillSwitchArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:governance:KillSwitch", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const { systemId, roles = [], endpoints = [] } = args;
        if (roles.length + endpoints.length === 0) {
            throw new Error(`The kill switch "${name}" would stop nothing: give it the system's roles or endpoints.`);
        }
        const endpointNames = endpoints.map(({ endpointName }) => endpointName);
        const ban = createInvocationBan(name, this);
        this.role = new ExecutionRole(name, { service: "ssm.amazonaws.com" }, parent);
        if (roles.length > 0) {
            this.role.grant(
                "ban",
                pulumi
                    .all([ban.arn, pulumi.all(roles.map(({ arn }) => arn))])
                    .apply(([policyArn, roleArns]) => banPermissions(policyArn, roleArns, ["iam:AttachRolePolicy"])),
            );
        }
        if (endpointNames.length > 0) {
            this.role.grant(
                "remove",
                accountOf(this).apply(({ partition, region, id }) => [
                    {
                        actions: ["sagemaker:DeleteEndpoint"],
                        resources: endpointNames.map(
                            (endpoint) => `arn:${partition}:sagemaker:${region}:${id}:endpoint/${endpoint}`,
                        ),
                    },
                ]),
            );
        }
        this.documentName = stackName(name, 128);
        const document = new aws.ssm.Document(
            name,
            {
                name: this.documentName,
                documentType: "Automation",
                documentFormat: "JSON",
                content: pulumi
                    .all([this.role.arn, ban.arn, pulumi.all(roles.map(({ roleName }) => roleName))])
                    .apply(([automationRoleArn, banPolicyArn, roleNames]) =>
                        killSwitchDocument({ systemId, automationRoleArn, banPolicyArn, roleNames, endpointNames }),
                    ),
            },
            parent,
        );
        this.evidence = [
            {
                control: "A.9.2",
                shows: `people can stop the system ${systemId} at once`,
                resource: document.arn,
                record: accountOf(this).apply(
                    ({ partition, region, id }) => `arn:${partition}:ssm:${region}:${id}:automation-execution/*`,
                ),
            },
        ];
        this.registerOutputs({ documentName: this.documentName });
    }

    /** Lets a role pull the switch. */
    grantUse(role: ExecutionRole): aws.iam.RolePolicy {
        return role.grant(
            `pull-${this.name}`,
            pulumi.all([this.role.arn, accountOf(this)]).apply(([roleArn, { partition, region, id }]) => {
                const ssm = `arn:${partition}:ssm:${region}:${id}`;
                return [
                    {
                        actions: ["ssm:StartAutomationExecution"],
                        resources: [
                            `${ssm}:document/${this.documentName}`,
                            `${ssm}:automation-definition/${this.documentName}:*`,
                        ],
                    },
                    {
                        actions: ["iam:PassRole"],
                        resources: [roleArn],
                        conditions: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
                    },
                ];
            }),
        );
    }
}
