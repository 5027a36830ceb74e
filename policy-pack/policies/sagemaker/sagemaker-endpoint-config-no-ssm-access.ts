import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { endpointConfigurationTypes } from "../../services/sagemaker";

const variant = { modelName: "credit-scoring", instanceType: "ml.m5.xlarge", initialInstanceCount: 2 };

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-endpoint-config-no-ssm-access",
    title: "Nobody can open a shell in the containers of an endpoint",
    severity: "high",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.5"],
    why: "A session of Systems Manager in a container reads the model, every request in memory and the credentials of the endpoint's role.",
    fix: "Leave enableSsmAccess out, or false; turn it on in a test account to find a fault.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/ssm-access.html",
    check(configuration, { report, each }) {
        each(["productionVariants", "shadowProductionVariants"] as const, (property) => {
            each(configuration[property], (variant, index) => {
                // Absent means false.
                if (variant.enableSsmAccess === true) {
                    report("lets people into its containers", `${property}.${index}.enableSsmAccess`);
                }
            });
        });
    },
    examples: {
        passes: {
            "access is left at its default, off": { productionVariants: [variant] },
            "access is off": { productionVariants: [{ ...variant, enableSsmAccess: false }] },
        },
        fails: {
            "access is on": { productionVariants: [{ ...variant, enableSsmAccess: true }] },
            "access to a shadow variant is on": {
                productionVariants: [variant],
                shadowProductionVariants: [{ ...variant, enableSsmAccess: true }],
            },
        },
        unknown: {
            "whether access is on is not known yet": {
                productionVariants: [{ ...variant, enableSsmAccess: unknownValue }],
            },
        },
    },
});
