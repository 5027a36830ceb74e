import type { ModelPackageGroupPolicyArgs } from "@pulumi/aws/sagemaker";

import { documentOf, publicAccess } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";

interface Config {
    readonly trustedAccounts: readonly string[];
}

const nativeType = "aws-native:sagemaker:ModelPackageGroup";
const group = "arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/credit-scoring";
const policyFor = (Principal: unknown, rest: object = {}): string =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal, Action: "sagemaker:DescribeModelPackage", Resource: group, ...rest }],
    });

type Args = ModelPackageGroupPolicyArgs & { modelPackageGroupPolicy?: string };

export default definePolicy<Args, Config>({
    id: "sagemaker-model-package-group-no-outsiders",
    title: "Model package groups are open to trusted accounts only",
    severity: "high",
    appliesTo: ["aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy", nativeType],
    supports: ["A.9.4", "A.10.3"],
    why: "Another account that may read the registry copies the models; one that may write to it decides what is deployed from there.",
    fix: "Take the principals of other accounts out of the policy, or list the accounts under trustedAccounts.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html",
    config: {
        trustedAccounts: {
            type: "array",
            items: { type: "string" },
            default: [],
            description: "The ids of other accounts that may use model package groups.",
        },
    },
    check(props, { report, unknown, notApplicable, config, resource }) {
        const key = resource.type === nativeType ? "modelPackageGroupPolicy" : "resourcePolicy";
        const document = documentOf(props, key);
        if (!document) return notApplicable();
        const open = publicAccess(document).verdict;
        if (open === "yes") report("lets everybody in", key);
        let isOpen = document.unknown || document.problems.length > 0 || open === "unknown";
        for (const statement of document.statements) {
            if (statement.effect === "Deny") continue;
            isOpen ||= statement.principals?.unknown ?? false;
            const foreign = foreignAccounts(statement, config.trustedAccounts);
            if (foreign > 0) report("lets accounts in that are not among the trusted ones", key);
        }
        if (isOpen) unknown("has a policy that is not known yet in full", key);
    },
    examples: {
        passes: {
            "a role of the group's own account is let in": {
                resourcePolicy: policyFor({ AWS: "arn:aws:iam::111122223333:role/deploy" }),
            },
            "the other account is trusted": withConfig(
                { trustedAccounts: ["444455556666"] },
                { resourcePolicy: policyFor({ AWS: "arn:aws:iam::444455556666:root" }) },
            ),
            "everybody is denied": { resourcePolicy: policyFor("*", { Effect: "Deny" }) },
        },
        fails: {
            "another account is let in": { resourcePolicy: policyFor({ AWS: "arn:aws:iam::444455556666:root" }) },
            "another account is let in beside one's own": {
                resourcePolicy: policyFor({ AWS: ["arn:aws:iam::111122223333:root", "444455556666"] }),
            },
            "everybody is let in": { resourcePolicy: policyFor("*") },
            "another account is let in, in the AWS Native provider": ofType(nativeType, {
                modelPackageGroupPolicy: JSON.parse(policyFor({ AWS: "arn:aws:iam::444455556666:root" })) as object,
            }),
        },
        unknown: { "the policy is not known yet": { resourcePolicy: unknownValue } },
        notApplicable: { "the group has no policy": ofType(nativeType, { modelPackageGroupName: "credit-scoring" }) },
    },
});

/** How many accounts a statement lets in that are neither trusted nor the owner of what it is about. */
function foreignAccounts({ principals, resources }: Statement, trusted: readonly string[]): number {
    const owners = new Set(resources.patterns.map((arn) => arn.split(":")[4]));
    const accounts = (principals?.named ?? [])
        .filter(({ kind }) => kind === "AWS")
        .map(({ value }) => (/^\d{12}$/.test(value) ? value : value.split(":")[4]));
    return accounts.filter((account) => account !== undefined && !owners.has(account) && !trusted.includes(account))
        .length;
}
