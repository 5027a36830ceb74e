import type { ClusterArgs } from "@pulumi/aws/redshift";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { clusterType, workgroupType } from "../../services/redshift";

export default definePolicy<Pick<ClusterArgs, "clusterIdentifier" | "enhancedVpcRouting">>({
    id: "redshift-enhanced-vpc-routing",
    title: "Redshift copies and unloads data by way of the VPC",
    severity: "medium",
    appliesTo: [clusterType, workgroupType],
    supports: ["A.4.5", "A.7.2"],
    why: "Otherwise UNLOAD sends whole tables to any bucket over a network of AWS, past endpoint policies and flow logs.",
    fix: "Set enhancedVpcRouting to true.",
    reference: "https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
    check({ enhancedVpcRouting }, { report }) {
        if (String(enhancedVpcRouting) !== "true") report("moves data past the VPC", "enhancedVpcRouting");
    },
    examples: {
        passes: {
            "data goes by way of the VPC": { clusterIdentifier: "features", enhancedVpcRouting: true },
            "data of a workgroup goes by way of the VPC": ofType(workgroupType, { enhancedVpcRouting: true }),
        },
        fails: {
            "it is left at its default, off": { clusterIdentifier: "features" },
            "it is off in a workgroup": ofType(workgroupType, { enhancedVpcRouting: false }),
        },
        unknown: { "it is not known yet": { enhancedVpcRouting: unknownValue } },
    },
});
