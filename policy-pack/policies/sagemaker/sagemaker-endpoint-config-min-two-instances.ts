import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { endpointConfigurationTypes, isServerless, isServerlessEndpoint } from "../../services/sagemaker";

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-endpoint-config-min-two-instances",
    title: "Every production variant starts on two instances or more",
    severity: "medium",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.5"],
    equivalents: [
        "prowler:sagemaker_endpoint_config_prod_variant_instances",
        "fsbp:SageMaker.4",
        "config:SAGEMAKER_ENDPOINT_CONFIG_PROD_INSTANCE_COUNT",
        "steampipe:sagemaker_endpoint_configuration_prod_instance_count_greater_than_one",
        "sentinel:sagemaker-endpoint-config-prod-instance-count-check",
        "aws-aiml:SM-12",
    ],
    why: "SageMaker spreads instances over availability zones; a single instance fails with its zone, and the model stops answering.",
    fix: "Set initialInstanceCount of the production variant to 2 or more.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/sagemaker-controls.html",
    check(configuration, { report, each, notApplicable }) {
        if (isServerlessEndpoint(configuration)) notApplicable();
        each(configuration.productionVariants, (variant, index) => {
            if (isServerless(variant) || Number(variant.initialInstanceCount ?? 0) > 1) return;
            report(
                "has a production variant with fewer than two instances",
                `productionVariants.${index}.initialInstanceCount`,
            );
        });
    },
    examples: {
        passes: {
            "each variant has two instances": {
                productionVariants: [
                    { instanceType: "ml.m5.xlarge", initialInstanceCount: 2 },
                    { instanceType: "ml.c6i.xlarge", initialInstanceCount: 3 },
                ],
            },
        },
        fails: {
            "the variant has one instance": {
                productionVariants: [{ instanceType: "ml.m5.xlarge", initialInstanceCount: 1 }],
            },
            "one of two variants has one instance": {
                productionVariants: [
                    { instanceType: "ml.m5.xlarge", initialInstanceCount: 2 },
                    { instanceType: "ml.m5.xlarge", initialInstanceCount: 1 },
                ],
            },
            "no count is given": { productionVariants: [{ instanceType: "ml.m5.xlarge" }] },
        },
        unknown: {
            "the count is not known yet": {
                productionVariants: [{ instanceType: "ml.m5.xlarge", initialInstanceCount: unknownValue }],
            },
        },
        notApplicable: {
            "the variant is serverless": {
                productionVariants: [{ serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048 } }],
            },
        },
    },
});
