import type { HyperParameterTuningJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { processingJobType, tuningJobType } from "../../services/sagemaker";
import { eachJob, pathIn } from "../../services/sagemaker-jobs";

export default definePolicy<HyperParameterTuningJobArgs>({
    id: "sagemaker-job-network-isolation",
    title: "Tuning and processing jobs run with network isolation",
    severity: "high",
    appliesTo: [tuningJobType, processingJobType],
    supports: ["A.7.2", "A.7.6"],
    why: "The containers reach the internet by default: a manipulated library can carry out the data that they tune on or prepare.",
    fix: "Set enableNetworkIsolation to true, in each training job definition or in networkConfig; SageMaker fetches the data and stores the result for the container.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/mkt-algo-model-internet-free.html",
    check(props, context) {
        eachJob(props, context, (job) => {
            const network = job.network();
            // Absent means false.
            if (network.settings?.enableNetworkIsolation !== true) {
                context.report("runs without network isolation", pathIn(network, "enableNetworkIsolation"));
            }
        });
    },
    examples: {
        passes: {
            "it is on while tuning": { trainingJobDefinition: { enableNetworkIsolation: true } },
            "it is on while processing": ofType(processingJobType, { networkConfig: { enableNetworkIsolation: true } }),
        },
        fails: {
            "it is left at its default, off": { trainingJobDefinition: { definitionName: "boost" } },
            "it is off in one of two definitions": {
                trainingJobDefinitions: [{ enableNetworkIsolation: true }, { enableNetworkIsolation: false }],
            },
            "a processing job says nothing of its network": ofType(processingJobType, { roleArn: unknownValue }),
        },
        unknown: { "it is not known yet": { trainingJobDefinition: { enableNetworkIsolation: unknownValue } } },
    },
});
