import type { AgentKnowledgeBaseArgs, EvaluationJobArgs } from "@pulumi/aws/bedrock";

import { asList, definePolicy, ref, unknownValue, withConfig } from "../../policy";
import { evaluationJobType, knowledgeBaseType } from "../../services/bedrock";
import { knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";

const ragConfig = "inferenceConfig.ragConfig";
const namings = [
    `${ragConfig}.knowledgeBaseConfig.retrieveConfig.knowledgeBaseId`,
    `${ragConfig}.knowledgeBaseConfig.retrieveAndGenerateConfig.knowledgeBaseId`,
    `${ragConfig}.precomputedRagSourceConfig.retrieveSourceConfig.ragSourceIdentifier`,
    `${ragConfig}.precomputedRagSourceConfig.retrieveAndGenerateSourceConfig.ragSourceIdentifier`,
];

/** An evaluation of a knowledge base's answers by these metrics. */
function jobWith(metricNames: readonly string[]): { type: string; props: Readonly<Record<string, unknown>> } {
    return {
        type: evaluationJobType,
        props: {
            applicationType: "RagEvaluation",
            evaluationConfig: { automated: { datasetMetricConfigs: [{ metricNames, taskType: "QuestionAndAnswer" }] } },
            inferenceConfig: {
                ragConfig: {
                    knowledgeBaseConfig: { retrieveAndGenerateConfig: { knowledgeBaseId: ref("kb") } },
                },
            },
        },
    };
}

export default definePolicy<AgentKnowledgeBaseArgs, { metrics: readonly string[] }>({
    id: "bedrock-kb-rag-evaluation",
    title: "An evaluation job measures what each knowledge base answers",
    severity: "low",
    scope: "stack",
    appliesTo: knowledgeBaseTypes,
    supports: ["A.6.2.4"],
    equivalents: ["aws-aiml:BR-25"],
    why: "Whether answers are true to the documents is measured or hoped. A knowledge base without an evaluation goes into production on hope.",
    fix: "Add an EvaluationJob of applicationType RagEvaluation that names the knowledge base, with the metrics Builtin.Correctness, Builtin.Faithfulness and Builtin.Harmfulness.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation-kb.html",
    config: {
        metrics: {
            type: "array",
            items: { type: "string" },
            default: ["Builtin.Faithfulness", "Builtin.Harmfulness"],
            description: "The metrics that have to be measured, by one job or by several.",
        },
    },
    check(knowledgeBase, { graph, report, unknown, each, config }) {
        const related = namings.map((path) =>
            graph.referringTo<EvaluationJobArgs>(knowledgeBase, path, evaluationJobType),
        );
        const jobs = related.flatMap(({ resources }) => resources);
        const complete = related.every((one) => one.complete);
        if (jobs.length === 0) {
            if (complete) report("is measured by no evaluation job");
            else unknown("may be measured by an evaluation job whose knowledge base is not known yet");
            return;
        }
        const measured = new Set<string>();
        let read = 0;
        each(jobs, ({ props }) => {
            const { automated, human } = props.evaluationConfig ?? {};
            for (const { metricNames } of asList((automated ?? human)?.datasetMetricConfigs)) {
                for (const name of asList(metricNames)) measured.add(name);
            }
            read++;
        });
        const missing = config.metrics.filter((metric) => !measured.has(metric));
        if (missing.length === 0) return;
        const words = `is not measured by ${missing.join(", ")}`;
        if (read === jobs.length && complete) report(words);
        else unknown(`may be one that ${words}`);
    },
    examples: {
        passes: {
            "a job measures correctness, faithfulness and harmfulness": {
                kb: { type: knowledgeBaseType },
                job: jobWith(["Builtin.Correctness", "Builtin.Faithfulness", "Builtin.Harmfulness"]),
            },
            "two jobs share the metrics": {
                kb: { type: knowledgeBaseType },
                truth: jobWith(["Builtin.Faithfulness"]),
                harm: jobWith(["Builtin.Harmfulness"]),
            },
            "the company asks for less": withConfig(
                { metrics: [] },
                { kb: { type: knowledgeBaseType }, job: jobWith(["Builtin.Correctness"]) },
            ),
        },
        fails: {
            "there is no job": { kb: { type: knowledgeBaseType } },
            "the job does not measure faithfulness": {
                kb: { type: knowledgeBaseType },
                job: jobWith(["Builtin.Correctness", "Builtin.Harmfulness"]),
            },
            "the job is about models": {
                kb: { type: knowledgeBaseType },
                job: {
                    type: evaluationJobType,
                    props: {
                        inferenceConfig: {
                            models: [{ bedrockModel: { modelIdentifier: "amazon.nova-lite-v1:0" } }],
                        },
                    },
                },
            },
        },
        unknown: {
            "the knowledge base of the job is not known yet": {
                kb: { type: knowledgeBaseType },
                job: { type: evaluationJobType, props: { inferenceConfig: unknownValue } },
            },
            "the metrics are not known yet": {
                kb: { type: knowledgeBaseType },
                job: jobWith(unknownValue),
            },
        },
    },
});
