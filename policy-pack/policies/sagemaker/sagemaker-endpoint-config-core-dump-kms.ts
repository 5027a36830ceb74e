import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, isSet, isUnknown, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { endpointConfigurationTypes } from "../../services/sagemaker";

const destinationS3Uri = "s3://core-dumps/credit-scoring";
const variant = { modelName: "credit-scoring", instanceType: "ml.m5.xlarge", initialInstanceCount: 2 };

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-endpoint-config-core-dump-kms",
    title: "Core dumps of endpoints are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.5", "A.6.2.6"],
    why: "A core dump is the container's memory: the model, the requests of that moment and the credentials of the role.",
    fix: "Set coreDumpConfig.kmsKeyId of the variant to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantCoreDumpConfig.html",
    check(configuration, { report, each, notApplicable }) {
        let dumps = false;
        each(["productionVariants", "shadowProductionVariants"] as const, (property) => {
            if (isUnknown(configuration, property)) dumps = true;
            each(asList(configuration[property]), (variant, index) => {
                if (!isSet(variant, "coreDumpConfig")) return;
                dumps = true;
                if (!isCustomerKey(variant.coreDumpConfig, "kmsKeyId")) {
                    report(
                        "writes core dumps without a customer-managed key",
                        `${property}.${index}.coreDumpConfig.kmsKeyId`,
                    );
                }
            });
        });
        if (!dumps) notApplicable();
    },
    examples: {
        passes: {
            "a key is given": {
                productionVariants: [
                    {
                        ...variant,
                        coreDumpConfig: { destinationS3Uri, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
                    },
                ],
            },
            "the stack itself makes the key": {
                productionVariants: [{ ...variant, coreDumpConfig: { destinationS3Uri, kmsKeyId: unknownValue } }],
            },
        },
        fails: {
            "there is no key": { productionVariants: [{ ...variant, coreDumpConfig: { destinationS3Uri } }] },
            "the key of a shadow variant is one that AWS manages": {
                productionVariants: [variant],
                shadowProductionVariants: [
                    { ...variant, coreDumpConfig: { destinationS3Uri, kmsKeyId: "alias/aws/s3" } },
                ],
            },
        },
        unknown: {
            "what is dumped is not known yet": { productionVariants: [{ ...variant, coreDumpConfig: unknownValue }] },
            "the variants are not known yet": { productionVariants: unknownValue },
        },
        notApplicable: { "nothing is dumped": { productionVariants: [variant] } },
    },
});
