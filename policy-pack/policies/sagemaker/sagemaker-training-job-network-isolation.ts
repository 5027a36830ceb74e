import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-training-job-network-isolation",
    title: "Training jobs run with network isolation",
    severity: "high",
    appliesTo: "aws:sagemaker/trainingJob:TrainingJob",
    supports: ["A.7.2"],
    equivalents: [
        "prowler:sagemaker_training_jobs_network_isolation_enabled",
        "steampipe:sagemaker_training_job_network_isolation_enabled",
    ],
    why: "Training containers reach the internet by default: a manipulated library can carry the training data out.",
    fix: "Set enableNetworkIsolation to true; SageMaker fetches the data and stores the result for the container.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    check(job, { report }) {
        // Absent means false.
        if (job.enableNetworkIsolation !== true) report("runs without network isolation", "enableNetworkIsolation");
    },
    examples: {
        passes: {
            "network isolation is on": { enableNetworkIsolation: true },
        },
        fails: {
            "network isolation is left at its default, off": {},
            "network isolation is off": { enableNetworkIsolation: false },
        },
        unknown: {
            "network isolation comes from a value not known yet": { enableNetworkIsolation: unknownValue },
        },
    },
});
