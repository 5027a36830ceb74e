import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { trainingJobType } from "../../services/sagemaker";

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-training-job-no-remote-debug",
    title: "Nobody can open a shell in a training job",
    severity: "high",
    appliesTo: trainingJobType,
    supports: ["A.7.2", "A.4.5"],
    why: "A session of Systems Manager in the container reads the training data and the role's credentials, and can change what is learned.",
    fix: "Leave remoteDebugConfig out, or set enableRemoteDebug to false; look for faults with made-up data in a test account.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-remote-debugging.html",
    check({ remoteDebugConfig }, { report }) {
        // Absent means false.
        if (remoteDebugConfig?.enableRemoteDebug === true) {
            report("lets people into its containers", "remoteDebugConfig.enableRemoteDebug");
        }
    },
    examples: {
        passes: {
            "remote debugging is left at its default, off": {},
            "remote debugging is off": { remoteDebugConfig: { enableRemoteDebug: false } },
        },
        fails: { "remote debugging is on": { remoteDebugConfig: { enableRemoteDebug: true } } },
        unknown: {
            "whether it is on is not known yet": { remoteDebugConfig: { enableRemoteDebug: unknownValue } },
            "the whole configuration is not known yet": { remoteDebugConfig: unknownValue },
        },
    },
});
