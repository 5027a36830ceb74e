import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { asList, isSet } from "../policy";
import type { Readable } from "../policy";

type EndpointConfiguration = Readable<EndpointConfigurationArgs>;
type Variant = NonNullable<EndpointConfiguration["productionVariants"]>[number];

export const endpointType = "aws:sagemaker/endpoint:Endpoint";
export const endpointConfigurationType = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
export const dataQualityJobDefinitionType = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";
export const notebookType = "aws:sagemaker/notebookInstance:NotebookInstance";
export const trainingJobType = "aws:sagemaker/trainingJob:TrainingJob";
export const tuningJobType = "aws:sagemaker/hyperParameterTuningJob:HyperParameterTuningJob";
export const processingJobType = "aws-native:sagemaker:ProcessingJob";
export const modelBiasJobDefinitionType = "aws-native:sagemaker:ModelBiasJobDefinition";
export const modelExplainabilityJobDefinitionType = "aws-native:sagemaker:ModelExplainabilityJobDefinition";
export const modelQualityJobDefinitionType = "aws-native:sagemaker:ModelQualityJobDefinition";
export const modelPackageType = "aws-native:sagemaker:ModelPackage";
export const flowDefinitionType = "aws:sagemaker/flowDefinition:FlowDefinition";
export const labelingJobType = "aws:sagemaker/labelingJob:LabelingJob";

// What both providers make, with the same property names unless a policy says otherwise.
export const endpointTypes = [endpointType, "aws-native:sagemaker:Endpoint"] as const;
export const endpointConfigurationTypes = [endpointConfigurationType, "aws-native:sagemaker:EndpointConfig"] as const;
export const modelTypes = ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"] as const;
export const notebookTypes = [notebookType, "aws-native:sagemaker:NotebookInstance"] as const;
export const domainTypes = ["aws:sagemaker/domain:Domain", "aws-native:sagemaker:Domain"] as const;
export const userProfileTypes = ["aws:sagemaker/userProfile:UserProfile", "aws-native:sagemaker:UserProfile"] as const;
export const spaceTypes = ["aws:sagemaker/space:Space", "aws-native:sagemaker:Space"] as const;
export const featureGroupTypes = [
    "aws:sagemaker/featureGroup:FeatureGroup",
    "aws-native:sagemaker:FeatureGroup",
] as const;
export const dataQualityJobDefinitionTypes = [
    dataQualityJobDefinitionType,
    "aws-native:sagemaker:DataQualityJobDefinition",
] as const;
export const pipelineTypes = ["aws:sagemaker/pipeline:Pipeline", "aws-native:sagemaker:Pipeline"] as const;
export const imageVersionTypes = [
    "aws:sagemaker/imageVersion:ImageVersion",
    "aws-native:sagemaker:ImageVersion",
] as const;

// `d` among the attributes of an instance type stands for an instance store; these families have one without saying so.
const familiesWithLocalStorage = /^(g[57]|g6[ef]?|gr6f?|g7e|p5(e|en)?|p6.*|trn\d.*|dl1|i\d.*)$/;

/**
 * Whether an ML instance type (`ml.g5.xlarge`) keeps its data on local NVMe disks. These are encrypted by the hardware,
 * and SageMaker refuses a KMS key for them.
 */
export function hasLocalStorage(instanceType: string): boolean {
    const family = /^ml\.([a-z]+\d+[a-z0-9-]*)\./.exec(instanceType)?.[1];
    if (family === undefined) return false;
    return familiesWithLocalStorage.test(family) || /^[a-z]+\d+[a-z]*d[a-z]*$/.test(family);
}

/** Whether a variant runs on capacity that SageMaker manages, not on instances. */
export function isServerless(variant: Variant): boolean {
    return isSet(variant, "serverlessConfig");
}

/** The instance types that a variant may run on; the AWS Native provider has variants that mix several. None is "". */
export function instanceTypesOf(variant: Variant & { readonly instancePools?: readonly Variant[] }): readonly string[] {
    if (isSet(variant, "instancePools")) return asList(variant.instancePools).map((pool) => pool.instanceType ?? "");
    return [variant.instanceType ?? ""];
}

/** Whether no variant of the endpoint runs on instances. */
export function isServerlessEndpoint(configuration: EndpointConfiguration): boolean {
    const variants = asList(configuration.productionVariants);
    return variants.length > 0 && variants.every(isServerless);
}

/** Whether the endpoint records what it is asked and answers. Off unless it is said. */
export function capturesData({ dataCaptureConfig }: EndpointConfiguration): boolean {
    return dataCaptureConfig?.enableCapture === true;
}
