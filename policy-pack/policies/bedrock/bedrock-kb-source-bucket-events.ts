import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";
import type { BucketNotificationArgs } from "@pulumi/aws/s3";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { dataSourceType } from "../../services/bedrock";
import { dataSourceTypes, sourceBucketPath } from "../../services/bedrock-knowledge-bases";
import { bucketTypes } from "../../services/s3";

const [bucketType] = bucketTypes;
const notificationType = "aws:s3/bucketNotification:BucketNotification";
const targets = ["lambdaFunctions", "queues", "topics"] as const;

/** A data source over a bucket whose events go where these properties say. */
function sourceWith(notification?: object): StackExample {
    return {
        manuals: { type: bucketType },
        source: {
            type: dataSourceType,
            props: { dataSourceConfiguration: { s3Configuration: { bucketArn: ref("manuals", "arn") } } },
        },
        ...(notification && {
            events: { type: notificationType, props: { bucket: ref("manuals"), ...notification } },
        }),
    };
}

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-source-bucket-events",
    title: "Changes in buckets that knowledge bases read are told to somebody",
    severity: "low",
    scope: "stack",
    appliesTo: dataSourceTypes,
    supports: ["A.6.2.6", "A.7.5"],
    equivalents: ["aws-aiml:FS-65"],
    why: "Who puts a document into the bucket puts words into the model's mouth. Without events a planted or vanished document is found when users notice.",
    fix: "Add a BucketNotification for the bucket with eventbridge true, or with a topic, queue or function.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html",
    check(source, { graph, report, unknown, notApplicable }) {
        if (!isSet(source.props.dataSourceConfiguration, "s3Configuration")) return notApplicable();
        const { resources, complete } = graph.referredToBy(source, sourceBucketPath, ...bucketTypes);
        for (const bucket of resources) {
            const words = `reads a bucket ("${bucket.name}") that`;
            const events = graph.referringTo<BucketNotificationArgs>(bucket, "bucket", notificationType);
            const tells = events.resources.some(
                ({ props }) => targets.some((target) => isSet(props, target)) || props.eventbridge === true,
            );
            if (tells) continue;
            if (events.complete) report(`${words} tells nobody of changes`, sourceBucketPath);
            else unknown(`${words} may tell nobody of changes`, sourceBucketPath);
        }
        if (resources.length > 0) return;
        unknown(`reads a bucket that is ${complete ? "not part of the stack" : "not known yet"}`, sourceBucketPath);
    },
    examples: {
        passes: {
            "events go to EventBridge": sourceWith({ eventbridge: true }),
            "events go to a topic": sourceWith({
                topics: [{ topicArn: "arn:aws:sns:eu-west-1:111122223333:documents", events: ["s3:ObjectCreated:*"] }],
            }),
        },
        fails: {
            "there is no notification": sourceWith(),
            "EventBridge is off, which is the default": sourceWith({}),
        },
        unknown: {
            "whether EventBridge is on is not known yet": sourceWith({ eventbridge: unknownValue }),
            "the bucket is not part of the stack": {
                source: {
                    type: dataSourceType,
                    props: { dataSourceConfiguration: { s3Configuration: { bucketArn: "arn:aws:s3:::manuals" } } },
                },
            },
        },
        notApplicable: {
            "the documents are web pages": {
                source: { type: dataSourceType, props: { dataSourceConfiguration: { type: "WEB" } } },
            },
        },
    },
});
