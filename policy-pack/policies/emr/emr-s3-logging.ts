import type { ClusterArgs } from "@pulumi/aws/emr";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType } from "../../services/emr";

export default definePolicy<ClusterArgs>({
    id: "emr-s3-logging",
    title: "EMR clusters write their logs to S3",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.6.2.8", "A.7.6"],
    equivalents: ["cdk-nag:EMRS3AccessLogging"],
    why: "The logs of steps and containers are on the nodes, and gone with the cluster; nothing then tells how the data was prepared.",
    fix: "Set logUri to a place in S3. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-plan-debugging.html",
    check(cluster, { report }) {
        if (!isSet(cluster, "logUri")) report("does not write its logs to S3", "logUri");
    },
    examples: {
        passes: {
            "a place is given": { logUri: "s3://logs/emr/" },
            "the stack itself makes the bucket": { logUri: unknownValue },
        },
        fails: { "no place is given": { releaseLabel: "emr-7.5.0" } },
    },
});
