import type { EvaluationJobArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { agentType, customModelType, evaluationJobType, inferenceProfileType } from "../../services/bedrock";
import { bedrockUseTypes, expectOncePerRegion, inRegionOf, oncePerRegionConfig } from "../../services/bedrock-models";
import type { OncePerRegionConfig } from "../../services/bedrock-models";
import { someOf } from "../../services/lists";

export default definePolicy<object, OncePerRegionConfig>({
    id: "bedrock-model-evaluation",
    title: "Models in use are evaluated",
    severity: "low",
    scope: "stack",
    appliesTo: bedrockUseTypes,
    supports: ["A.6.2.4", "A.7.4"],
    equivalents: ["aws-aiml:BR-18", "aws-aiml:AG-10"],
    why: "What a model was measured to do by its maker says little about one's own prompts: accuracy, robustness and toxicity on these are known only to whoever measures them. How old a result is, a deployment does not tell.",
    fix: "Add an EvaluationJob with applicationType ModelEvaluation for the models in use. Where another stack runs it, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation.html",
    config: oncePerRegionConfig,
    check(user, context) {
        expectOncePerRegion(
            user,
            context,
            bedrockUseTypes,
            (graph) =>
                someOf(
                    inRegionOf(user, graph.ofType<EvaluationJobArgs>(evaluationJobType)),
                    // Jobs that evaluate a knowledge base are another matter.
                    ({ props }) => props.applicationType !== "RagEvaluation",
                ),
            "uses models that no job evaluates",
        );
    },
    examples: {
        passes: {
            "a job evaluates a model": {
                evaluation: { type: evaluationJobType, props: { applicationType: "ModelEvaluation" } },
                agent: { type: agentType },
            },
            "a job says no more, which means a model": {
                evaluation: { type: evaluationJobType },
                profile: { type: inferenceProfileType },
            },
        },
        fails: {
            "there is no job": { model: { type: customModelType } },
            "the only job evaluates a knowledge base": {
                evaluation: { type: evaluationJobType, props: { applicationType: "RagEvaluation" } },
                agent: { type: agentType },
            },
        },
        unknown: {
            "what a job evaluates is not known yet": {
                evaluation: { type: evaluationJobType, props: { applicationType: unknownValue } },
                agent: { type: agentType },
            },
        },
        notApplicable: {
            "models are evaluated in another stack": withConfig({ inOtherStack: true }, { agent: { type: agentType } }),
        },
    },
});
