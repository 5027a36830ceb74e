import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";
import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import { definePolicy, isSet, ref, unknownValue, withConfig } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";
import { logGroupType } from "../../services/cloudwatch";

const loggingTo = (logGroupName: string): Record<string, unknown> => ({
    loggingConfig: { cloudwatchConfig: { logGroupName, roleArn: "arn:aws:iam::111122223333:role/bedrock-logging" } },
});
const stackWith = (group: object): Record<string, { type: string; props: Record<string, unknown> }> => ({
    group: { type: logGroupType, props: { name: "/bedrock/invocations", ...group } },
    logging: { type: invocationLoggingType, props: loggingTo("/bedrock/invocations") },
});

export default definePolicy<InvocationLoggingConfigurationArgs, { minimumDays: number; maximumDays: number }>({
    id: "bedrock-invocation-logs-retention",
    title: "Invocation logs are kept long enough, and not for ever",
    severity: "medium",
    scope: "stack",
    appliesTo: invocationLoggingType,
    supports: ["A.6.2.8"],
    why: "The logs of an AI system are evidence of what it said, so they have to outlive complaints; they are full of personal data as well, so they must end. A log group keeps its events for ever unless told otherwise.",
    fix: "Set retentionInDays of the log group to a number between the configured limits: 180 and 3653 by default.",
    reference: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    config: {
        minimumDays: {
            type: "integer",
            minimum: 1,
            default: 180,
            description: "The number of days that invocation logs have to be kept at least.",
        },
        maximumDays: {
            type: "integer",
            minimum: 1,
            default: 3653,
            description: "The number of days that invocation logs may be kept at most.",
        },
    },
    check(logging, { graph, report, unknown, notApplicable, each, config }) {
        if (!isSet(logging.props.loggingConfig, "cloudwatchConfig")) notApplicable();
        const path = "loggingConfig.cloudwatchConfig.logGroupName";
        const groups = graph.referredToBy<LogGroupArgs>(logging, path, logGroupType);
        if (groups.resources.length === 0) unknown("delivers to a log group that is not part of this stack", path);
        each(groups.resources, ({ name, props }) => {
            const which = `delivers to a log group ("${name}") that keeps its events`;
            // Absent and 0 both mean: never expires.
            const days = Number(props.retentionInDays ?? 0);
            if (days === 0) report(`${which} for ever`, path);
            else if (days < config.minimumDays) report(`${which} for less than ${config.minimumDays} days`, path);
            else if (days > config.maximumDays) report(`${which} for more than ${config.maximumDays} days`, path);
        });
    },
    examples: {
        passes: {
            "events are kept for a year": stackWith({ retentionInDays: 365 }),
            "the configuration asks for less": withConfig({ minimumDays: 30 }, stackWith({ retentionInDays: 30 })),
        },
        fails: {
            "retention is left at its default, for ever": stackWith({}),
            "events are kept for a month": stackWith({ retentionInDays: 30 }),
            "the configuration allows a year at most": withConfig(
                { maximumDays: 365 },
                stackWith({ retentionInDays: 731 }),
            ),
        },
        unknown: {
            "the retention is not known yet": stackWith({ retentionInDays: unknownValue }),
            "the log group is made elsewhere": {
                logging: { type: invocationLoggingType, props: loggingTo("/bedrock/other") },
            },
        },
        notApplicable: {
            "logs go to a bucket only": {
                bucket: { type: "aws:s3/bucket:Bucket" },
                logging: {
                    type: invocationLoggingType,
                    props: { loggingConfig: { s3Config: { bucketName: ref("bucket", "bucket") } } },
                },
            },
        },
    },
});
