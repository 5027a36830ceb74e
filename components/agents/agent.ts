import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { parseContainerImage } from "../containers/container-image";
import { imagePullPermissions } from "../containers/image-permissions";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackIdentifier } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import { policyDocument } from "../security/policy-document";
import type { FoundationModelAccess } from "../serving/foundation-model-access";
import { memoryPermissions, onlyFromNetwork, runtimePermissions } from "./agent-permissions";
import type { KnowledgeBase } from "./knowledge-base";
import { deliverLogs } from "./log-delivery";
import type { JwtAuthorizer } from "./tool-gateway";
import { jwtAuthorizer, ToolGateway } from "./tool-gateway";
import type { AgentTool } from "./tools";

export interface AgentArgs {
    /** URI of an image in a private ECR registry, by its digest. */
    readonly image: string;
    readonly network: PrivateNetwork;
    /** Whose tokens let a user in, to the agent and to its tools. */
    readonly authorizer: JwtAuthorizer;
    /** The model that it thinks with, under a guardrail. */
    readonly model: FoundationModelAccess;
    readonly abilities?: AgentAbilities;
    /** Encrypts memory, tools, policies and logs; it has to let logs use it. One of the agent's own unless told. */
    readonly key?: EncryptionKey;
}

/** What an agent knows and can do beyond its model. */
export interface AgentAbilities {
    /** What it can look up. Nothing unless told. */
    readonly knowledge?: readonly KnowledgeBase[];
    /** What it can do. Nothing unless told. */
    readonly tools?: readonly AgentTool[];
    /** For how long it remembers, in days, 7 to 365; 30 unless told. */
    readonly memoryInDays?: number;
    /** Environment of its container. No secrets: AgentCore shows it to everyone who may describe the agent. */
    readonly environment?: Readonly<Record<string, string>>;
}

const logRetentionInDays = 365;

/**
 * An agent on AgentCore: in a private network and reached from it only, for users who are signed in, with a model under a guardrail, an encrypted
 * memory that forgets, and tools behind a gateway that lets through what a policy permits.
 */
export class Agent extends pulumi.ComponentResource implements EvidenceSource {
    readonly arn: pulumi.Output<string>;
    readonly memoryId: pulumi.Output<string>;
    readonly gatewayUrl: pulumi.Output<string>;
    readonly role: ExecutionRole;
    readonly evidence: readonly Evidence[];

    /** @throws Error when the image is not named by digest, the key does not serve, nobody in particular is let in, or a tool is malformed */
    constructor(name: string, args: AgentArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:agents:Agent", name, {}, opts);
        const parent = { parent: this };
        const { network, model, authorizer, abilities = {} } = args;
        const { knowledge = [], tools = [] } = abilities;
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["logs"] }, parent);
        key.assertUsedBy("logs", name);
        const account = accountOf(this);
        for (const service of ["bedrock-agentcore", "xray"] as const) {
            network.reach(service);
        }

        const memory = new aws.bedrock.AgentcoreMemory(
            name,
            {
                name: stackIdentifier(name, 48),
                encryptionKeyArn: key.arn,
                eventExpiryDuration: memoryInDays(name, abilities.memoryInDays),
            },
            parent,
        );
        const gateway = new ToolGateway(`${name}-tools`, { tools, authorizer, network, key }, parent);

        const runtimeName = stackIdentifier(name, 48);
        this.role = new ExecutionRole(name, { service: "bedrock-agentcore.amazonaws.com" }, parent);
        this.role.grant(
            "pull-image",
            account.apply(({ partition }) =>
                imagePullPermissions(parseContainerImage(args.image, partition).repositoryArn),
            ),
        );
        this.role.grant(
            "run",
            account.apply((known) => runtimePermissions(runtimeName, known)),
        );
        this.role.grant("remember", memory.arn.apply(memoryPermissions));
        key.grantEncryptDecrypt(this.role);
        model.grantInvoke(this.role);
        for (const base of knowledge) base.grantRetrieve(this.role);

        const runtime = new aws.bedrock.AgentcoreAgentRuntime(
            name,
            {
                agentRuntimeName: runtimeName,
                roleArn: this.role.arn,
                agentRuntimeArtifact: { containerConfiguration: { containerUri: args.image } },
                networkConfiguration: {
                    networkMode: "VPC",
                    networkModeConfig: { subnets: network.subnetIds, securityGroups: [network.securityGroupId] },
                },
                authorizerConfiguration: jwtAuthorizer(name, authorizer),
                // So that the agent can go to its tools as the user, and not as itself.
                requestHeaderConfiguration: { requestHeaderAllowlists: ["Authorization"] },
                lifecycleConfigurations: [{ idleRuntimeSessionTimeout: 900, maxLifetime: 3600 }],
                environmentVariables: {
                    ...abilities.environment,
                    MODEL_ID: model.profileArn,
                    GUARDRAIL_ID: model.guardrail.guardrailId,
                    GUARDRAIL_VERSION: model.guardrail.version,
                    MEMORY_ID: memory.id,
                    GATEWAY_URL: gateway.url,
                },
            },
            // AgentCore tries the role's permissions when the runtime is made.
            { ...parent, dependsOn: [...this.role.policies] },
        );
        new aws.bedrock.AgentcoreResourcePolicy(
            name,
            {
                resourceArn: runtime.agentRuntimeArn,
                policy: pulumi
                    .all([runtime.agentRuntimeArn, network.vpcId])
                    .apply(([arn, vpcId]) =>
                        policyDocument(onlyFromNetwork("bedrock-agentcore:InvokeAgentRuntime", arn, vpcId)),
                    ),
            },
            parent,
        );
        // AgentCore would make it by itself, unencrypted and kept for ever.
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            {
                name: pulumi.interpolate`/aws/bedrock-agentcore/runtimes/${runtime.agentRuntimeId}-DEFAULT`,
                kmsKeyId: key.arn,
                retentionInDays: logRetentionInDays,
            },
            parent,
        );
        deliverLogs(
            `${name}-runtime`,
            { resourceArn: runtime.agentRuntimeArn, service: "bedrock-agentcore/runtime", key },
            this,
        );
        deliverLogs(`${name}-memory`, { resourceArn: memory.arn, service: "bedrock-agentcore/memory", key }, this);
        this.arn = runtime.agentRuntimeArn;
        this.memoryId = memory.id;
        this.gatewayUrl = gateway.url;
        this.evidence = [
            {
                control: "A.6.2.8",
                shows: "what the agent does is logged and traced",
                resource: this.arn,
                record: pulumi.interpolate`log-group:${logGroup.name}`,
            },
            ...gateway.evidence,
        ];
        this.registerOutputs({ arn: this.arn, memoryId: this.memoryId, gatewayUrl: this.gatewayUrl });
    }
}

/** For how long an agent remembers. @throws Error when AgentCore takes no such time */
export function memoryInDays(name: string, days = 30): number {
    if (!Number.isInteger(days) || days < 7 || days > 365) {
        throw new Error(`The agent "${name}" cannot remember for ${days} days: give it 7 to 365.`);
    }
    return days;
}
