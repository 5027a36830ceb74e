import type { InstanceArgs } from "@pulumi/aws/rds";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { clusterInstanceType, instanceType } from "../../services/rds";

export default definePolicy<Pick<InstanceArgs, "engine" | "publiclyAccessible">>({
    id: "rds-not-public",
    title: "RDS instances have no public address",
    severity: "critical",
    appliesTo: [instanceType, clusterInstanceType],
    supports: ["A.4.5", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_17",
        "cdk-nag:RDSInstancePublicAccess",
        "fsbp:RDS.2",
        "pulumi:aws-rds-instance-disallow-public-access",
        "pulumi:aws-rds-clusterinstance-disallow-public-access",
        "awsguard:rdsInstancePublicAccess",
    ],
    why: "With a public address one security group and one password stand between the internet and the data that models learn and answer from.",
    fix: "Set publiclyAccessible to false, or leave it out.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    check({ publiclyAccessible }, { report }) {
        if (String(publiclyAccessible ?? false) !== "false") report("has a public address", "publiclyAccessible");
    },
    examples: {
        passes: {
            "public access is left at its default, off": { engine: "postgres" },
            "public access to an instance of a cluster is off": ofType(clusterInstanceType, {
                publiclyAccessible: false,
            }),
        },
        fails: {
            "public access is on": { engine: "postgres", publiclyAccessible: true },
            "public access to an instance of a cluster is on": ofType(clusterInstanceType, {
                publiclyAccessible: true,
            }),
        },
        unknown: { "it is not known yet": { publiclyAccessible: unknownValue } },
    },
});
