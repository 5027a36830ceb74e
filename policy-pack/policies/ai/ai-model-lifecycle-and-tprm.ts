import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { agentType, customModelType, inferenceProfileType, isListedModel, modelNamed } from "../../services/bedrock";
import { eachModel, modelNamingTypes } from "../../services/bedrock-models";

const copyOf = (copyFrom: string): object => ({ modelSource: { copyFrom } });

export default definePolicy<object, { legacyModels: readonly string[] }>({
    id: "ai-model-lifecycle-and-tprm",
    title: "No foundation model is used that is at the end of its life",
    severity: "medium",
    appliesTo: [inferenceProfileType, ...modelNamingTypes.filter((type) => type !== inferenceProfileType)],
    supports: ["A.6.2.6", "A.10.3"],
    why: "A model that its maker has put into the legacy state gets dearer, then vanishes, and with it every system that calls it; nobody mends what is found in it. The review of suppliers behind the list is people's work.",
    fix: "Name a current version of the model, and evaluate it before you move.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle.html",
    config: {
        legacyModels: {
            type: "array",
            items: { type: "string" },
            default: [
                "ai21.j2-*",
                "ai21.jamba-instruct-*",
                "amazon.titan-image-generator-v1*",
                "amazon.titan-text-*",
                "anthropic.claude-3-5-sonnet-*",
                "anthropic.claude-3-7-sonnet-*",
                "anthropic.claude-3-opus-*",
                "anthropic.claude-3-sonnet-*",
                "anthropic.claude-instant-*",
                "anthropic.claude-v1*",
                "anthropic.claude-v2*",
                "cohere.command-light-text-*",
                "cohere.command-text-*",
                "meta.llama2-*",
                "stability.sd3-large-v1*",
                "stability.stable-diffusion-xl-*",
                "stability.stable-image-core-v1:0*",
                "stability.stable-image-ultra-v1:0*",
            ],
            description:
                "The ids of models in the legacy state or past it, without the geography of a profile; AWS lists them.",
        },
    },
    check(props, context) {
        eachModel(props, context, (name, path) => {
            const { id } = modelNamed(name);
            if (id === undefined || !isListedModel(id, context.config.legacyModels)) return;
            context.report("uses a model that is at the end of its life", path);
        });
    },
    examples: {
        passes: {
            "the model is a current one": copyOf("arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-pro-v1:0"),
            "the configuration lists other models": withConfig(
                { legacyModels: ["meta.llama3-*"] },
                copyOf("arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-v2:1"),
            ),
        },
        fails: {
            "the model is in the legacy state": copyOf(
                "arn:aws:bedrock:eu-west-1::foundation-model/anthropic.claude-v2:1",
            ),
            "the model inside of a cross-Region profile is": ofType(agentType, {
                foundationModel: "us.anthropic.claude-3-7-sonnet-20250219-v1:0",
            }),
            "the base of a custom model is": ofType(customModelType, {
                baseModelIdentifier: "arn:aws:bedrock:us-east-1::foundation-model/amazon.titan-text-express-v1",
            }),
        },
        unknown: {
            "the model is not known yet": copyOf(unknownValue),
        },
    },
});
