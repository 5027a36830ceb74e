import type { ClusterArgs } from "@pulumi/aws/msk";

import { definePolicy, unknownValue } from "../../policy";
import { clusterType } from "../../services/msk";

export default definePolicy<ClusterArgs>({
    id: "msk-broker-logs",
    title: "MSK clusters hand out the logs of their brokers",
    severity: "low",
    appliesTo: clusterType,
    supports: ["A.6.2.8"],
    why: "Without them nobody sees which client failed to sign in, or why events that a model waits for did not come.",
    fix: "Turn on cloudwatchLogs, s3 or firehose in loggingInfo.brokerLogs.",
    reference: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-logging.html",
    check({ loggingInfo }, { report }) {
        const { cloudwatchLogs, firehose, s3 } = loggingInfo?.brokerLogs ?? {};
        const isOn = [cloudwatchLogs, firehose, s3].some((destination) => String(destination?.enabled) === "true");
        if (!isOn) report("hands out no logs of its brokers", "loggingInfo.brokerLogs");
    },
    examples: {
        passes: {
            "logs go to CloudWatch": {
                loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: "events" } } },
            },
            "logs go to S3": { loggingInfo: { brokerLogs: { s3: { enabled: true, bucket: "logs" } } } },
        },
        fails: {
            "logs are left at their default, off": { kafkaVersion: "3.8.x" },
            "every destination is off": { loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: false } } } },
        },
        unknown: { "it is not known yet": { loggingInfo: unknownValue } },
    },
});
