import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { eachFlowNode, flowTypes, nativeFlowType } from "../../services/bedrock-flows";
import type { AnyFlowArgs } from "../../services/bedrock-flows";

const guardrailConfiguration = { guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "3" };
const sourceConfiguration = {
    resource: { promptArn: "arn:aws:bedrock:eu-west-1:111122223333:prompt/AB12CD34EF:1" },
};

export default definePolicy<AnyFlowArgs>({
    id: "bedrock-flow-guardrail",
    title: "Every node of a flow that asks a model has a guardrail",
    severity: "high",
    appliesTo: flowTypes,
    supports: ["A.6.2.6", "A.9.4"],
    equivalents: ["aws-aiml:BR-13"],
    why: "A flow has no guardrail as a whole. One node without it hands on what a manipulated document made the model say, and the next nodes work with it.",
    fix: "Set guardrailConfiguration on each prompt node and each knowledge base node.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/flows-guardrails.html",
    check(flow, context) {
        eachFlowNode(flow, context, (configuration, path) => {
            for (const kind of ["prompt", "knowledgeBase"] as const) {
                const node = configuration[kind];
                if (!node || isSet(node.guardrailConfiguration, "guardrailIdentifier")) continue;
                // A knowledge base node without a model only hands on what it found.
                if (kind === "knowledgeBase" && !isSet(configuration.knowledgeBase, "modelId")) continue;
                context.report("has a node that asks a model without a guardrail", path);
            }
        });
    },
    examples: {
        passes: {
            "each node has one": {
                definition: {
                    nodes: [
                        { name: "in", type: "Input", configuration: { input: {} } },
                        {
                            name: "answer",
                            type: "Prompt",
                            configuration: { prompt: { sourceConfiguration, guardrailConfiguration } },
                        },
                        {
                            name: "search",
                            type: "KnowledgeBase",
                            configuration: {
                                knowledgeBase: {
                                    knowledgeBaseId: "KB12345678",
                                    modelId: "amazon.nova-lite-v1:0",
                                    guardrailConfiguration,
                                },
                            },
                        },
                    ],
                },
            },
            "the guardrail is made in the same deployment": {
                definition: {
                    nodes: [
                        {
                            name: "answer",
                            type: "Prompt",
                            configuration: {
                                prompt: {
                                    guardrailConfiguration: {
                                        guardrailIdentifier: unknownValue,
                                        guardrailVersion: "1",
                                    },
                                },
                            },
                        },
                    ],
                },
            },
            "a knowledge base node only finds documents": ofType(nativeFlowType, {
                definition: {
                    nodes: [
                        {
                            name: "search",
                            type: "KnowledgeBase",
                            configuration: { knowledgeBase: { knowledgeBaseId: "KB12345678" } },
                        },
                    ],
                },
            }),
            "no node asks a model": {
                definition: { nodes: [{ name: "in", type: "Input", configuration: { input: {} } }] },
            },
        },
        fails: {
            "a prompt node has none": {
                definition: {
                    nodes: [{ name: "answer", type: "Prompt", configuration: { prompt: { sourceConfiguration } } }],
                },
            },
            "a knowledge base node has none": {
                definition: {
                    nodes: [
                        {
                            name: "search",
                            type: "KnowledgeBase",
                            configuration: {
                                knowledgeBase: { knowledgeBaseId: "KB12345678", modelId: "amazon.nova-lite-v1:0" },
                            },
                        },
                    ],
                },
            },
            "the definition is a text, and a node inside of a loop has none": ofType(nativeFlowType, {
                definitionString: JSON.stringify({
                    Nodes: [
                        {
                            Name: "again",
                            Type: "Loop",
                            Configuration: {
                                Loop: {
                                    Definition: {
                                        Nodes: [
                                            {
                                                Name: "answer",
                                                Type: "Prompt",
                                                Configuration: { Prompt: { SourceConfiguration: {} } },
                                            },
                                        ],
                                    },
                                },
                            },
                        },
                    ],
                }),
            }),
        },
        unknown: {
            "the definition is not known yet": { definition: unknownValue },
            "a node is not known yet": { definition: { nodes: [unknownValue] } },
            "the definition lies in a bucket": ofType(nativeFlowType, {
                definitionS3Location: { bucket: "flows", key: "orders.json" },
            }),
        },
        notApplicable: { "the flow has no definition yet": {} },
    },
});
