import type { ClusterArgs } from "@pulumi/aws/emr";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType } from "../../services/emr";

const releaseLabel = "emr-7.5.0";

export default definePolicy<ClusterArgs>({
    id: "emr-in-vpc",
    title: "EMR clusters say which subnet they are in",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["kics:emr_without_vpc"],
    why: "A cluster without a subnet starts in one of the default VPC, which is public and shared with everything else.",
    fix: "Set ec2Attributes.subnetId, or subnetIds for instance fleets, to private subnets. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-vpc-launching-job-flows.html",
    check({ ec2Attributes }, { report }) {
        if (!isSet(ec2Attributes, "subnetId") && !isSet(ec2Attributes, "subnetIds")) {
            report("does not say which subnet it is in", "ec2Attributes.subnetId");
        }
    },
    examples: {
        passes: {
            "a subnet is given": { releaseLabel, ec2Attributes: { subnetId: unknownValue } },
            "subnets are given for fleets": {
                releaseLabel,
                ec2Attributes: { subnetIds: ["subnet-0123456789abcdef0", "subnet-0fedcba9876543210"] },
            },
        },
        fails: {
            "no subnet is given": { releaseLabel, ec2Attributes: { instanceProfile: "emr-nodes" } },
            "nothing is said of nodes": { releaseLabel },
        },
        unknown: { "the attributes of nodes are not known yet": { releaseLabel, ec2Attributes: unknownValue } },
    },
});
