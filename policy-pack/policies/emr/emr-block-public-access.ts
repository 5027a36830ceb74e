import type { BlockPublicAccessConfigurationArgs } from "@pulumi/aws/emr";

import { definePolicy, unknownValue } from "../../policy";

const ssh = { minRange: 22, maxRange: 22 };

export default definePolicy<BlockPublicAccessConfigurationArgs>({
    id: "emr-block-public-access",
    title: "EMR starts no cluster whose security groups are open to the internet",
    severity: "high",
    appliesTo: "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "checkov:CKV_AWS_390",
        "prowler:emr_cluster_account_public_block_enabled",
        "fsbp:EMR.2",
        "sentinel:emr-block-public-access-enabled",
        "config:EMR_BLOCK_PUBLIC_ACCESS",
    ],
    why: "The consoles and services of a cluster ask for no password by default: in a public subnet with open security groups they are everybody's.",
    fix: "Set blockPublicSecurityGroupRules to true, and permit no ports but 22.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html",
    check({ blockPublicSecurityGroupRules, permittedPublicSecurityGroupRuleRanges }, { report, each }) {
        if (String(blockPublicSecurityGroupRules) !== "true") {
            return report("does not block public access", "blockPublicSecurityGroupRules");
        }
        each(permittedPublicSecurityGroupRuleRanges, ({ minRange, maxRange }, index) => {
            if (Number(minRange) !== 22 || Number(maxRange) !== 22) {
                report(
                    "permits public access to other ports than 22",
                    `permittedPublicSecurityGroupRuleRanges.${index}`,
                );
            }
        });
    },
    examples: {
        passes: {
            "public access is blocked": { blockPublicSecurityGroupRules: true },
            "public access is blocked but for SSH": {
                blockPublicSecurityGroupRules: true,
                permittedPublicSecurityGroupRuleRanges: [ssh],
            },
        },
        fails: {
            "public access is not blocked": { blockPublicSecurityGroupRules: false },
            "nothing is said": {},
            "every port is permitted": {
                blockPublicSecurityGroupRules: true,
                permittedPublicSecurityGroupRuleRanges: [ssh, { minRange: 0, maxRange: 65535 }],
            },
        },
        unknown: { "it is not known yet": { blockPublicSecurityGroupRules: unknownValue } },
    },
});
