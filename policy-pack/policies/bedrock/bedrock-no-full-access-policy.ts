import { definePolicy, ofType, unknownValue } from "../../policy";
import { attachmentTypes, reportManagedPolicy } from "../../services/iam";
import type { AttachmentArgs } from "../../services/iam";

export default definePolicy<AttachmentArgs>({
    id: "bedrock-no-full-access-policy",
    title: "AmazonBedrockFullAccess is attached to nobody",
    severity: "high",
    appliesTo: attachmentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["prowler:bedrock_full_access_policy_attached", "aws-aiml:BR-01"],
    why: "It allows every model, and to change or delete guardrails and the logging of calls that should hold them.",
    fix: "Attach a policy that allows bedrock:InvokeModel on the ARNs of the approved models.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-awsmanpol.html",
    check(props, context) {
        reportManagedPolicy(props, context, "AmazonBedrockFullAccess");
    },
    examples: {
        passes: {
            "a policy of the account's own is attached": {
                policyArn: "arn:aws:iam::111122223333:policy/AmazonBedrockFullAccess",
            },
            "a narrower policy of AWS is attached": { policyArn: "arn:aws:iam::aws:policy/AmazonBedrockReadOnly" },
        },
        fails: {
            "it is attached to a role": { policyArn: "arn:aws:iam::aws:policy/AmazonBedrockFullAccess" },
            "it is attached to a group, in another partition": ofType(
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                {
                    policyArn: "arn:aws-us-gov:iam::aws:policy/AmazonBedrockFullAccess",
                },
            ),
            "it is one of a role's managed policies": ofType("aws:iam/role:Role", {
                managedPolicyArns: [
                    "arn:aws:iam::aws:policy/AmazonBedrockReadOnly",
                    "arn:aws:iam::aws:policy/AmazonBedrockFullAccess",
                ],
            }),
            "it is one of a role's exclusive policies": ofType(
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                { roleName: "app", policyArns: [unknownValue, "arn:aws:iam::aws:policy/AmazonBedrockFullAccess"] },
            ),
            "it is attached to a permission set": ofType(
                "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
                {
                    managedPolicyArn: "arn:aws:iam::aws:policy/AmazonBedrockFullAccess",
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
