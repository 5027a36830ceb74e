import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { endpointConfigurationTypes, hasLocalStorage, instanceTypesOf, isServerless } from "../../services/sagemaker";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** The AWS Native provider has another name for the key, and variants that mix instance types. */
type AnyArgs = EndpointConfigurationArgs & { kmsKeyId?: string };

const [, nativeType] = endpointConfigurationTypes;

export default definePolicy<AnyArgs>({
    id: "sagemaker-endpoint-config-kms-cmk",
    title: "Endpoint configurations encrypt their storage volumes with a customer-managed key",
    severity: "high",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.5"],
    equivalents: [
        "checkov:CKV_AWS_98",
        "prowler:sagemaker_endpoint_config_kms_encryption_enabled",
        "cdk-nag:SageMakerEndpointConfigurationKMSKeyConfigured",
        "config:SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED",
        "steampipe:sagemaker_endpoint_configuration_encryption_at_rest_enabled",
        "steampipe-tf:sagemaker_endpoint_configuration_encryption_at_rest_enabled",
        "kics:sagemaker_endpoint_configuration_encryption_disabled",
        "kics:cfn/sagemaker_endpoint_config_should_specify_kms_key_id_attribute",
        "guard-registry:SAGEMAKER_ENDPOINT_CONFIGURATION_KMS_KEY_CONFIGURED",
    ],
    why: "The volumes hold the model and the data that is captured; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Set kmsKeyArn to a customer-managed key. SageMaker refuses it beside instance types with local storage (ml.g5, ml.p4d...): give those an endpoint configuration of their own.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    check(configuration, { report, each, notApplicable, resource }) {
        if (isCustomerKey(configuration, "kmsKeyArn") || isCustomerKey(configuration, "kmsKeyId")) return;
        let withVolume = false;
        let variants = 0;
        let withLocalStorage = 0;
        each(["productionVariants", "shadowProductionVariants"] as const, (property) => {
            variants += configuration[property]?.length ?? 0;
            each(configuration[property], (variant) => {
                if (!isServerless(variant) && instanceTypesOf(variant).every(hasLocalStorage)) withLocalStorage++;
                else withVolume = true;
            });
        });
        const property = resource.type === nativeType ? "kmsKeyId" : "kmsKeyArn";
        if (withVolume) report("has no customer-managed key for its storage volumes", property);
        else if (variants > 0 && withLocalStorage === variants) notApplicable();
    },
    examples: {
        passes: {
            "a key is given": { kmsKeyArn, productionVariants: [{ instanceType: "ml.m5.xlarge" }] },
            "the stack itself makes the key": {
                kmsKeyArn: unknownValue,
                productionVariants: [{ instanceType: "ml.m5.xlarge" }],
            },
            "a key is given, in the AWS Native provider": ofType(nativeType, {
                kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab",
                productionVariants: [{ instanceType: "ml.m5.xlarge" }],
            }),
        },
        fails: {
            "one instance type of a mixed variant has volumes and there is no key": ofType(nativeType, {
                productionVariants: [
                    { instancePools: [{ instanceType: "ml.g5.xlarge" }, { instanceType: "ml.c6i.xlarge" }] },
                ],
            }),
            "there is no key": { productionVariants: [{ instanceType: "ml.m5.xlarge" }] },
            "there is no key for a serverless variant": {
                productionVariants: [{ serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048 } }],
            },
            "the key is one that AWS manages": {
                kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:alias/aws/sagemaker",
                productionVariants: [{ instanceType: "ml.m5.xlarge" }],
            },
            "an instance type with local storage keeps the others from a key": {
                productionVariants: [{ instanceType: "ml.g5.xlarge" }, { instanceType: "ml.c6i.xlarge" }],
            },
            "there is no key, and one instance type is not known yet": {
                productionVariants: [{ instanceType: unknownValue }, { instanceType: "ml.c6i.xlarge" }],
            },
        },
        unknown: {
            "there is no key, and the instance type is not known yet": {
                productionVariants: [{ instanceType: unknownValue }],
            },
        },
        notApplicable: {
            "every instance type has local storage, which takes no key": {
                productionVariants: [{ instanceType: "ml.g5.2xlarge" }],
                shadowProductionVariants: [{ instanceType: "ml.g4dn.xlarge" }],
            },
        },
    },
});
