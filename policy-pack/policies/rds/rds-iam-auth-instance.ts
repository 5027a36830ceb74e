import type { InstanceArgs } from "@pulumi/aws/rds";

import { definePolicy, unknownValue } from "../../policy";
import { instanceType } from "../../services/rds";

const engines = ["mysql", "mariadb", "postgres"];

export default definePolicy<InstanceArgs>({
    id: "rds-iam-auth-instance",
    title: "RDS instances take IAM credentials",
    severity: "medium",
    appliesTo: instanceType,
    supports: ["A.3.2", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_161", "fsbp:RDS.10"],
    why: "A role's token ends after minutes and says who it was; a password is shared, copied into notebooks and stays.",
    fix: "Set iamDatabaseAuthenticationEnabled to true, and let clients connect with tokens.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html",
    check({ engine, iamDatabaseAuthenticationEnabled }, { report, notApplicable }) {
        // Replicas name no engine; Oracle, SQL Server and Db2 have no such authentication.
        if (engine !== undefined && engine !== null && !engines.includes(engine)) notApplicable();
        if (String(iamDatabaseAuthenticationEnabled) !== "true") {
            report("takes no IAM credentials", "iamDatabaseAuthenticationEnabled");
        }
    },
    examples: {
        passes: { "IAM credentials are taken": { engine: "postgres", iamDatabaseAuthenticationEnabled: true } },
        fails: {
            "it is left at its default, off": { engine: "postgres" },
            "it is off": { engine: "mysql", iamDatabaseAuthenticationEnabled: false },
        },
        unknown: { "it is not known yet": { engine: "postgres", iamDatabaseAuthenticationEnabled: unknownValue } },
        notApplicable: { "the engine has none": { engine: "sqlserver-se" } },
    },
});
