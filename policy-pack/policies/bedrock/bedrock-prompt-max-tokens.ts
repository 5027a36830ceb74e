import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { flowType } from "../../services/bedrock";
import { eachFlowNode, flowTypes, promptTypes } from "../../services/bedrock-flows";
import type { AnyFlowArgs, AnyPromptArgs } from "../../services/bedrock-flows";

export default definePolicy<AnyPromptArgs & AnyFlowArgs>({
    id: "bedrock-prompt-max-tokens",
    title: "Prompts say how long an answer may be",
    severity: "low",
    appliesTo: [...promptTypes, ...flowTypes],
    supports: ["A.6.2.5", "A.9.4"],
    why: "Without a bound an answer is as long as the model can make it. One prompt that asks for endless output, sent often, is a bill and a denial of service.",
    fix: "Set inferenceConfiguration.text.maxTokens to what an answer needs.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/inference-parameters.html",
    check(props, context) {
        const { resource, each, report } = context;
        const words = "has a prompt without a bound on the length of the answer";
        if ((flowTypes as readonly string[]).includes(resource.type)) {
            eachFlowNode(props, context, (configuration, path) => {
                const inline = configuration.prompt?.sourceConfiguration?.inline;
                if (inline && !isSet(inline.inferenceConfiguration?.text, "maxTokens")) report(words, path);
            });
            return;
        }
        each(props.variants, ({ genAiResource, inferenceConfiguration }, index) => {
            // An agent has its own configuration.
            if (genAiResource || isSet(inferenceConfiguration?.text, "maxTokens")) return;
            report(words, `variants.${index}.inferenceConfiguration.text.maxTokens`);
        });
    },
    examples: {
        passes: {
            "a thousand tokens are allowed": {
                variants: [{ name: "first", inferenceConfiguration: { text: { maxTokens: 1000 } } }],
            },
            "an agent answers": {
                variants: [{ name: "first", genAiResource: { agent: { agentIdentifier: "AB12CD34EF" } } }],
            },
            "the prompt has no variants yet": {},
            "the prompt of a flow is kept apart": ofType(flowType, {
                definition: { nodes: [{ configuration: { prompt: { sourceConfiguration: { resource: {} } } } }] },
            }),
        },
        fails: {
            "a variant has no inference configuration": { variants: [{ name: "first", templateType: "TEXT" }] },
            "one of two variants has no bound": {
                variants: [
                    { name: "first", inferenceConfiguration: { text: { maxTokens: 1000 } } },
                    { name: "second", inferenceConfiguration: { text: { temperature: 0 } } },
                ],
            },
            "the prompt of a flow has none": ofType(flowType, {
                definition: { nodes: [{ configuration: { prompt: { sourceConfiguration: { inline: {} } } } }] },
            }),
        },
        unknown: { "the variants are not known yet": { variants: unknownValue } },
    },
});
