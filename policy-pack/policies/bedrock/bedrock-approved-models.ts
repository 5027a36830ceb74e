import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { agentType, inferenceProfileType, isListedModel, modelNamed } from "../../services/bedrock";
import { eachModel, modelNamingTypes } from "../../services/bedrock-models";

const nova = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0";
const copyOf = (copyFrom: string): object => ({ modelSource: { copyFrom } });

export default definePolicy<object, { models: readonly string[] }>({
    id: "bedrock-approved-models",
    title: "Only approved models are used",
    severity: "high",
    appliesTo: [inferenceProfileType, ...modelNamingTypes.filter((type) => type !== inferenceProfileType)],
    supports: ["A.4.4", "A.9.4", "A.10.3"],
    why: "Every model has a licence, a maker, and answers of its own. The list of those that somebody has looked at is worth something only if nothing else is deployed, be it inside of a cross-Region profile, as the base of a custom model or as a judge of answers.",
    fix: "Name a model of the configured list, or have the model approved and put on it.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/models-supported.html",
    config: {
        models: {
            type: "array",
            items: { type: "string" },
            default: [],
            description:
                "The ids of the approved models, without the geography of a profile, e.g. anthropic.claude-sonnet-4-5-* " +
                "or amazon.*. Without any, the policy asks nothing.",
        },
    },
    check(props, context) {
        const { models } = context.config;
        if (models.length === 0) context.notApplicable();
        eachModel(props, context, (name, path) => {
            const { id } = modelNamed(name);
            if (id === undefined) context.unknown("names a model whose name does not tell which one it is", path);
            else if (!isListedModel(id, models)) context.report("uses a model that is not approved", path);
        });
    },
    examples: {
        passes: {
            "the model is on the list": withConfig({ models: ["amazon.nova-lite-v1:0"] }, copyOf(nova)),
            "the model is on the list, and inside of a cross-Region profile": withConfig(
                { models: ["anthropic.claude-sonnet-*"] },
                copyOf(
                    "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
                ),
            ),
        },
        fails: {
            "the model is not on the list": withConfig({ models: ["anthropic.*"] }, copyOf(nova)),
            "the model inside of a cross-Region profile is not": withConfig(
                { models: ["amazon.*"] },
                copyOf("us.meta.llama3-3-70b-instruct-v1:0"),
            ),
        },
        unknown: {
            "the model is not known yet": withConfig({ models: ["amazon.*"] }, copyOf(unknownValue)),
            "the model is a custom one, made elsewhere": withConfig(
                { models: ["amazon.*"] },
                copyOf("arn:aws:bedrock:eu-central-1:111122223333:provisioned-model/a1b2c3d4e5f6"),
            ),
        },
        notApplicable: {
            "the configuration names no models": copyOf(nova),
            "the same goes for an agent": ofType(agentType, { foundationModel: "amazon.nova-lite-v1:0" }),
        },
    },
});
