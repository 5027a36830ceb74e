import { definePolicy, unknownValue } from "../../policy";
import type { MonitoringJobDefinition } from "../../services/sagemaker-monitoring";

export default definePolicy<MonitoringJobDefinition>({
    id: "sagemaker-model-bias-job-intercontainer-encryption",
    title: "Model bias jobs encrypt the traffic between their containers",
    severity: "medium",
    appliesTo: "aws-native:sagemaker:ModelBiasJobDefinition",
    supports: ["A.6.2.6", "A.7.2"],
    equivalents: ["fsbp:SageMaker.15", "config:SAGEMAKER_MODEL_BIAS_JOB_ENCRYPT_IN_TRANSIT", "aws-aiml-next:SM-33"],
    why: "A job on several instances passes captured requests and responses between them in clear text unless told otherwise.",
    fix: "Set networkConfig.enableInterContainerTrafficEncryption to true; the job definition is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html",
    check(job, { report, notApplicable }) {
        // Absent means false.
        if (job.networkConfig?.enableInterContainerTrafficEncryption === true) return;
        // One instance has no other to talk to.
        if (job.jobResources?.clusterConfig?.instanceCount === 1) notApplicable();
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
            "the job runs on two instances": { jobResources: { clusterConfig: { instanceCount: 2 } } },
        },
        unknown: {
            "it is not known yet": { networkConfig: { enableInterContainerTrafficEncryption: unknownValue } },
        },
        notApplicable: {
            "the job runs on one instance": { jobResources: { clusterConfig: { instanceCount: 1 } } },
        },
    },
});
