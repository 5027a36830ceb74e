import { allOf, not, selectionCovers } from "../../iam";
import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import {
    attachmentTypes,
    coversService,
    identityPolicyTypes,
    reachesAllOf,
    reportAllowances,
    reportManagedPolicy,
} from "../../services/iam";
import type { AttachmentArgs, IdentityPolicyArgs } from "../../services/iam";

const service = "bedrock-agentcore";
const roleType = "aws:iam/role:Role";
const rolePolicyType = "aws:iam/rolePolicy:RolePolicy";

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<AttachmentArgs & IdentityPolicyArgs>({
    id: "agentcore-no-full-access",
    title: "Nobody has full access to AgentCore",
    severity: "high",
    appliesTo: [...attachmentTypes, ...identityPolicyTypes.filter((type) => type !== roleType)],
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["aws-aiml:AC-02", "aws-aiml:AG-16"],
    why: "BedrockAgentCoreFullAccess, or bedrock-agentcore:* on everything, allows every agent, memory, gateway and credential of the account: one agent that obeys a prompt reaches those of all others.",
    fix: "Attach a policy that lists the actions on the one agent, memory or gateway.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/security-iam-awsmanpol.html",
    check(props, context) {
        const holds = (["policy", "inlinePolicy", "inlinePolicies"] as const).some((key) => isSet(props, key));
        const attaches = (["policyArn", "managedPolicyArn", "policyArns", "managedPolicyArns"] as const).some((key) =>
            isSet(props, key),
        );
        if (!holds && !attaches) context.notApplicable();
        if (attaches) reportManagedPolicy(props, context, "BedrockAgentCoreFullAccess");
        if (!holds) return;
        reportAllowances(
            props,
            context,
            (statement) =>
                allOf([
                    coversService(statement.actions, service),
                    reachesAllOf(statement, service),
                    // Who may do everything is an administrator, which other policies ask about.
                    not(selectionCovers(statement.actions, "*")),
                ]),
            "allows all of AgentCore on everything",
        );
    },
    examples: {
        passes: {
            "a policy of the account's own is attached": {
                policyArn: "arn:aws:iam::111122223333:policy/BedrockAgentCoreFullAccess",
            },
            "some actions on one memory are allowed": ofType(
                rolePolicyType,
                policyOf({
                    Effect: "Allow",
                    Action: ["bedrock-agentcore:CreateEvent", "bedrock-agentcore:RetrieveMemoryRecords"],
                    Resource: "arn:aws:bedrock-agentcore:eu-central-1:111122223333:memory/claims-a1b2c3d4e5",
                }),
            ),
            "everything on one gateway is allowed": ofType(
                rolePolicyType,
                policyOf({
                    Effect: "Allow",
                    Action: "bedrock-agentcore:*",
                    Resource: "arn:aws:bedrock-agentcore:eu-central-1:111122223333:gateway/claims-a1b2c3d4e5",
                }),
            ),
            "a narrower policy of AWS is attached": { policyArn: "arn:aws:iam::aws:policy/AmazonBedrockReadOnly" },
        },
        fails: {
            "all of it is allowed by a document": ofType(
                rolePolicyType,
                policyOf({ Effect: "Allow", Action: "bedrock-agentcore:*", Resource: "*" }),
            ),
            "all of it is allowed by an inline policy of a role": ofType(roleType, {
                inlinePolicies: [
                    {
                        name: "agents",
                        ...policyOf({ Effect: "Allow", Action: ["bedrock-agentcore:*"], Resource: ["*"] }),
                    },
                ],
            }),
            "it is attached to a role": { policyArn: "arn:aws:iam::aws:policy/BedrockAgentCoreFullAccess" },
            "it is attached to a group, in another partition": ofType(
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                {
                    policyArn: "arn:aws-us-gov:iam::aws:policy/BedrockAgentCoreFullAccess",
                },
            ),
            "it is one of a role's managed policies": ofType(roleType, {
                managedPolicyArns: [
                    "arn:aws:iam::aws:policy/AmazonBedrockReadOnly",
                    "arn:aws:iam::aws:policy/BedrockAgentCoreFullAccess",
                ],
            }),
            "it is one of a role's exclusive policies": ofType(
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                { roleName: "app", policyArns: [unknownValue, "arn:aws:iam::aws:policy/BedrockAgentCoreFullAccess"] },
            ),
            "it is attached to a permission set": ofType(
                "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
                {
                    managedPolicyArn: "arn:aws:iam::aws:policy/BedrockAgentCoreFullAccess",
                },
            ),
        },
        unknown: {
            "the document is not known yet": ofType(rolePolicyType, { policy: unknownValue }),
            "the policy is not known yet": { policyArn: unknownValue },
        },
        notApplicable: {
            "a role has no managed policies": ofType(roleType, { assumeRolePolicy: "{}" }),
        },
    },
});
