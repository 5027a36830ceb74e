import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { processingJobType, tuningJobType } from "../../services/sagemaker";
import { eachJob, pathIn } from "../../services/sagemaker-jobs";

const twoInstances = { processingResources: { clusterConfig: { instanceCount: 2, instanceType: "ml.m5.xlarge" } } };
const oneInstance = { processingResources: { clusterConfig: { instanceCount: 1, instanceType: "ml.m5.xlarge" } } };

export default definePolicy<HyperParameterTuningJobArgs>({
    id: "sagemaker-job-intercontainer-encryption",
    title: "Tuning and processing jobs on several instances encrypt the traffic between them",
    severity: "medium",
    appliesTo: [tuningJobType, processingJobType],
    supports: ["A.7.2", "A.7.6"],
    why: "Instances pass data and weights to each other in clear text unless told otherwise.",
    fix: "Set enableInterContainerTrafficEncryption to true, in each training job definition or in networkConfig.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/train-encrypt.html",
    check(props, context) {
        eachJob(props, context, (job) => {
            const network = job.network();
            if (network.settings?.enableInterContainerTrafficEncryption === true) return;
            // One instance has no other to talk to. How many a tuning job uses may be settled while it runs.
            if (job.cluster().settings?.instanceCount === 1) return;
            context.report(
                "does not encrypt the traffic between its containers",
                pathIn(network, "enableInterContainerTrafficEncryption"),
            );
        });
    },
    examples: {
        passes: {
            "it is on while tuning": {
                trainingJobDefinition: {
                    enableInterContainerTrafficEncryption: true,
                    resourceConfig: { instanceCount: 4, instanceType: "ml.m5.xlarge" },
                },
            },
            "it is on while processing": ofType(processingJobType, {
                ...twoInstances,
                networkConfig: { enableInterContainerTrafficEncryption: true },
            }),
            "the job runs on one instance": ofType(processingJobType, oneInstance),
        },
        fails: {
            "it is left at its default, off": {
                trainingJobDefinition: { resourceConfig: { instanceCount: 4, instanceType: "ml.m5.xlarge" } },
            },
            "it is off in one of two definitions": {
                trainingJobDefinitions: [
                    { enableInterContainerTrafficEncryption: true },
                    { enableInterContainerTrafficEncryption: false },
                ],
            },
            "a processing job says nothing of its network": ofType(processingJobType, twoInstances),
        },
        unknown: {
            "it is not known yet": { trainingJobDefinition: { enableInterContainerTrafficEncryption: unknownValue } },
            "the number of instances is not known yet": {
                trainingJobDefinition: { resourceConfig: { instanceCount: unknownValue } },
            },
        },
    },
});
