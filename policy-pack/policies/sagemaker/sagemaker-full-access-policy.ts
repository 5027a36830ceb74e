import { definePolicy, ofType, unknownValue } from "../../policy";
import { attachmentTypes, reportManagedPolicy } from "../../services/iam";
import type { AttachmentArgs } from "../../services/iam";

export default definePolicy<AttachmentArgs>({
    id: "sagemaker-full-access-policy",
    title: "AmazonSageMakerFullAccess is attached to nobody",
    severity: "high",
    appliesTo: attachmentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["aws-aiml:SM-02"],
    why: "It allows all of SageMaker AI on everything in the account, and buckets, images, keys and logs beside it: one notebook reaches every other team and model.",
    fix: "Attach a policy that lists the actions and the ARNs of the one workload.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol.html",
    check(props, context) {
        reportManagedPolicy(props, context, "AmazonSageMakerFullAccess");
    },
    examples: {
        passes: {
            "a policy of the account's own is attached": {
                policyArn: "arn:aws:iam::111122223333:policy/AmazonSageMakerFullAccess",
            },
            "a narrower policy of AWS is attached": { policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly" },
        },
        fails: {
            "it is attached to a role": { policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess" },
            "it is attached to a group, in another partition": ofType(
                "aws:iam/groupPolicyAttachment:GroupPolicyAttachment",
                {
                    policyArn: "arn:aws-us-gov:iam::aws:policy/AmazonSageMakerFullAccess",
                },
            ),
            "it is one of a role's managed policies": ofType("aws:iam/role:Role", {
                managedPolicyArns: [
                    "arn:aws:iam::aws:policy/AmazonSageMakerReadOnly",
                    "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
                ],
            }),
            "it is one of a role's exclusive policies": ofType(
                "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
                { roleName: "app", policyArns: [unknownValue, "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess"] },
            ),
            "it is attached to a permission set": ofType(
                "aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment",
                {
                    managedPolicyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
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
