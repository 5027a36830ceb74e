import { asList, definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { hasLocalStorage } from "../../services/sagemaker";

interface InferenceExperimentArgs {
    readonly kmsKey?: string;
    readonly modelVariants?: readonly {
        readonly infrastructureConfig?: { readonly realTimeInferenceConfig?: { readonly instanceType?: string } };
    }[];
}

const variantOn = (instanceType: string): object => ({
    modelName: "credit-scoring",
    variantName: "current",
    infrastructureConfig: {
        infrastructureType: "RealTimeInference",
        realTimeInferenceConfig: { instanceCount: 2, instanceType },
    },
});

export default definePolicy<InferenceExperimentArgs>({
    id: "sagemaker-inference-experiment-instance-kms",
    title: "Shadow tests encrypt the volumes of their instances with a customer-managed key",
    severity: "medium",
    appliesTo: "aws-native:sagemaker:InferenceExperiment",
    supports: ["A.6.2.4", "A.7.2"],
    equivalents: [
        "fsbp:SageMaker.23",
        "config:SAGEMAKER_INF_EXPERIMENT_INSTANCE_STORAGE_KMS_ENCRYPTED",
        "aws-aiml-next:SM-37",
    ],
    why: "A shadow test runs on real requests: its volumes hold them beside a model that nobody has approved yet.",
    fix: "Set kmsKey to a customer-managed key; instance types with local storage (ml.g5, ml.p4d...) take none.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceExperiment.html",
    check(experiment, { report, notApplicable }) {
        if (isCustomerKey(experiment, "kmsKey")) return;
        const variants = asList(experiment.modelVariants);
        const isLocal = variants.map(({ infrastructureConfig }) =>
            hasLocalStorage(infrastructureConfig?.realTimeInferenceConfig?.instanceType ?? ""),
        );
        if (isLocal.length > 0 && isLocal.every(Boolean)) notApplicable();
        report("has no customer-managed key for the volumes of its instances", "kmsKey");
    },
    examples: {
        passes: {
            "a key is given": {
                kmsKey: "1234abcd-12ab-34cd-56ef-1234567890ab",
                modelVariants: [variantOn("ml.m5.xlarge")],
            },
            "the stack itself makes the key": { kmsKey: unknownValue, modelVariants: [variantOn("ml.m5.xlarge")] },
        },
        fails: {
            "there is no key": { modelVariants: [variantOn("ml.m5.xlarge")] },
            "the key is one that AWS manages": {
                kmsKey: "alias/aws/sagemaker",
                modelVariants: [variantOn("ml.m5.xlarge")],
            },
            "one of two variants has volumes": {
                modelVariants: [variantOn("ml.g5.xlarge"), variantOn("ml.c6i.xlarge")],
            },
        },
        unknown: {
            "there is no key, and the instance type is not known yet": { modelVariants: [variantOn(unknownValue)] },
        },
        notApplicable: {
            "every instance type has local storage, which takes no key": {
                modelVariants: [variantOn("ml.g5.xlarge")],
            },
        },
    },
});
