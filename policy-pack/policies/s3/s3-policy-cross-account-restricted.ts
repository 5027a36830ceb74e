import type { BucketPolicyArgs } from "@pulumi/aws/s3";

import { selectionMeets } from "../../iam";
import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { reportOtherAccounts, trustedAccountsConfig } from "../../services/accounts";

const policyType = "aws:s3/bucketPolicy:BucketPolicy";
/** What lets another account open the bucket, or lose what is in it. */
const dangerous = [
    "s3:deletebucketpolicy",
    "s3:putbucketacl",
    "s3:putbucketpolicy",
    "s3:putencryptionconfiguration",
    "s3:putobjectacl",
];

function bucketWith(Action: unknown, AWS: unknown): StackExample {
    return {
        role: { type: "aws:iam/role:Role", props: { arn: "arn:aws:iam::111122223333:role/serving" } },
        policy: {
            type: policyType,
            props: {
                bucket: "training-data",
                policy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: [
                        { Effect: "Allow", Principal: { AWS }, Action, Resource: "arn:aws:s3:::training-data/*" },
                    ],
                }),
            },
        },
    };
}

export default definePolicy<Pick<BucketPolicyArgs, "policy">, { trustedAccounts: readonly string[] }>({
    id: "s3-policy-cross-account-restricted",
    title: "Bucket policies let no other account change who gets in",
    severity: "high",
    scope: "stack",
    appliesTo: policyType,
    supports: ["A.7.2", "A.9.4", "A.10.3"],
    equivalents: ["fsbp:S3.6"],
    why: "An account that may change the bucket's policy, lists or encryption can open training data to everybody.",
    fix: "Leave s3:PutBucketPolicy, s3:DeleteBucketPolicy, s3:PutBucketAcl, s3:PutObjectAcl and s3:PutEncryptionConfiguration out of what other accounts may do.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6",
    config: { trustedAccounts: trustedAccountsConfig },
    check(policy, context) {
        reportOtherAccounts(
            policy.props,
            "policy",
            context,
            "lets another account change who gets in, or the encryption",
            ({ actions }) => dangerous.some((action) => selectionMeets(actions, action) !== "no"),
        );
    },
    examples: {
        passes: {
            "another account reads": bucketWith("s3:GetObject", "444455556666"),
            "the own account does everything": bucketWith("s3:*", "arn:aws:iam::111122223333:root"),
            "the other account is one of the company's own list": withConfig(
                { trustedAccounts: ["444455556666"] },
                bucketWith("s3:*", "444455556666"),
            ),
        },
        fails: {
            "another account changes the policy": bucketWith("s3:PutBucketPolicy", "444455556666"),
            "another account does everything": bucketWith("s3:*", "arn:aws:iam::444455556666:role/etl"),
        },
        unknown: {
            "the policy is not known yet": { policy: { type: policyType, props: { policy: unknownValue } } },
        },
    },
});
