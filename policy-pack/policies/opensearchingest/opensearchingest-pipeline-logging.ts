import type { PipelineArgs } from "@pulumi/aws/opensearchingest";

import { definePolicy, isSet, unknownValue } from "../../policy";

const cloudwatchLogDestination = { logGroup: "/aws/vendedlogs/OpenSearchIngestion/documents" };

export default definePolicy<PipelineArgs>({
    id: "opensearchingest-pipeline-logging",
    title: "OpenSearch ingestion pipelines write logs",
    severity: "medium",
    appliesTo: "aws:opensearchingest/pipeline:Pipeline",
    supports: ["A.6.2.8", "A.7.5"],
    why: "Documents that a pipeline drops or fails to transform are missing from every answer, and without logs nobody learns of it.",
    fix: "Set logPublishingOptions.isLoggingEnabled to true with a cloudwatchLogDestination.logGroup.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/monitoring-pipeline-logs.html",
    check({ logPublishingOptions }, { report }) {
        if (!isSet(logPublishingOptions?.cloudwatchLogDestination, "logGroup")) {
            return report("writes no logs", "logPublishingOptions.cloudwatchLogDestination.logGroup");
        }
        if (String(logPublishingOptions?.isLoggingEnabled) !== "true") {
            report("writes no logs", "logPublishingOptions.isLoggingEnabled");
        }
    },
    examples: {
        passes: {
            "logs go to a log group": { logPublishingOptions: { isLoggingEnabled: true, cloudwatchLogDestination } },
            "logs go to a log group that the stack makes": {
                logPublishingOptions: {
                    isLoggingEnabled: true,
                    cloudwatchLogDestination: { logGroup: unknownValue },
                },
            },
        },
        fails: {
            "there are no options": { minUnits: 1, maxUnits: 4 },
            "logging is off": { logPublishingOptions: { isLoggingEnabled: false, cloudwatchLogDestination } },
        },
        unknown: {
            "whether it is on is not known yet": {
                logPublishingOptions: { isLoggingEnabled: unknownValue, cloudwatchLogDestination },
            },
        },
    },
});
