import type { ClusterArgs } from "@pulumi/aws/rds";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/rds";

const engine = "aurora-postgresql";

export default definePolicy<ClusterArgs>({
    id: "rds-iam-auth-cluster",
    title: "RDS and Aurora clusters take IAM credentials",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.3.2", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_162", "fsbp:RDS.12"],
    why: "A role's token ends after minutes and says who it was; a password is shared, copied into notebooks and stays.",
    fix: "Set iamDatabaseAuthenticationEnabled to true, and let clients connect with tokens.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.html",
    check({ engineMode, iamDatabaseAuthenticationEnabled }, { report, notApplicable }) {
        // The first generation of Aurora Serverless has no such authentication.
        if (engineMode === "serverless") notApplicable();
        if (String(iamDatabaseAuthenticationEnabled) !== "true") {
            report("takes no IAM credentials", "iamDatabaseAuthenticationEnabled");
        }
    },
    examples: {
        passes: { "IAM credentials are taken": { engine, iamDatabaseAuthenticationEnabled: true } },
        fails: {
            "it is left at its default, off": { engine },
            "it is off": { engine, iamDatabaseAuthenticationEnabled: false },
        },
        unknown: { "it is not known yet": { engine, iamDatabaseAuthenticationEnabled: unknownValue } },
        notApplicable: {
            "the cluster is of the first generation of Aurora Serverless": { engine, engineMode: "serverless" },
        },
    },
});
