import assert from "node:assert/strict";

import { parseDocument } from "../../../policy-pack/iam";
import type { CheckContext } from "../../../policy-pack/policy";
import {
    eachModel,
    modelNamingTypes,
    namesModelsWithoutGuardrails,
} from "../../../policy-pack/services/bedrock-models";

/** The models that a resource of a type names, with their paths. */
function modelsOf(type: string, props: object): readonly (readonly [string, string])[] {
    const found: [string, string][] = [];
    const context = {
        resource: { type },
        each: (items: unknown, body: (item: unknown, index: number) => void) => {
            if (items !== undefined && items !== null) [items].flat().forEach(body);
        },
    } as Pick<CheckContext, "each" | "resource">;
    eachModel(props, context, (name, path) => found.push([path, name]));
    return found;
}

describe("the models that a resource names", () => {
    it("stand in lists inside of lists", () => {
        const definition = {
            nodes: [
                { type: "Input" },
                {
                    type: "Prompt",
                    configuration: {
                        prompt: { sourceConfiguration: { inline: { modelId: "amazon.nova-lite-v1:0" } } },
                    },
                },
                { type: "KnowledgeBase", configuration: { knowledgeBase: { modelId: "amazon.nova-pro-v1:0" } } },
            ],
        };
        assert.deepEqual(modelsOf("aws:bedrock/agentFlow:AgentFlow", { definition }), [
            ["definition.nodes.1.configuration.prompt.sourceConfiguration.inline.modelId", "amazon.nova-lite-v1:0"],
            ["definition.nodes.2.configuration.knowledgeBase.modelId", "amazon.nova-pro-v1:0"],
        ]);
    });

    it("judge other models", () => {
        const evaluationConfig = {
            automated: {
                evaluatorModelConfig: { bedrockEvaluatorModel: { modelIdentifier: "amazon.nova-pro-v1:0" } },
            },
        };
        const inferenceConfig = { models: [{ bedrockModel: { modelIdentifier: "amazon.nova-lite-v1:0" } }] };
        assert.deepEqual(
            modelsOf("aws:bedrock/evaluationJob:EvaluationJob", { evaluationConfig, inferenceConfig }).map(
                ([, name]) => name,
            ),
            ["amazon.nova-lite-v1:0", "amazon.nova-pro-v1:0"],
        );
    });

    it("are none where there is nothing, or an empty text", () => {
        for (const type of modelNamingTypes) assert.deepEqual(modelsOf(type, {}), []);
        assert.deepEqual(modelsOf("aws:bedrock/agentAgent:AgentAgent", { foundationModel: "" }), []);
    });
});

describe("statements about models that take no guardrail", () => {
    const cases: readonly [sentence: string, Resource: unknown, expected: string][] = [
        ["one that embeds", "arn:aws:bedrock:*::foundation-model/amazon.titan-embed-text-v2:0", "yes"],
        ["one that ranks", "arn:aws:bedrock:*::foundation-model/cohere.rerank-v3-5:0", "yes"],
        [
            "one that embeds beside one that writes",
            [
                "arn:aws:bedrock:*::foundation-model/cohere.embed-english-v3",
                "arn:aws:bedrock:*::foundation-model/amazon.nova-lite-v1:0",
            ],
            "no",
        ],
        ["everything", "*", "no"],
    ];
    for (const [sentence, Resource, expected] of cases) {
        it(sentence, () => {
            const [statement] = parseDocument({
                Statement: { Effect: "Allow", Action: "bedrock:InvokeModel", Resource },
            }).statements;
            assert.ok(statement);
            assert.equal(namesModelsWithoutGuardrails(statement), expected);
        });
    }
});
