import type { Account } from "../account";
import type { Permission } from "../security/permissions";
import type { Statement } from "../security/policy-document";

/** What an agent's container does for itself: write its logs, metrics and traces, and get tokens for who it works for. */
export function runtimePermissions(runtimeName: string, account: Account): readonly Permission[] {
    const { partition, region, id } = account;
    // AgentCore ends the names of log group and identity in an id of its own.
    const logGroup = `arn:${partition}:logs:${region}:${id}:log-group:/aws/bedrock-agentcore/runtimes/${runtimeName}-*`;
    const directory = `arn:${partition}:bedrock-agentcore:${region}:${id}:workload-identity-directory/default`;
    return [
        { actions: ["logs:DescribeLogStreams"], resources: [logGroup] },
        { actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [`${logGroup}:log-stream:*`] },
        { actions: ["logs:DescribeLogGroups"], resources: ["*"] },
        {
            actions: ["cloudwatch:PutMetricData"],
            resources: ["*"],
            conditions: { StringEquals: { "cloudwatch:namespace": "bedrock-agentcore" } },
        },
        { actions: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], resources: ["*"] },
        {
            // Not ...ForUserId: with it an agent could say itself who it works for.
            actions: ["bedrock-agentcore:GetWorkloadAccessToken", "bedrock-agentcore:GetWorkloadAccessTokenForJWT"],
            resources: [directory, `${directory}/workload-identity/${runtimeName}-*`],
        },
    ];
}

/** Remembering and recalling. */
export function memoryPermissions(memoryArn: string): readonly Permission[] {
    return [
        {
            actions: [
                "bedrock-agentcore:CreateEvent",
                "bedrock-agentcore:GetEvent",
                "bedrock-agentcore:GetMemoryRecord",
                "bedrock-agentcore:ListEvents",
                "bedrock-agentcore:ListMemoryRecords",
                "bedrock-agentcore:RetrieveMemoryRecords",
            ],
            resources: [memoryArn],
        },
    ];
}

/** Asking a policy engine whether a call to a tool is allowed. */
export function policyEnginePermissions(
    policyEngineArn: string,
    gatewayName: string,
    account: Account,
): readonly Permission[] {
    const { partition, region, id } = account;
    // The role is made before the gateway, whose id begins with its name.
    const gateway = `arn:${partition}:bedrock-agentcore:${region}:${id}:gateway/${gatewayName}-*`;
    return [
        { actions: ["bedrock-agentcore:GetPolicyEngine"], resources: [policyEngineArn] },
        {
            actions: ["bedrock-agentcore:AuthorizeAction", "bedrock-agentcore:PartiallyAuthorizeActions"],
            resources: [policyEngineArn, gateway],
        },
    ];
}

/** A resource's policy: whoever has a token, if they come from one network. Who has a token is no principal of AWS's. */
export function onlyFromNetwork(action: string, arn: string, vpcId: string): readonly Statement[] {
    const ask = { Principal: "*", Action: action, Resource: arn } as const;
    return [
        { Sid: "FromTheNetwork", Effect: "Allow", ...ask, Condition: { StringEquals: { "aws:SourceVpc": vpcId } } },
        { Sid: "FromNowhereElse", Effect: "Deny", ...ask, Condition: { StringNotEquals: { "aws:SourceVpc": vpcId } } },
    ];
}
