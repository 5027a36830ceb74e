import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { checkLogIsPublished, domainTypes } from "../../services/opensearch";

const cloudwatchLogGroupArn = "arn:aws:logs:eu-central-1:111122223333:log-group:/opensearch/knowledge";

export default definePolicy<DomainArgs>({
    id: "opensearch-audit-logs",
    title: "OpenSearch domains publish their audit logs",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.6.2.8"],
    equivalents: [
        "checkov:CKV_AWS_317",
        "fsbp:Opensearch.5",
        "fsbp:ES.5",
        "prowler:opensearch_service_domains_audit_logging_enabled",
        "steampipe:opensearch_domain_audit_logging_enabled",
        "steampipe:es_domain_audit_logging_enabled",
        "steampipe-tf:es_domain_audit_logging_enabled",
        "guard-registry:OPENSEARCH_AUDIT_LOGGING_ENABLED",
        "sentinel:opensearch-audit-logging-enabled",
        "config:OPENSEARCH_AUDIT_LOGGING_ENABLED",
    ],
    why: "Without them nobody can tell who logged in, or who read or changed which index.",
    fix: "Add to logPublishingOptions one with logType AUDIT_LOGS and a log group; turn the audit log on in the security plugin as well.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html",
    check: (domain, context) => checkLogIsPublished(domain, context, "AUDIT_LOGS", "audit logs"),
    examples: {
        passes: {
            "audit logs are published": {
                logPublishingOptions: [
                    { logType: "INDEX_SLOW_LOGS", cloudwatchLogGroupArn },
                    { logType: "AUDIT_LOGS", cloudwatchLogGroupArn },
                ],
            },
            "audit logs are published to a group that the stack makes, beside a kind not known yet": {
                logPublishingOptions: [
                    { logType: unknownValue, cloudwatchLogGroupArn },
                    { logType: "AUDIT_LOGS", cloudwatchLogGroupArn: unknownValue, enabled: true },
                ],
            },
        },
        fails: {
            "no logs are published": {},
            "other logs are published": {
                logPublishingOptions: [{ logType: "ES_APPLICATION_LOGS", cloudwatchLogGroupArn }],
            },
            "audit logs are turned off": {
                logPublishingOptions: [{ logType: "AUDIT_LOGS", cloudwatchLogGroupArn, enabled: false }],
            },
        },
        unknown: {
            "the options are not known yet": { logPublishingOptions: unknownValue },
            "whether they are on is not known yet": {
                logPublishingOptions: [{ logType: "AUDIT_LOGS", cloudwatchLogGroupArn, enabled: unknownValue }],
            },
        },
    },
});
