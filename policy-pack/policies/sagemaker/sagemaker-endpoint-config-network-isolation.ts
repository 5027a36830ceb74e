import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, isSet, isUnknown, ref, unknownValue } from "../../policy";
import type { GraphView, ResourceView } from "../../policy";
import { endpointConfigurationTypes, modelTypes } from "../../services/sagemaker";
import { someOf } from "../../services/lists";

interface Variant {
    readonly modelName?: string;
}

interface EndpointConfigArgs {
    readonly enableNetworkIsolation?: boolean;
    readonly productionVariants?: readonly Variant[];
    readonly shadowProductionVariants?: readonly Variant[];
}

const [, configurationType] = endpointConfigurationTypes;
const [modelType] = modelTypes;
const variant = { variantName: "all", instanceType: "ml.m5.xlarge", initialInstanceCount: 2 };

export default definePolicy<EndpointConfigArgs>({
    id: "sagemaker-endpoint-config-network-isolation",
    title: "Endpoints isolate all of their containers from the network",
    severity: "high",
    scope: "stack",
    appliesTo: configurationType,
    supports: ["A.6.2.5"],
    equivalents: ["config-pack:aiml-sagemaker-endpoint-network-isolation"],
    why: "Inference components bring no model of their own that could be isolated: what the endpoint leaves open is open to each of them.",
    fix: "Set enableNetworkIsolation to true. An endpoint whose models in the stack are all isolated is isolated too.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpointConfig.html",
    check(configuration, { graph, report }) {
        // Absent means false.
        if (configuration.props.enableNetworkIsolation === true || runsIsolatedModels(configuration, graph)) return;
        report("leaves its containers on the network", "enableNetworkIsolation");
    },
    examples: {
        passes: {
            "network isolation is on": {
                config: {
                    type: configurationType,
                    props: { enableNetworkIsolation: true, productionVariants: [variant] },
                },
            },
            "the models of the stack are isolated": {
                model: { type: modelType, props: { enableNetworkIsolation: true } },
                config: {
                    type: configurationType,
                    props: { productionVariants: [{ ...variant, modelName: ref("model", "name") }] },
                },
            },
        },
        fails: {
            "it is left at its default, off": {
                config: { type: configurationType, props: { productionVariants: [variant] } },
            },
            "it is off": {
                config: {
                    type: configurationType,
                    props: { enableNetworkIsolation: false, productionVariants: [variant] },
                },
            },
            "a model that is not isolated is named": {
                model: { type: modelType, props: { name: "credit-scoring" } },
                config: {
                    type: configurationType,
                    props: { productionVariants: [{ ...variant, modelName: "credit-scoring" }] },
                },
            },
            "one of two models is not in this stack": {
                model: { type: modelType, props: { name: "credit-scoring", enableNetworkIsolation: true } },
                config: {
                    type: configurationType,
                    props: {
                        productionVariants: [{ ...variant, modelName: "credit-scoring" }],
                        shadowProductionVariants: [{ ...variant, modelName: "credit-scoring-next" }],
                    },
                },
            },
        },
        unknown: {
            "it is not known yet": {
                config: {
                    type: configurationType,
                    props: { enableNetworkIsolation: unknownValue, productionVariants: [variant] },
                },
            },
        },
    },
});

/** Whether every variant runs a model of the stack, and each of these models is isolated. */
function runsIsolatedModels(configuration: ResourceView<EndpointConfigArgs>, graph: GraphView): boolean {
    const variants = [
        ...asList(configuration.props.productionVariants),
        ...asList(configuration.props.shadowProductionVariants),
    ];
    const namesItsModel = (of: Variant): boolean =>
        isSet(of, "modelName") &&
        (isUnknown(of, "modelName") || graph.identifiedBy(of.modelName ?? "", ...modelTypes).length > 0);
    if (variants.length === 0 || !variants.every(namesItsModel)) return false;
    return ["productionVariants.modelName", "shadowProductionVariants.modelName"].every((path) => {
        const models = graph.referredToBy<ModelArgs>(configuration, path, ...modelTypes);
        return models.complete && !someOf(models.resources, ({ props }) => props.enableNetworkIsolation !== true);
    });
}
