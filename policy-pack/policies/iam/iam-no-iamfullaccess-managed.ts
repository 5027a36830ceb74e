import { definePolicy, ofType, unknownValue } from "../../policy";
import { attachmentTypes, reportManagedPolicy } from "../../services/iam";
import type { AttachmentArgs } from "../../services/iam";

export default definePolicy<AttachmentArgs>({
    id: "iam-no-iamfullaccess-managed",
    title: "IAMFullAccess is attached to nobody",
    severity: "critical",
    appliesTo: attachmentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV2_AWS_56"],
    why: "Who may do everything in IAM can give themselves everything else.",
    fix: "Attach a policy that lists the IAM actions and the roles that are needed.",
    reference: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/IAMFullAccess.html",
    check(props, context) {
        reportManagedPolicy(props, context, "IAMFullAccess");
    },
    examples: {
        passes: {
            "a policy of the account's own is attached": {
                policyArn: "arn:aws:iam::111122223333:policy/IAMFullAccess",
            },
            "a narrower policy of AWS is attached": { policyArn: "arn:aws:iam::aws:policy/IAMReadOnlyAccess" },
        },
        fails: {
            "it is attached to a role": { policyArn: "arn:aws:iam::aws:policy/IAMFullAccess" },
            "it is attached to a group, in another partition": ofType(
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                {
                    policyArn: "arn:aws-us-gov:iam::aws:policy/IAMFullAccess",
                },
            ),
            "it is one of a role's managed policies": ofType("aws:iam/role:Role", {
                managedPolicyArns: [
                    "arn:aws:iam::aws:policy/IAMReadOnlyAccess",
                    "arn:aws:iam::aws:policy/IAMFullAccess",
                ],
            }),
            "it is one of a role's exclusive policies": ofType(
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                { roleName: "app", policyArns: [unknownValue, "arn:aws:iam::aws:policy/IAMFullAccess"] },
            ),
            "it is attached to a permission set": ofType(
                "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
                {
                    managedPolicyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
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
