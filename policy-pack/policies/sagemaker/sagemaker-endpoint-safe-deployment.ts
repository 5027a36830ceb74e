import type { EndpointArgs, EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import {
    endpointConfigurationType,
    endpointConfigurationTypes,
    endpointType,
    endpointTypes,
    isServerlessEndpoint,
} from "../../services/sagemaker";

const oneVariant = [{ modelName: "credit-scoring", instanceType: "ml.m5.xlarge", initialInstanceCount: 2 }];
const blueGreen = (type: string): Record<string, unknown> => ({
    blueGreenUpdatePolicy: { trafficRoutingConfiguration: { type, waitIntervalInSeconds: 600 } },
});

export default definePolicy<EndpointArgs>({
    id: "sagemaker-endpoint-safe-deployment",
    title: "Endpoints try a new model on part of the traffic first",
    severity: "medium",
    scope: "stack",
    appliesTo: endpointTypes,
    supports: ["A.6.2.5"],
    equivalents: ["aws-aiml:SM-24"],
    why: "By default an update sends all traffic to the new model at once: what is wrong with it is wrong for everybody.",
    fix: "Set deploymentConfig with a rollingUpdatePolicy, or a blueGreenUpdatePolicy of type CANARY or LINEAR; or run the new model as a second or a shadow variant first.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails.html",
    check(endpoint, { graph, report, unknown, notApplicable }) {
        const { deploymentConfig } = endpoint.props;
        if (isSet(deploymentConfig, "rollingUpdatePolicy")) return;
        const routing = deploymentConfig?.blueGreenUpdatePolicy?.trafficRoutingConfiguration?.type;
        if (routing === "CANARY" || routing === "LINEAR") return;
        const configurations = graph.referredToBy<EndpointConfigurationArgs>(
            endpoint,
            "endpointConfigName",
            ...endpointConfigurationTypes,
        );
        for (const { props } of configurations.resources) {
            if (isSet(props, "shadowProductionVariants") || (props.productionVariants?.length ?? 0) > 1) return;
            // Deployment guardrails are for endpoints on instances only.
            if (isServerlessEndpoint(props)) notApplicable();
        }
        if (configurations.resources.length === 0) {
            unknown(
                "moves all traffic to a new model at once, unless its endpoint configuration, which is not in this stack, has several variants",
            );
        } else {
            report("moves all traffic to a new model at once", "deploymentConfig");
        }
    },
    examples: {
        passes: {
            "updates begin with a canary": {
                config: { type: endpointConfigurationType, props: { productionVariants: oneVariant } },
                endpoint: {
                    type: endpointType,
                    props: { endpointConfigName: ref("config", "name"), deploymentConfig: blueGreen("CANARY") },
                },
            },
            "updates roll": {
                endpoint: {
                    type: endpointType,
                    props: {
                        endpointConfigName: "credit-scoring-3",
                        deploymentConfig: {
                            rollingUpdatePolicy: {
                                maximumBatchSize: { type: "CAPACITY_PERCENT", value: 25 },
                                waitIntervalInSeconds: 300,
                            },
                        },
                    },
                },
            },
            "a new model runs in the shadow of the old": {
                config: {
                    type: endpointConfigurationType,
                    props: {
                        name: "credit-scoring-3",
                        productionVariants: oneVariant,
                        shadowProductionVariants: oneVariant,
                    },
                },
                endpoint: { type: endpointType, props: { endpointConfigName: "credit-scoring-3" } },
            },
            "two variants share the traffic": {
                config: {
                    type: endpointConfigurationType,
                    props: { productionVariants: [...oneVariant, ...oneVariant] },
                },
                endpoint: { type: endpointType, props: { endpointConfigName: ref("config", "name") } },
            },
        },
        fails: {
            "nothing is said about updates": {
                config: { type: endpointConfigurationType, props: { productionVariants: oneVariant } },
                endpoint: { type: endpointType, props: { endpointConfigName: ref("config", "name") } },
            },
            "updates move all traffic at once": {
                config: {
                    type: endpointConfigurationType,
                    props: { name: "credit-scoring-3", productionVariants: oneVariant },
                },
                endpoint: {
                    type: endpointType,
                    props: { endpointConfigName: "credit-scoring-3", deploymentConfig: blueGreen("ALL_AT_ONCE") },
                },
            },
        },
        unknown: {
            "the way of updating is not known yet": {
                endpoint: {
                    type: endpointType,
                    props: { endpointConfigName: "credit-scoring-3", deploymentConfig: unknownValue },
                },
            },
            "the endpoint configuration is not in this stack": {
                endpoint: { type: endpointType, props: { endpointConfigName: unknownValue } },
            },
        },
        notApplicable: {
            "the endpoint is serverless": {
                config: {
                    type: endpointConfigurationType,
                    props: { productionVariants: [{ serverlessConfig: { maxConcurrency: 20, memorySizeInMb: 2048 } }] },
                },
                endpoint: { type: endpointType, props: { endpointConfigName: ref("config", "name") } },
            },
        },
    },
});
