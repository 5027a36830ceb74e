import type { DomainArgs } from "@pulumi/aws/opensearch";

import { asList, isUnknown } from "../policy";
import type { CheckContext, Readable } from "../policy";
import { isRecord, parseJson } from "./json";

/** OpenSearch domains, also under the name that the service had before; both have the same properties. */
export const domainTypes = ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"] as const;

/** Access policies that stand apart from their domains. */
export const domainPolicyTypes = [
    "aws:opensearch/domainPolicy:DomainPolicy",
    "aws:elasticsearch/domainPolicy:DomainPolicy",
] as const;

/** Reports a domain that does not publish a log to CloudWatch Logs. */
export function checkLogIsPublished(
    { logPublishingOptions }: Readable<DomainArgs>,
    { report, unknown }: CheckContext,
    logType: string,
    words: string,
): void {
    const options = asList(logPublishingOptions);
    const settled = options.filter((option) => !isUnknown(option, "logType"));
    const published = settled.filter((option) => option.logType === logType);
    // An option is on unless it says otherwise.
    if (published.some((option) => !isUnknown(option, "enabled") && String(option.enabled ?? true) === "true")) return;
    const isOpen = settled.length < options.length || published.some((option) => isUnknown(option, "enabled"));
    if (isOpen) unknown("publishes logs of a kind that is not known yet", "logPublishingOptions");
    else report(`does not publish its ${words} (${logType})`, "logPublishingOptions");
}

/** The entries of a policy of OpenSearch Serverless, which is an object or a list of objects; undefined if it is neither. */
export function serverlessEntries(policy: string): readonly Readonly<Record<string, unknown>>[] | undefined {
    const parsed = parseJson(policy);
    const entries: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    return entries.every(isRecord) ? entries : undefined;
}
