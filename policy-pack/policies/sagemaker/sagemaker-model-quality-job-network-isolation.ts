import { definePolicy, unknownValue } from "../../policy";
import type { MonitoringJobDefinition } from "../../services/sagemaker-monitoring";

export default definePolicy<MonitoringJobDefinition>({
    id: "sagemaker-model-quality-job-network-isolation",
    title: "Model quality jobs run with network isolation",
    severity: "high",
    appliesTo: "aws-native:sagemaker:ModelQualityJobDefinition",
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: [
        "fsbp:SageMaker.25",
        "config:SAGEMAKER_MODEL_QUALITY_JOB_DEFINITION_ISOLATION",
        "aws-aiml-next:SM-39",
    ],
    why: "The job reads every captured request and response; with the network open, its container can send them anywhere.",
    fix: "Set networkConfig.enableNetworkIsolation to true; the job definition is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html",
    check({ networkConfig }, { report }) {
        // Absent means false.
        if (networkConfig?.enableNetworkIsolation === true) return;
        report("runs without network isolation", "networkConfig.enableNetworkIsolation");
    },
    examples: {
        passes: {
            "it is on": { networkConfig: { enableNetworkIsolation: true } },
        },
        fails: {
            "there is no networkConfig": {},
            "it is off": { networkConfig: { enableNetworkIsolation: false } },
        },
        unknown: {
            "it is not known yet": { networkConfig: { enableNetworkIsolation: unknownValue } },
        },
    },
});
