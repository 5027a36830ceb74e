import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

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
