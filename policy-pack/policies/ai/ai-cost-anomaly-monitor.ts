import type { AnomalyMonitorArgs } from "@pulumi/aws/costexplorer";

import { definePolicy, unknownValue } from "../../policy";
import { anomalyMonitorType, watchesAi } from "../../services/costs";

const specificationOf = (...Values: readonly string[]): string =>
    JSON.stringify({ Dimensions: { Key: "SERVICE", Values, MatchOptions: null } });

export default definePolicy<AnomalyMonitorArgs>({
    id: "ai-cost-anomaly-monitor",
    title: "A stack that looks for unusual costs looks at those of AI services",
    severity: "low",
    scope: "stack",
    appliesTo: anomalyMonitorType,
    supports: ["A.4.5", "A.6.2.6"],
    equivalents: ["aws-aiml:FS-04"],
    why: "Somebody else's prompts on your account, or an agent that calls itself, are seen first as a cost that nobody expected. Monitors are most often one stack's matter, so only stacks that have some are asked.",
    fix: "Set monitorType to DIMENSIONAL and monitorDimension to SERVICE, or name Amazon Bedrock and Amazon SageMaker in monitorSpecification.",
    reference: "https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html",
    check(monitor, { graph, report, unknown, notApplicable }) {
        if (watchesAi(monitor.props) === "yes") return;
        const all = graph.ofType<AnomalyMonitorArgs>(anomalyMonitorType).map(({ props }) => watchesAi(props));
        if (all.includes("yes")) return notApplicable();
        if (all.includes("unknown")) unknown("may not watch the costs of AI services");
        else report("does not watch the costs of AI services, and no other monitor of the stack does");
    },
    examples: {
        passes: {
            "every service is watched": {
                services: {
                    type: anomalyMonitorType,
                    props: { monitorType: "DIMENSIONAL", monitorDimension: "SERVICE" },
                },
            },
            "one AI system is named by its tag": {
                ai: {
                    type: anomalyMonitorType,
                    props: {
                        monitorType: "CUSTOM",
                        monitorSpecification: JSON.stringify({
                            Tags: { Key: "ai-system-id", Values: ["credit-scoring"] },
                        }),
                    },
                },
            },
            "Bedrock is named": {
                ai: {
                    type: anomalyMonitorType,
                    props: { monitorType: "CUSTOM", monitorSpecification: specificationOf("Amazon Bedrock") },
                },
                accounts: {
                    type: anomalyMonitorType,
                    props: { monitorType: "DIMENSIONAL", monitorDimension: "LINKED_ACCOUNT" },
                },
            },
        },
        fails: {
            "accounts are watched as a whole": {
                accounts: {
                    type: anomalyMonitorType,
                    props: { monitorType: "DIMENSIONAL", monitorDimension: "LINKED_ACCOUNT" },
                },
            },
            "another service is named": {
                compute: {
                    type: anomalyMonitorType,
                    props: { monitorType: "CUSTOM", monitorSpecification: specificationOf("AWS Lambda") },
                },
            },
        },
        unknown: {
            "what is watched is not known yet": {
                monitor: {
                    type: anomalyMonitorType,
                    props: { monitorType: "CUSTOM", monitorSpecification: unknownValue },
                },
            },
        },
    },
});
