import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import {
    agentType,
    flowType,
    geographyConfig,
    inferenceProfileType,
    modelNamed,
    promptType,
} from "../../services/bedrock";
import type { GeographyConfig } from "../../services/bedrock";
import { eachModel, modelNamingTypes, nativeInferenceProfileType } from "../../services/bedrock-models";

const profile = (id: string): string => `arn:aws:bedrock:eu-central-1:111122223333:inference-profile/${id}`;

export default definePolicy<object, GeographyConfig>({
    id: "bedrock-inference-geography",
    title: "Cross-Region inference stays in approved geographies",
    severity: "medium",
    appliesTo: [inferenceProfileType, ...modelNamingTypes.filter((type) => type !== inferenceProfileType)],
    supports: ["A.9.4", "A.10.3"],
    why: "An inference profile sends a prompt to any Region of its geography that has room, and a global one to any Region that AWS has. Which law applies to the data is then decided by load.",
    fix: "Name the inference profile of an approved geography, e.g. eu., or the model of the Region itself.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/cross-region-inference.html",
    config: geographyConfig,
    check(props, context) {
        eachModel(props, context, (name, path) => {
            const { geography } = modelNamed(name);
            if (geography === undefined || context.config.geographies.includes(geography)) return;
            context.report("sends prompts to a geography that is not approved", path);
        });
    },
    examples: {
        passes: {
            "the profile is that of an approved geography": {
                modelSource: { copyFrom: profile("eu.anthropic.claude-sonnet-4-5-20250929-v1:0") },
            },
            "the model is one of the Region": ofType(agentType, { foundationModel: "amazon.nova-lite-v1:0" }),
        },
        fails: {
            "the profile is global": {
                modelSource: { copyFrom: profile("global.anthropic.claude-sonnet-4-5-20250929-v1:0") },
            },
            "an agent names a global profile by its id": ofType(agentType, {
                foundationModel: "global.anthropic.claude-haiku-4-5-20251001-v1:0",
            }),
            "a node of a flow names a global profile": ofType(flowType, {
                definition: {
                    nodes: [
                        { name: "in", type: "Input" },
                        {
                            name: "ask",
                            type: "Prompt",
                            configuration: {
                                prompt: {
                                    sourceConfiguration: {
                                        inline: { modelId: "global.amazon.nova-2-lite-v1:0", templateType: "TEXT" },
                                    },
                                },
                            },
                        },
                    ],
                },
            }),
            "a variant of a prompt names one, and another is not known yet": ofType(promptType, {
                variants: [unknownValue, { name: "b", modelId: "global.amazon.nova-2-lite-v1:0" }],
            }),
            "the configuration approves of Europe only": withConfig(
                { geographies: ["eu"] },
                { modelSource: { copyFrom: profile("us.amazon.nova-pro-v1:0") } },
            ),
        },
        unknown: {
            "the model is not known yet": ofType(nativeInferenceProfileType, {
                modelSource: { copyFrom: unknownValue },
            }),
        },
    },
});
