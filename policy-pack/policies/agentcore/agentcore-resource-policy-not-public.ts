import type { AgentcoreResourcePolicyArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { resourcePolicyType } from "../../services/agentcore";
import { reportPublicAccess } from "../../services/resource-policies";

const invoke = {
    Effect: "Allow",
    Principal: "*",
    Action: "bedrock-agentcore:InvokeAgentRuntime",
    Resource: "arn:aws:bedrock-agentcore:eu-central-1:111122223333:runtime/claims-a1b2c3d4e5",
};
const policyOf = (...statements: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

export default definePolicy<AgentcoreResourcePolicyArgs>({
    id: "agentcore-resource-policy-not-public",
    title: "Resource policies of agents and gateways do not let everybody in",
    severity: "high",
    appliesTo: resourcePolicyType,
    supports: ["A.9.4"],
    why: "Whoever may invoke an agent or gateway acts with its role: a policy for every principal gives that to every AWS account, and leaves those who show a token to the authorizer alone, from wherever they come.",
    fix: "Name roles or accounts as Principal; where callers show tokens, which takes a Principal of *, add a condition on aws:SourceVpc, aws:SourceVpce or aws:SourceIp.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/resource-based-policies.html",
    check(props, context) {
        reportPublicAccess(props, "policy", context);
    },
    examples: {
        passes: {
            "the policy names a role": policyOf({
                ...invoke,
                Principal: { AWS: "arn:aws:iam::111122223333:role/claims-app" },
            }),
            "everybody who shows a token is let in from one VPC": policyOf({
                ...invoke,
                Condition: { StringEquals: { "aws:SourceVpc": "vpc-0123456789abcdef0" } },
            }),
            "everybody of one organization is let in": policyOf({
                ...invoke,
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
            }),
        },
        fails: {
            "the policy lets everybody in": policyOf(invoke),
            "every AWS account is let in": policyOf({ ...invoke, Principal: { AWS: "*" } }),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "there is no document": {} },
    },
});
