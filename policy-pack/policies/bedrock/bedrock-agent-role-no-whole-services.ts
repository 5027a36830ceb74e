import type { StackExample } from "../../policy";
import { definePolicy, ref, unknownValue } from "../../policy";
import { agentType } from "../../services/bedrock";
import { agentTypes, nativeAgentType } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";
import { reportWholeServices, roleType, withRoleAt } from "../../services/execution-roles";

/** An agent whose role has this statement in an inline policy. */
function agentWith(statement: object, type: string = agentType): StackExample {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return {
        role: { type: roleType, props: { inlinePolicies: [{ name: "agent", policy }] } },
        agent: { type, props: { agentResourceRoleArn: ref("role", "arn") } },
    };
}

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-role-no-whole-services",
    title: "The role of an agent allows single actions, not whole services",
    severity: "high",
    scope: "stack",
    appliesTo: agentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["aws-aiml:FS-07"],
    why: "An agent chooses its actions by what it reads. With s3:* in its role a planted sentence in a document is enough to delete a bucket.",
    fix: "List in the role's policies the actions that the agent needs, such as bedrock:InvokeModel and bedrock:Retrieve, with the ARNs they are meant for.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html",
    check(agent, context) {
        withRoleAt(agent, "agentResourceRoleArn", context, (role) =>
            reportWholeServices(role, "agentResourceRoleArn", context),
        );
    },
    examples: {
        passes: {
            "the role may call one model": agentWith({
                Effect: "Allow",
                Action: ["bedrock:InvokeModel", "bedrock:GetInferenceProfile"],
                Resource: "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
            }),
            "actions are named by their beginning": agentWith({
                Effect: "Allow",
                Action: "bedrock:InvokeModel*",
                Resource: "arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0",
            }),
        },
        fails: {
            "the role allows all of Amazon S3": agentWith({
                Effect: "Allow",
                Action: "s3:*",
                Resource: "arn:aws:s3:::orders/*",
            }),
            "the role allows everything": agentWith({ Effect: "Allow", Action: "*", Resource: "*" }),
            "the role allows all but a few actions": agentWith({
                Effect: "Allow",
                NotAction: "iam:*",
                Resource: "*",
            }),
            "an agent of aws-native has such a role": agentWith(
                { Effect: "Allow", Action: ["lambda:*"], Resource: "*" },
                nativeAgentType,
            ),
            "a policy of AWS allows all of Bedrock": {
                ...agentWith({ Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" }),
                attachment: {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    props: { role: ref("role", "name"), policyArn: "arn:aws:iam::aws:policy/AmazonBedrockFullAccess" },
                },
            },
        },
        unknown: {
            "the role is not known yet": { agent: { type: agentType, props: { agentResourceRoleArn: unknownValue } } },
            "the action is not known yet": {
                role: {
                    type: roleType,
                    props: {
                        inlinePolicies: [
                            {
                                name: "agent",
                                policy: unknownValue,
                            },
                        ],
                    },
                },
                agent: { type: agentType, props: { agentResourceRoleArn: ref("role", "arn") } },
            },
        },
    },
});
