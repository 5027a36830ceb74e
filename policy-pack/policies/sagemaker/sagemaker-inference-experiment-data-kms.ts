import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

interface InferenceExperimentArgs {
    readonly dataStorageConfig?: { readonly destination?: string; readonly kmsKey?: string };
}

const destination = "s3://inference-records/shadow-tests";

export default definePolicy<InferenceExperimentArgs>({
    id: "sagemaker-inference-experiment-data-kms",
    title: "Shadow tests encrypt what they capture with a customer-managed key",
    severity: "medium",
    appliesTo: "aws-native:sagemaker:InferenceExperiment",
    supports: ["A.6.2.4", "A.7.2"],
    equivalents: [
        "fsbp:SageMaker.24",
        "config:SAGEMAKER_INF_EXPERIMENT_DATA_STORAGE_KMS_ENCRYPTED",
        "aws-aiml-next:SM-38",
    ],
    why: "The test keeps what people asked and what both models answered; without a key of your own, whoever reads the bucket reads all of it.",
    fix: "Set dataStorageConfig.kmsKey to a customer-managed key.",
    reference:
        "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceExperimentDataStorageConfig.html",
    check({ dataStorageConfig }, { report, notApplicable }) {
        // Without it nothing is captured.
        if (!dataStorageConfig) return notApplicable();
        if (!isCustomerKey(dataStorageConfig, "kmsKey")) {
            report("captures data without a customer-managed key", "dataStorageConfig.kmsKey");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                dataStorageConfig: { destination, kmsKey: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            },
            "the stack itself makes the key": { dataStorageConfig: { destination, kmsKey: unknownValue } },
        },
        fails: {
            "there is no key": { dataStorageConfig: { destination } },
            "the key is one that AWS manages": { dataStorageConfig: { destination, kmsKey: "alias/aws/s3" } },
        },
        unknown: { "what is captured is not known yet": { dataStorageConfig: unknownValue } },
        notApplicable: { "nothing is captured": {} },
    },
});
