import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/sagemaker-clusters";
import type { ClusterArgs } from "../../services/sagemaker-clusters";

export default definePolicy<ClusterArgs>({
    id: "sagemaker-cluster-node-recovery",
    title: "HyperPod clusters replace faulty nodes by themselves",
    severity: "low",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.6.2.6"],
    why: "An accelerator that computes wrongly spoils the whole run, and one that stops holds all others up until somebody looks.",
    fix: 'Leave nodeRecovery at "Automatic".',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-resiliency-slurm.html",
    check({ nodeRecovery }, { report }) {
        // Absent means Automatic.
        if (nodeRecovery === "None") report("does not replace faulty nodes", "nodeRecovery");
    },
    examples: {
        passes: {
            "nothing is said, and nodes are replaced": {},
            "nodes are replaced": { nodeRecovery: "Automatic" },
        },
        fails: { "nodes are not replaced": { nodeRecovery: "None" } },
        unknown: { "whether nodes are replaced is not known yet": { nodeRecovery: unknownValue } },
    },
});
