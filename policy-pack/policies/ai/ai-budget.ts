import type { BudgetArgs } from "@pulumi/aws/budgets";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { budgetType, isForAi } from "../../services/costs";

export default definePolicy<BudgetArgs, { services: readonly string[] }>({
    id: "ai-budget",
    title: "A stack with budgets has one for its AI services",
    severity: "low",
    scope: "stack",
    appliesTo: budgetType,
    supports: ["A.4.5", "A.6.2.6"],
    equivalents: ["aws-aiml:FS-06"],
    why: "A loop of an agent or a stolen key shows in the bill of one service first, and drowns in that of the account. Budgets are most often one stack's matter, so only stacks that have some are asked.",
    fix: "Add a Budget with a cost filter Service of Amazon Bedrock and Amazon SageMaker.",
    reference: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-create-filters.html",
    config: {
        services: {
            type: "array",
            items: { type: "string" },
            default: ["bedrock", "sagemaker", "ai-system"],
            description:
                "Words by which the names of AI services, and the tags of AI systems, are known, in lower case.",
        },
    },
    check(budget, { graph, report, unknown, notApplicable, config }) {
        const own = isForAi(budget.props, config.services);
        if (own === "yes") return;
        const others = graph.ofType<BudgetArgs>(budgetType).map(({ props }) => isForAi(props, config.services));
        if (others.includes("yes")) return notApplicable();
        if (others.includes("unknown")) unknown("may stand beside no budget for AI services");
        else report("is not for AI services, and no other budget of the stack is");
    },
    examples: {
        passes: {
            "a budget is for Bedrock": {
                ai: {
                    type: budgetType,
                    props: { costFilters: [{ name: "Service", values: ["Amazon Bedrock"] }] },
                },
            },
            "a budget is for one AI system, by its tag": {
                ai: {
                    type: budgetType,
                    props: { costFilters: [{ name: "TagKeyValue", values: ["user:ai-system-id$credit-scoring"] }] },
                },
            },
            "a budget is for SageMaker, by a filter expression": {
                ai: {
                    type: budgetType,
                    props: {
                        filterExpression: {
                            ors: [
                                { dimensions: { key: "SERVICE", values: ["Amazon SageMaker"] } },
                                { dimensions: { key: "SERVICE", values: ["AWS Lambda"] } },
                            ],
                        },
                    },
                },
                total: { type: budgetType },
            },
            "the company counts another service as AI": withConfig(
                { services: ["comprehend"] },
                {
                    ai: {
                        type: budgetType,
                        props: { costFilters: [{ name: "Service", values: ["Amazon Comprehend"] }] },
                    },
                },
            ),
        },
        fails: {
            "the one budget is for the whole account": { total: { type: budgetType } },
            "the one budget is for another service": {
                compute: {
                    type: budgetType,
                    props: {
                        costFilters: [{ name: "Service", values: ["Amazon Elastic Compute Cloud - Compute"] }],
                    },
                },
            },
        },
        unknown: {
            "the filters are not known yet": { budget: { type: budgetType, props: { costFilters: unknownValue } } },
        },
    },
});
