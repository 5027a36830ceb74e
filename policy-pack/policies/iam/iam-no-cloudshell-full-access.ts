import { definePolicy, ofType, unknownValue } from "../../policy";
import { attachmentTypes, reportManagedPolicy } from "../../services/iam";
import type { AttachmentArgs } from "../../services/iam";

export default definePolicy<AttachmentArgs>({
    id: "iam-no-cloudshell-full-access",
    title: "AWSCloudShellFullAccess is attached to nobody",
    severity: "medium",
    appliesTo: attachmentTypes,
    supports: ["A.9.4"],
    equivalents: ["sechub:IAM.27"],
    why: "CloudShell has a way out to the internet and can transfer files: data that a person may read can leave by it.",
    fix: "Attach a policy without cloudshell:GetFileDownloadUrls and cloudshell:GetFileUploadUrls.",
    reference: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCloudShellFullAccess.html",
    check(props, context) {
        reportManagedPolicy(props, context, "AWSCloudShellFullAccess");
    },
    examples: {
        passes: {
            "a policy of the account's own is attached": {
                policyArn: "arn:aws:iam::111122223333:policy/AWSCloudShellFullAccess",
            },
            "a narrower policy of AWS is attached": { policyArn: "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess" },
        },
        fails: {
            "it is attached to a role": { policyArn: "arn:aws:iam::aws:policy/AWSCloudShellFullAccess" },
            "it is attached to a group, in another partition": ofType(
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                {
                    policyArn: "arn:aws-us-gov:iam::aws:policy/AWSCloudShellFullAccess",
                },
            ),
            "it is one of a role's managed policies": ofType("aws:iam/role:Role", {
                managedPolicyArns: [
                    "arn:aws:iam::aws:policy/CloudWatchReadOnlyAccess",
                    "arn:aws:iam::aws:policy/AWSCloudShellFullAccess",
                ],
            }),
            "it is one of a role's exclusive policies": ofType(
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                { roleName: "app", policyArns: [unknownValue, "arn:aws:iam::aws:policy/AWSCloudShellFullAccess"] },
            ),
            "it is attached to a permission set": ofType(
                "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
                {
                    managedPolicyArn: "arn:aws:iam::aws:policy/AWSCloudShellFullAccess",
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
