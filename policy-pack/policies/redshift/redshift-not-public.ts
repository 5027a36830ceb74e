import type { ClusterArgs } from "@pulumi/aws/redshift";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { clusterType, workgroupType } from "../../services/redshift";

export default definePolicy<Pick<ClusterArgs, "clusterIdentifier" | "publiclyAccessible">>({
    id: "redshift-not-public",
    title: "Redshift warehouses have no public address",
    severity: "critical",
    appliesTo: [clusterType, workgroupType],
    supports: ["A.4.5", "A.7.2"],
    why: "With a public address one security group and one password stand between the internet and the data that models learn from.",
    fix: "Set publiclyAccessible to false, or leave it out.",
    reference: "https://docs.aws.amazon.com/redshift/latest/mgmt/rs-security-group-public-private.html",
    check({ publiclyAccessible }, { report }) {
        if (String(publiclyAccessible ?? false) !== "false") report("has a public address", "publiclyAccessible");
    },
    examples: {
        passes: {
            "public access is left at its default, off": { clusterIdentifier: "features" },
            "public access to a workgroup is off": ofType(workgroupType, { publiclyAccessible: false }),
        },
        fails: {
            "public access is on": { clusterIdentifier: "features", publiclyAccessible: true },
            "public access to a workgroup is on": ofType(workgroupType, { publiclyAccessible: true }),
        },
        unknown: { "it is not known yet": { publiclyAccessible: unknownValue } },
    },
});
