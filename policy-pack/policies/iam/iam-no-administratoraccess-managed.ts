import { definePolicy, ofType, unknownValue } from "../../policy";
import { attachmentTypes, reportManagedPolicy } from "../../services/iam";
import type { AttachmentArgs } from "../../services/iam";

export default definePolicy<AttachmentArgs>({
    id: "iam-no-administratoraccess-managed",
    title: "AdministratorAccess is attached to nobody",
    severity: "critical",
    appliesTo: attachmentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_274", "checkov:CKV_AWS_275"],
    why: "Whoever gets hold of such a role has the whole account: data, models, logs and the policies themselves.",
    fix: "Attach a policy that lists what the workload needs; keep administration for people who sign in for it.",
    reference: "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AdministratorAccess.html",
    check(props, context) {
        reportManagedPolicy(props, context, "AdministratorAccess");
    },
    examples: {
        passes: {
            "a policy of the account's own is attached": {
                policyArn: "arn:aws:iam::111122223333:policy/AdministratorAccess",
            },
            "a narrower policy of AWS is attached": { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        },
        fails: {
            "it is attached to a role": { policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" },
            "it is attached to a group, in another partition": ofType(
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                {
                    policyArn: "arn:aws-us-gov:iam::aws:policy/AdministratorAccess",
                },
            ),
            "it is one of a role's managed policies": ofType("aws:iam/role:Role", {
                managedPolicyArns: [
                    "arn:aws:iam::aws:policy/ReadOnlyAccess",
                    "arn:aws:iam::aws:policy/AdministratorAccess",
                ],
            }),
            "it is one of a role's exclusive policies": ofType(
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                { roleName: "app", policyArns: [unknownValue, "arn:aws:iam::aws:policy/AdministratorAccess"] },
            ),
            "it is attached to a permission set": ofType(
                "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
                {
                    managedPolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
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
