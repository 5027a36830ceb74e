import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { checkLogIsPublished, domainTypes } from "../../services/opensearch";

const cloudwatchLogGroupArn = "arn:aws:logs:eu-central-1:111122223333:log-group:/opensearch/knowledge";

export default definePolicy<DomainArgs>({
    id: "opensearch-error-logs",
    title: "OpenSearch domains publish their error logs",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.6.2.6", "A.6.2.8"],
    equivalents: [
        "cdk-nag:OpenSearchErrorLogsToCloudWatch",
        "fsbp:Opensearch.4",
        "fsbp:ES.4",
        "steampipe:es_domain_error_logging_enabled",
        "steampipe-tf:es_domain_error_logging_enabled",
    ],
    why: "Failed queries and failed writes leave no trace: answers that miss documents cannot be explained afterwards.",
    fix: "Add to logPublishingOptions one with logType ES_APPLICATION_LOGS and a log group.",
    reference:
        "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createdomain-configure-slow-logs.html",
    check: (domain, context) => checkLogIsPublished(domain, context, "ES_APPLICATION_LOGS", "error logs"),
    examples: {
        passes: {
            "error logs are published": {
                logPublishingOptions: [{ logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn }],
            },
        },
        fails: {
            "no logs are published": {},
            "audit logs alone are published": {
                logPublishingOptions: [{ logType: "AUDIT_LOGS", cloudwatchLogGroupArn }],
            },
        },
        unknown: { "the options are not known yet": { logPublishingOptions: unknownValue } },
    },
});
