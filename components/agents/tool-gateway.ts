import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackIdentifier, stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import { RequestFilter } from "../network/request-filter";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import { policyDocument } from "../security/policy-document";
import { onlyFromNetwork, policyEnginePermissions } from "./agent-permissions";
import { deliverLogs } from "./log-delivery";
import type { AgentTool } from "./tools";
import { toolPolicy, toolSchema } from "./tools";

/** An identity provider, and for whom its tokens have to be. One of audiences and clients at least. */
export interface JwtAuthorizer {
    /** Where the provider tells of itself: https://.../.well-known/openid-configuration */
    readonly discoveryUrl: string;
    readonly audiences?: readonly string[];
    readonly clients?: readonly string[];
}

export interface ToolGatewayArgs {
    readonly authorizer: JwtAuthorizer;
    /** Where agents come from: nobody is let in from anywhere else. It gets an endpoint for the gateway. */
    readonly network: PrivateNetwork;
    /** None unless told. */
    readonly tools?: readonly AgentTool[];
    /** What requests have to pass first; a filter of the gateway's own unless told. */
    readonly filter?: RequestFilter;
    /** Encrypts the gateway, its policies and its logs; it has to let logs use it. One of the gateway's own unless told. */
    readonly key?: EncryptionKey;
}

/** The way from agents to tools: for users who are signed in, and for what a policy permits; each tool has one of its own. */
export class ToolGateway extends pulumi.ComponentResource implements EvidenceSource {
    readonly arn: pulumi.Output<string>;
    readonly url: pulumi.Output<string>;
    readonly role: ExecutionRole;
    readonly evidence: readonly Evidence[];

    /** @throws Error when the key does not serve, nobody in particular is let in, or a tool is malformed */
    constructor(name: string, args: ToolGatewayArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:agents:ToolGateway", name, {}, opts);
        const parent = { parent: this };
        const { tools = [] } = args;
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["logs"] }, parent);
        args.network.reach("bedrock-agentcore.gateway");
        const engine = new aws.bedrock.AgentcorePolicyEngine(
            name,
            {
                name: stackIdentifier(name, 48),
                description: `What agents may do with the tools of ${name}`,
                encryptionKeyArn: key.arn,
            },
            parent,
        );
        const gatewayName = stackName(name, 48);
        this.role = new ExecutionRole(name, { service: "bedrock-agentcore.amazonaws.com" }, parent);
        this.role.grant(
            "ask-policies",
            pulumi
                .all([engine.policyEngineArn, accountOf(this)])
                .apply(([arn, account]) => policyEnginePermissions(arn, gatewayName, account)),
        );
        key.grantEncryptDecrypt(this.role);
        key.grantToServices(this.role);
        for (const tool of tools) {
            this.role.grant(
                `call-${tool.name}`,
                pulumi
                    .output(tool.functionArn)
                    .apply((arn) => [{ actions: ["lambda:InvokeFunction"], resources: [arn] }]),
            );
        }
        const gateway = new aws.bedrock.AgentcoreGateway(
            name,
            {
                name: gatewayName,
                roleArn: this.role.arn,
                protocolType: "MCP",
                protocolConfiguration: {
                    mcp: {
                        supportedVersions: ["2025-06-18", "2025-11-25"],
                        sessionConfiguration: { sessionTimeoutInSeconds: 3600 },
                    },
                },
                authorizerType: "CUSTOM_JWT",
                authorizerConfiguration: jwtAuthorizer(name, args.authorizer),
                kmsKeyArn: key.arn,
                policyEngineConfiguration: { arn: engine.policyEngineArn, mode: "ENFORCE" },
            },
            { ...parent, dependsOn: [...this.role.policies] },
        );
        new aws.bedrock.AgentcoreResourcePolicy(
            name,
            {
                resourceArn: gateway.gatewayArn,
                policy: pulumi
                    .all([gateway.gatewayArn, args.network.vpcId])
                    .apply(([arn, vpcId]) =>
                        policyDocument(onlyFromNetwork("bedrock-agentcore:InvokeGateway", arn, vpcId)),
                    ),
            },
            parent,
        );
        const filter = args.filter ?? new RequestFilter(`${name}-filter`, { key }, parent);
        filter.protect(name, gateway.gatewayArn);
        for (const tool of tools) {
            const target = new aws.bedrock.AgentcoreGatewayTarget(
                `${name}-${tool.name}`,
                {
                    name: tool.name,
                    description: tool.description,
                    gatewayIdentifier: gateway.gatewayId,
                    credentialProviderConfiguration: { gatewayIamRole: {} },
                    targetConfiguration: {
                        mcp: {
                            lambda: {
                                lambdaArn: tool.functionArn,
                                toolSchema: { inlinePayloads: [toolSchema(tool)] },
                            },
                        },
                    },
                },
                parent,
            );
            new aws.bedrock.AgentcorePolicy(
                `${name}-${tool.name}`,
                {
                    name: stackIdentifier(`${name}-${tool.name}`, 48),
                    policyEngineId: engine.policyEngineId,
                    validationMode: "FAIL_ON_ANY_FINDINGS",
                    definition: {
                        cedar: { statement: gateway.gatewayArn.apply((arn) => toolPolicy(tool, arn)) },
                    },
                },
                // A policy is checked against what the gateway offers.
                { ...parent, dependsOn: target },
            );
        }
        const logGroupName = deliverLogs(
            name,
            { resourceArn: gateway.gatewayArn, service: "bedrock-agentcore/gateway", key },
            this,
        );
        this.arn = gateway.gatewayArn;
        this.url = gateway.gatewayUrl;
        this.evidence = [
            {
                control: "A.9.2",
                shows: "agents use a tool only where a policy permits it, and people confirm what has to be confirmed",
                resource: engine.policyEngineArn,
                record: pulumi.interpolate`log-group:${logGroupName}`,
            },
        ];
        this.registerOutputs({ arn: this.arn, url: this.url });
    }
}

/** Whose tokens are taken. @throws Error when everybody's are, or the provider is asked without TLS */
export function jwtAuthorizer(
    name: string,
    { discoveryUrl, audiences = [], clients = [] }: JwtAuthorizer,
): { customJwtAuthorizer: { discoveryUrl: string; allowedAudiences?: string[]; allowedClients?: string[] } } {
    if (!/^https:\/\/\S+\/\.well-known\/openid-configuration$/.test(discoveryUrl)) {
        throw new Error(
            `"${name}" has a discovery URL that is none: write https://<provider>/.well-known/openid-configuration.`,
        );
    }
    if (audiences.length + clients.length === 0) {
        throw new Error(
            `"${name}" would take every token of its identity provider: name the audiences or the clients they have to be for.`,
        );
    }
    return {
        customJwtAuthorizer: {
            discoveryUrl,
            ...(audiences.length === 0 ? {} : { allowedAudiences: [...audiences] }),
            ...(clients.length === 0 ? {} : { allowedClients: [...clients] }),
        },
    };
}
