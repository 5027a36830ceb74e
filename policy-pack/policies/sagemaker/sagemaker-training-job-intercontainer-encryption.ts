import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-training-job-intercontainer-encryption",
    title: "Training jobs encrypt the traffic between their containers",
    severity: "medium",
    appliesTo: "aws:sagemaker/trainingJob:TrainingJob",
    supports: ["A.7.2"],
    equivalents: [
        "prowler:sagemaker_training_jobs_intercontainer_encryption_enabled",
        "steampipe:sagemaker_training_job_inter_container_traffic_encryption_enabled",
    ],
    why: "Distributed training passes weights and data between instances in clear text unless told otherwise.",
    fix: "Set enableInterContainerTrafficEncryption to true.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
    check(job, { report }) {
        // Absent means false.
        if (job.enableInterContainerTrafficEncryption !== true) {
            report("does not encrypt the traffic between its containers", "enableInterContainerTrafficEncryption");
        }
    },
    examples: {
        passes: {
            "traffic is encrypted": { enableInterContainerTrafficEncryption: true },
        },
        fails: {
            "encryption is left at its default, off": {},
            "traffic is not encrypted": { enableInterContainerTrafficEncryption: false },
        },
        unknown: {
            "the setting is not known yet": { enableInterContainerTrafficEncryption: unknownValue },
        },
    },
});
