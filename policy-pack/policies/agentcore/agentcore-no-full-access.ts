import { definePolicy, ofType, unknownValue } from "../../policy";
import { attachmentTypes, reportManagedPolicy } from "../../services/iam";
import type { AttachmentArgs } from "../../services/iam";

export default definePolicy<AttachmentArgs>({
    id: "agentcore-no-full-access",
    title: "BedrockAgentCoreFullAccess is attached to nobody",
    severity: "high",
    appliesTo: attachmentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["aws-aiml:AC-02"],
    why: "It allows every agent, memory, gateway and credential of the account: one agent that obeys a prompt reaches those of all others.",
    fix: "Attach a policy that lists the actions on the one agent, memory or gateway.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/security-iam-awsmanpol.html",
    check(props, context) {
        reportManagedPolicy(props, context, "BedrockAgentCoreFullAccess");
    },
    examples: {
        passes: {
            "a policy of the account's own is attached": {
                policyArn: "arn:aws:iam::111122223333:policy/BedrockAgentCoreFullAccess",
            },
            "a narrower policy of AWS is attached": { policyArn: "arn:aws:iam::aws:policy/AmazonBedrockReadOnly" },
        },
        fails: {
            "it is attached to a role": { policyArn: "arn:aws:iam::aws:policy/BedrockAgentCoreFullAccess" },
            "it is attached to a group, in another partition": ofType(
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                {
                    policyArn: "arn:aws-us-gov:iam::aws:policy/BedrockAgentCoreFullAccess",
                },
            ),
            "it is one of a role's managed policies": ofType("aws:iam/role:Role", {
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
            "the policy is not known yet": { policyArn: unknownValue },
        },
        notApplicable: {
            "a role has no managed policies": ofType("aws:iam/role:Role", { assumeRolePolicy: "{}" }),
        },
    },
});
