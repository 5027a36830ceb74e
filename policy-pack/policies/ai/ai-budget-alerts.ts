import type { BudgetArgs } from "@pulumi/aws/budgets";

import { asList, definePolicy, isSet, unknownValue } from "../../policy";
import { budgetType, isForAi } from "../../services/costs";

const costFilters = [{ name: "Service", values: ["Amazon Bedrock"] }];
const notification = { comparisonOperator: "GREATER_THAN", threshold: 80, thresholdType: "PERCENTAGE" } as never;

export default definePolicy<BudgetArgs>({
    id: "ai-budget-alerts",
    title: "Budgets for AI services tell somebody when they run out",
    severity: "low",
    appliesTo: budgetType,
    supports: ["A.6.2.6", "A.8.4"],
    why: "A budget stops nothing. If it tells nobody, it is a number in a console.",
    fix: "Add notifications with subscriberSnsTopicArns or subscriberEmailAddresses, at 80 percent for instance.",
    reference: "https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-best-practices.html",
    check(budget, { report, notApplicable, unknown, each }) {
        const verdict = isForAi(budget, ["bedrock", "sagemaker"]);
        if (verdict === "no") return notApplicable();
        let tells = false;
        let read = 0;
        const notifications = asList(budget.notifications);
        each(notifications, (one) => {
            if (isSet(one, "subscriberSnsTopicArns") || isSet(one, "subscriberEmailAddresses")) tells = true;
            read++;
        });
        if (tells || read < notifications.length) return;
        if (verdict === "yes") report("tells nobody when it runs out", "notifications");
        else unknown("may be for AI services, and tells nobody when it runs out", "notifications");
    },
    examples: {
        passes: {
            "a topic is told": {
                costFilters,
                notifications: [{ ...(notification as object), subscriberSnsTopicArns: [unknownValue] } as never],
            },
            "a person is told": {
                costFilters,
                notifications: [
                    { ...(notification as object), subscriberEmailAddresses: ["ops@example.com"] } as never,
                ],
            },
        },
        fails: {
            "there are no notifications": { costFilters },
            "the notification goes to nobody": { costFilters, notifications: [notification] },
        },
        unknown: {
            "the notifications are not known yet": { costFilters, notifications: unknownValue },
            "what the budget is for is not known yet": { costFilters: unknownValue },
        },
        notApplicable: { "the budget is for the whole account": {} },
    },
});
