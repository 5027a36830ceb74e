import { definePolicy, isSet, isUnknown, ref, unknownValue, withConfig } from "../../policy";
import type { GraphView, ResourceView } from "../../policy";
import { modelPackageType, modelTypes } from "../../services/sagemaker";
import { cardText, modelCardTypes } from "../../services/sagemaker-model-cards";

interface Config {
    readonly everyModel: boolean;
}

const [modelType] = modelTypes;
const [cardType] = modelCardTypes;
const cardOf = (modelName: string): string => JSON.stringify({ model_overview: { model_name: modelName } });

/** What a model or a model package is known by, in either provider's names. */
interface ModelOrPackageArgs {
    readonly name?: string;
    readonly modelName?: string;
    readonly arn?: string;
    readonly modelPackageArn?: string;
    readonly modelPackageName?: string;
    readonly modelCard?: { readonly modelCardStatus?: string };
}

export default definePolicy<ModelOrPackageArgs, Config>({
    id: "sagemaker-model-card-present",
    title: "Every model that is kept has a model card",
    severity: "low",
    scope: "stack",
    appliesTo: [modelPackageType, ...modelTypes],
    supports: ["A.6.2.3", "A.6.2.7"],
    why: "The card says what the model is for, what it was trained on and how it was evaluated; without one that is in the heads of those who built it.",
    fix: "Set modelCard of the model package, or add a ModelCard whose model_overview names the model.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html",
    config: {
        everyModel: {
            type: "boolean",
            default: false,
            description: "Whether models are asked for cards in stacks that keep no model card as well.",
        },
    },
    check(model, { graph, report, unknown, notApplicable, config }) {
        if (isSet(model.props, "modelCard")) return;
        const cards = graph.ofType(...modelCardTypes);
        // Cards are often kept in another stack than deployments are; a version is registered together with its own.
        if (model.type !== modelPackageType && cards.length === 0 && !config.everyModel) notApplicable();
        const described = cards.map((card) => isDescribedBy(model, card, graph));
        if (described.includes("yes")) return;
        if (described.includes("unknown")) unknown("may be described by a model card whose content is not known yet");
        else report("has no model card", ...(model.type === modelPackageType ? ["modelCard"] : []));
    },
    examples: {
        passes: {
            "the model package brings its card": {
                version: {
                    type: modelPackageType,
                    props: { modelCard: { modelCardContent: "{}", modelCardStatus: "Approved" } },
                },
            },
            "a card of the stack names the model": {
                model: { type: modelType, props: { name: "credit-scoring" } },
                card: { type: cardType, props: { content: cardOf("credit-scoring") } },
            },
            "a card of the stack takes its content from the model": {
                model: { type: modelType },
                card: { type: cardType, props: { content: ref("model", "name") } },
            },
        },
        fails: {
            "the model package has no card": { version: { type: modelPackageType } },
            "the only card is another model's": {
                model: { type: modelType, props: { name: "credit-scoring" } },
                card: { type: cardType, props: { content: cardOf("fraud-detection") } },
            },
            "the organisation wants a card for every model": withConfig(
                { everyModel: true },
                { model: { type: modelType, props: { name: "credit-scoring" } } },
            ),
        },
        unknown: {
            "the content of the card is not known yet": {
                model: { type: modelType, props: { name: "credit-scoring" } },
                card: { type: cardType, props: { content: unknownValue } },
            },
            "the model's name is not known yet": {
                model: { type: modelType, props: { name: unknownValue } },
                card: { type: cardType, props: { content: cardOf("credit-scoring") } },
            },
        },
        notApplicable: {
            "the stack keeps no model cards": { model: { type: modelType, props: { name: "credit-scoring" } } },
        },
    },
});

const names = ["name", "modelName", "arn", "modelPackageArn", "modelPackageName"] as const;

function isDescribedBy(
    model: ResourceView<ModelOrPackageArgs>,
    card: ResourceView,
    graph: GraphView,
): "yes" | "no" | "unknown" {
    const text = cardText(card.props);
    if (text === undefined) {
        // What the content is made from is known, even where the content is not.
        return graph.referredToBy(card, "content", model.type).resources.some(({ urn }) => urn === model.urn)
            ? "yes"
            : "unknown";
    }
    const known = names.filter((key) => isSet(model.props, key) && !isUnknown(model.props, key));
    if (known.some((key) => text.includes(JSON.stringify(model.props[key]).slice(1, -1)))) return "yes";
    return known.length > 0 ? "no" : "unknown";
}
