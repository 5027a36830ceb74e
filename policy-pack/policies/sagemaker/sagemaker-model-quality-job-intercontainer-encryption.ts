import { definePolicy, unknownValue } from "../../policy";
import type { MonitoringJobDefinition } from "../../services/sagemaker-monitoring";

export default definePolicy<MonitoringJobDefinition>({
    id: "sagemaker-model-quality-job-intercontainer-encryption",
    title: "Model quality jobs encrypt the traffic between their containers",
    severity: "medium",
    appliesTo: "aws-native:sagemaker:ModelQualityJobDefinition",
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: ["fsbp:SageMaker.13", "config:SAGEMAKER_MODEL_QUALITY_JOB_ENCRYPT_IN_TRANSIT", "aws-aiml-next:SM-32"],
    why: "A job on several instances passes captured requests and responses between them in clear text unless told otherwise.",
    fix: "Set networkConfig.enableInterContainerTrafficEncryption to true; the job definition is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html",
    check({ networkConfig }, { report }) {
        // Absent means false.
        if (networkConfig?.enableInterContainerTrafficEncryption === true) return;
        report(
            "does not encrypt the traffic between its containers",
            "networkConfig.enableInterContainerTrafficEncryption",
        );
    },
    examples: {
        passes: {
            "it is on": { networkConfig: { enableInterContainerTrafficEncryption: true } },
        },
        fails: {
            "there is no networkConfig": {},
            "it is off": { networkConfig: { enableInterContainerTrafficEncryption: false } },
        },
        unknown: {
            "it is not known yet": { networkConfig: { enableInterContainerTrafficEncryption: unknownValue } },
        },
    },
});
