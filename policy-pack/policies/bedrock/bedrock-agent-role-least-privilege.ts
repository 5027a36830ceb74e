import type { StackExample } from "../../policy";
import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { agentType } from "../../services/bedrock";
import { agentTypes, nativeAgentType } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";
import { reportExcess, roleType, withRoleAt } from "../../services/execution-roles";

const boundary = "arn:aws:iam::111122223333:policy/agents-boundary";
const boundaryType = "aws:iam/policy:Policy";

function document(statement: object): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

const invocation = document({
    Effect: "Allow",
    Action: "bedrock:InvokeModel",
    Resource: "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
});

/** An agent whose role has these properties. */
function agentWith(role: Readonly<Record<string, unknown>>, type: string = agentType): StackExample {
    return {
        bounds: { type: boundaryType, props: { policy: invocation } },
        role: { type: roleType, props: role },
        agent: { type, props: { agentResourceRoleArn: ref("role", "arn") } },
    };
}

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-role-least-privilege",
    title: "The role of an agent has no full access and a permissions boundary",
    severity: "medium",
    scope: "stack",
    appliesTo: agentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["prowler:bedrock_agent_role_least_privilege"],
    why: "A manipulated agent does whatever its role allows. The boundary holds even when somebody later attaches one policy too many.",
    fix: "Give the role in agentResourceRoleArn a policy with the actions and ARNs that the agent needs, no FullAccess policy of AWS, and a permissionsBoundary.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html",
    check(agent, context) {
        withRoleAt(agent, "agentResourceRoleArn", context, (role) => {
            if (!isSet(role.props, "permissionsBoundary")) {
                context.report(
                    `runs with a role ("${role.name}") without a permissions boundary`,
                    "agentResourceRoleArn",
                );
            }
            reportExcess(role, "agentResourceRoleArn", context);
        });
    },
    examples: {
        passes: {
            "the role may call one model, within a boundary": agentWith({
                permissionsBoundary: boundary,
                inlinePolicies: [{ name: "models", policy: invocation }],
            }),
            "an agent of aws-native has such a role": agentWith(
                {
                    permissionsBoundary: ref("bounds", "arn"),
                    inlinePolicies: [{ name: "models", policy: invocation }],
                },
                nativeAgentType,
            ),
        },
        fails: {
            "the role has no boundary": agentWith({ inlinePolicies: [{ name: "models", policy: invocation }] }),
            "the role has a policy of AWS with full access": {
                ...agentWith({ permissionsBoundary: boundary }),
                attachment: {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    props: { role: ref("role", "name"), policyArn: "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess" },
                },
            },
            "the role has such a policy in its own list": agentWith({
                permissionsBoundary: boundary,
                managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonBedrockFullAccess"],
            }),
            "the role may do everything": agentWith({
                permissionsBoundary: boundary,
                inlinePolicies: [{ name: "all", policy: document({ Effect: "Allow", Action: "*", Resource: "*" }) }],
            }),
            "the role can change its own policies, if a boundary that is made elsewhere lets it": agentWith({
                permissionsBoundary: "arn:aws:iam::111122223333:policy/made-elsewhere",
                inlinePolicies: [
                    { name: "iam", policy: document({ Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" }) },
                ],
            }),
            "the role can change its own policies": agentWith({
                permissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess",
                inlinePolicies: [
                    { name: "iam", policy: document({ Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" }) },
                ],
            }),
        },
        unknown: {
            "the role is not part of the stack": {
                agent: {
                    type: agentType,
                    props: { agentResourceRoleArn: "arn:aws:iam::111122223333:role/shared-agent" },
                },
            },
            "a policy of the role is not known yet": agentWith({
                permissionsBoundary: boundary,
                inlinePolicies: [{ name: "models", policy: unknownValue }],
            }),
        },
    },
});
