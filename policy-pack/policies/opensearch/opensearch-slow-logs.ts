import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { checkLogIsPublished, domainTypes } from "../../services/opensearch";

const cloudwatchLogGroupArn = "arn:aws:logs:eu-central-1:111122223333:log-group:/opensearch/knowledge";

export default definePolicy<DomainArgs>({
    id: "opensearch-slow-logs",
    title: "OpenSearch domains publish their slow logs",
    severity: "low",
    appliesTo: domainTypes,
    supports: ["A.6.2.6"],
    equivalents: [
        "cdk-nag:OpenSearchSlowLogsToCloudWatch",
        "prowler:opensearch_service_domains_cloudwatch_logging_enabled",
    ],
    why: "Slow searches and slow indexing are the first signs of a domain that cannot keep up, and of somebody who reads it out.",
    fix: "Add to logPublishingOptions one with logType SEARCH_SLOW_LOGS and one with INDEX_SLOW_LOGS, each with a log group.",
    reference:
        "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html",
    check(domain, context) {
        checkLogIsPublished(domain, context, "SEARCH_SLOW_LOGS", "slow logs of searches");
        checkLogIsPublished(domain, context, "INDEX_SLOW_LOGS", "slow logs of indexing");
    },
    examples: {
        passes: {
            "both are published": {
                logPublishingOptions: [
                    { logType: "SEARCH_SLOW_LOGS", cloudwatchLogGroupArn },
                    { logType: "INDEX_SLOW_LOGS", cloudwatchLogGroupArn },
                ],
            },
        },
        fails: {
            "no logs are published": {},
            "one of the two is published": {
                logPublishingOptions: [{ logType: "SEARCH_SLOW_LOGS", cloudwatchLogGroupArn }],
            },
        },
        unknown: { "the options are not known yet": { logPublishingOptions: unknownValue } },
    },
});
