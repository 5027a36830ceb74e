import type { ModelPackageGroupPolicyArgs } from "@pulumi/aws/sagemaker";

import { allOf, anyOf, documentOf, selectionCovers } from "../../iam";
import type { PolicyDocument, Statement, Truth } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";

const groupType = "aws:sagemaker/modelPackageGroup:ModelPackageGroup";
const policyType = "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy";

const group = { type: groupType, props: { modelPackageGroupName: "sentiment" } };
const denial = {
    Effect: "Deny",
    Principal: "*",
    Action: "sagemaker:UpdateModelPackage",
    Resource: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment/*",
    Condition: {
        StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" },
        ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/model-approver" },
    },
};
const policyOf = (...Statement: object[]): { type: string; props: Record<string, unknown> } => ({
    type: policyType,
    props: {
        modelPackageGroupName: ref("group", "modelPackageGroupName"),
        resourcePolicy: JSON.stringify({ Version: "2012-10-17", Statement }),
    },
});

/** Whether a document denies approval to all but those whom it names. */
function bindsApproval({ unknown, problems, statements }: PolicyDocument): Truth {
    return anyOf([...statements.map(isDenialOfApproval), unknown || problems.length > 0 ? "unknown" : "no"]);
}

/** Of those who are left out, as principals or by a condition, there is no more to ask. */
function isDenialOfApproval({ effect, actions, conditions, unknownConditions }: Statement): Truth {
    if (effect === "Allow") return "no";
    // A denial in every status, of approval too, asks for none.
    const statuses = conditions.filter(({ key }) => key === "sagemaker:modelapprovalstatus");
    const isAboutApproval = statuses.every(
        ({ operator, values, unknown }) =>
            unknown || operator.includes("not") || values.some((value) => value === "Approved"),
    );
    return allOf([
        effect === undefined ? "unknown" : "yes",
        selectionCovers(actions, "sagemaker:updatemodelpackage"),
        isAboutApproval ? "yes" : "no",
        conditions.some(({ key }) => isOfOtherAccounts(key)) ? "no" : "yes",
        unknownConditions ? "unknown" : "yes",
    ]);
}

/** Who is denied by the account is not who approves. */
function isOfOtherAccounts(key: string): boolean {
    return /^aws:principal(account|orgid|orgpaths)$/.test(key);
}

export default definePolicy({
    id: "sagemaker-model-group-approver",
    title: "Model package groups let named principals alone approve models",
    severity: "low",
    scope: "stack",
    appliesTo: groupType,
    supports: ["A.3.2", "A.6.2.4", "A.9.2"],
    why:
        "Every identity that may change a model package may approve it, whoever registered it: a denial at the group holds " +
        "for all of them, administrators and pipelines included.",
    fix:
        "Add a ModelPackageGroupPolicy that denies Principal * the action sagemaker:UpdateModelPackage, on the conditions that " +
        "sagemaker:ModelApprovalStatus is Approved and that aws:PrincipalArn is not the approver's.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    check(resource, { graph, report, unknown }) {
        const policies = graph.referringTo<ModelPackageGroupPolicyArgs>(resource, "modelPackageGroupName", policyType);
        const documents = policies.resources.flatMap(({ props }) => documentOf(props, "resourcePolicy") ?? []);
        const verdict = anyOf([...documents.map(bindsApproval), policies.complete ? "no" : "unknown"]);
        if (verdict === "no") report("can have its models approved by everyone who may change them");
        if (verdict === "unknown") unknown("has a policy that is not known in full yet");
    },
    examples: {
        passes: {
            "all but one role are denied": { group, policy: policyOf(denial) },
            "changes are denied in every status": {
                group,
                policy: policyOf({
                    ...denial,
                    Condition: {
                        ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/model-approver" },
                    },
                }),
            },
        },
        fails: {
            "there is no policy": { group },
            "another account is let in, and nothing is denied": {
                group,
                policy: policyOf({
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::444455556666:root" },
                    Action: "sagemaker:DescribeModelPackage",
                    Resource: "arn:aws:sagemaker:eu-west-1:111122223333:model-package/sentiment/*",
                }),
            },
            "only other accounts are denied": {
                group,
                policy: policyOf({
                    ...denial,
                    Condition: { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } },
                }),
            },
            "only rejection is denied": {
                group,
                policy: policyOf({
                    ...denial,
                    Condition: { StringEquals: { "sagemaker:ModelApprovalStatus": "Rejected" } },
                }),
            },
        },
        unknown: {
            "the policy is not known yet": {
                group,
                policy: {
                    type: policyType,
                    props: {
                        modelPackageGroupName: ref("group", "modelPackageGroupName"),
                        resourcePolicy: unknownValue,
                    },
                },
            },
        },
    },
});
