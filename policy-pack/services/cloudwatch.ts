import type { LogGroupArgs, MetricAlarmArgs } from "@pulumi/aws/cloudwatch";

import { asList } from "../policy";
import type { Readable } from "../policy";
import { parseJson, valueAt } from "./json";

export const logGroupType = "aws:cloudwatch/logGroup:LogGroup";

/** Whether the cloud itself sets how long events are kept: two days in the class that only hands them on. */
export function keepsFixedTime({ logGroupClass }: Readable<LogGroupArgs>): boolean {
    return logGroupClass === "DELIVERY";
}

/** Whether a data protection policy, as JSON, masks anything: Audit alone only counts. */
export function masksData(document: string | undefined): boolean {
    const statements = valueAt(parseJson(document ?? ""), "Statement");
    return (Array.isArray(statements) ? (statements as readonly unknown[]) : []).some((statement) => {
        const identifiers = valueAt(statement, "DataIdentifier");
        const isAboutData = Array.isArray(identifiers) && identifiers.length > 0;
        return isAboutData && valueAt(statement, "Operation.Deidentify") !== undefined;
    });
}

export const metricAlarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/**
 * Whether an alarm watches a metric whose namespace and name pass the test: by itself, in a metric query, or in a
 * Metrics Insights query. Of the latter only the namespace is read.
 */
export function watches(
    { namespace, metricName, metricQueries }: Readable<MetricAlarmArgs>,
    test: (namespace: string, metricName?: string) => boolean,
): boolean {
    if (namespace !== undefined) return test(namespace, metricName);
    return asList(metricQueries).some(({ metric, expression }) => {
        if (metric) return metric.namespace !== undefined && test(metric.namespace, metric.metricName);
        const queried = /\bFROM\s+(?:SCHEMA\(\s*)?"([^"]+)"/i.exec(expression ?? "")?.[1];
        return queried !== undefined && test(queried);
    });
}
