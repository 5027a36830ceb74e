import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { eachFlowNode, flowTypes, nativeFlowType } from "../../services/bedrock-flows";
import type { AnyFlowArgs } from "../../services/bedrock-flows";

const promptArn = "arn:aws:bedrock:eu-west-1:111122223333:prompt/AB12CD34EF:1";

export default definePolicy<AnyFlowArgs>({
    id: "bedrock-prompt-management-in-use",
    title: "Flows take their prompts from prompt management",
    severity: "low",
    appliesTo: flowTypes,
    supports: ["A.4.4", "A.6.2.3"],
    why: "A prompt inside of a flow has no versions and no owner of its own, and no other flow can use it. Other tools ask only whether the account has some managed prompt; that says nothing of the prompts in use.",
    fix: "Move the prompt into an AgentPrompt, and name its version in sourceConfiguration.resource.promptArn.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management.html",
    check(flow, context) {
        eachFlowNode(flow, context, (configuration, path) => {
            if (isSet(configuration.prompt?.sourceConfiguration, "inline")) {
                context.report("has a node whose prompt stands in the flow", path);
            }
        });
    },
    examples: {
        passes: {
            "the prompt is a managed one": {
                definition: {
                    nodes: [
                        {
                            name: "answer",
                            type: "Prompt",
                            configuration: { prompt: { sourceConfiguration: { resource: { promptArn } } } },
                        },
                    ],
                },
            },
        },
        fails: {
            "the prompt stands in the node": {
                definition: {
                    nodes: [
                        {
                            name: "answer",
                            type: "Prompt",
                            configuration: {
                                prompt: {
                                    sourceConfiguration: {
                                        inline: {
                                            modelId: "amazon.nova-lite-v1:0",
                                            templateType: "TEXT",
                                            templateConfiguration: { text: { text: "Answer: {{question}}" } },
                                        },
                                    },
                                },
                            },
                        },
                    ],
                },
            },
            "the definition is a text with a prompt in it": ofType(nativeFlowType, {
                definitionString: JSON.stringify({
                    Nodes: [
                        { Configuration: { Prompt: { SourceConfiguration: { Inline: { TemplateType: "TEXT" } } } } },
                    ],
                }),
            }),
        },
        unknown: { "the definition is not known yet": { definition: unknownValue } },
        notApplicable: { "the flow has no definition yet": {} },
    },
});
