import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportUnconditional } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const register = {
    Effect: "Allow",
    Action: ["sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage"],
    Resource: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment/*",
};

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "sagemaker-iam-approval-status",
    title: "Roles that register models say which approval status they may give",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.6.2.4", "A.9.2"],
    why:
        "Who may register a model package in every status can approve it at once: a pipeline then releases its own model, " +
        "and nobody has looked at the evaluation.",
    fix: "Add a condition StringEquals that sagemaker:ModelApprovalStatus is PendingManualApproval.",
    reference: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
    check(props, context) {
        reportUnconditional(
            props,
            context,
            ["sagemaker:createmodelpackage"],
            /^sagemaker:modelapprovalstatus$/,
            "can approve the models that it registers",
        );
    },
    examples: {
        passes: {
            "what is registered waits for approval": policyOf({
                ...register,
                Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } },
            }),
            "approval is denied": policyOf(register, {
                Effect: "Deny",
                Action: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
                Resource: "*",
                Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" } },
            }),
            "models are approved by those who register none": policyOf({
                ...register,
                Action: "sagemaker:UpdateModelPackage",
            }),
            "models are only looked at": policyOf({ ...register, Action: "sagemaker:DescribeModelPackage" }),
        },
        fails: {
            "models are registered in any status": policyOf(register),
            "a wildcard takes it in": policyOf({ ...register, Action: "sagemaker:Create*" }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": {
                policy: { Statement: { ...register, Condition: unknownValue } } as never,
            },
        },
    },
});
