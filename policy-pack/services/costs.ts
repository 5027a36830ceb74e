import type { BudgetArgs } from "@pulumi/aws/budgets";
import type { AnomalyMonitorArgs } from "@pulumi/aws/costexplorer";

import type { Truth } from "../iam";
import { isUnknown } from "../policy";
import type { Readable } from "../policy";

export const budgetType = "aws:budgets/budget:Budget";
export const anomalyMonitorType = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";

/** Whether the filters of a budget name one of the services, by a word of its name in lower case. */
export function isForAi(budget: Readable<BudgetArgs>, services: readonly string[]): Truth {
    const properties = ["costFilters", "filterExpression"] as const;
    if (properties.some((property) => !isUnknown(budget, property) && names(budget[property], services) === "yes")) {
        return "yes";
    }
    const isOpen = properties.some(
        (property) => isUnknown(budget, property) || names(budget[property], services) === "unknown",
    );
    return isOpen ? "unknown" : "no";
}

/** Whether a monitor sees the costs of AI services apart: that of all services does, and one that names them. */
export function watchesAi(monitor: Readable<AnomalyMonitorArgs>): Truth {
    if (isUnknown(monitor, "monitorType")) return "unknown";
    const property = monitor.monitorType === "DIMENSIONAL" ? "monitorDimension" : "monitorSpecification";
    if (isUnknown(monitor, property)) return "unknown";
    const value = monitor[property] ?? "";
    if (property === "monitorDimension") return value === "SERVICE" ? "yes" : "no";
    return /bedrock|sagemaker|ai-system/i.test(value) ? "yes" : "no";
}

/** Whether some string inside of a value holds one of the words. */
function names(value: unknown, words: readonly string[]): Truth {
    if (typeof value === "string") {
        return words.some((word) => value.toLowerCase().includes(word.toLowerCase())) ? "yes" : "no";
    }
    if (typeof value !== "object" || value === null) return "no";
    let isOpen = false;
    for (const key of Object.keys(value)) {
        // What is left out is not what a budget is for.
        if (key === "not") continue;
        if (isUnknown(value, key as never)) {
            isOpen = true;
            continue;
        }
        const found = names((value as Readonly<Record<string, unknown>>)[key], words);
        if (found === "yes") return "yes";
        if (found === "unknown") isOpen = true;
    }
    return isOpen ? "unknown" : "no";
}
