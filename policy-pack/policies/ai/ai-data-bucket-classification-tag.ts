import { definePolicy, ref, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { aiDataUsesOf } from "../../services/ai-data";
import { dataSourceType } from "../../services/bedrock";
import { bucketTypes } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";
import { reportUntagged } from "../../services/tags";

const [bucketType] = bucketTypes;

/** A bucket with these properties that a knowledge base reads. */
function readFrom(bucket: object): StackExample {
    return {
        data: { type: bucketType, props: { ...bucket } },
        source: {
            type: dataSourceType,
            props: { dataSourceConfiguration: { s3Configuration: { bucketArn: ref("data", "arn") } } },
        },
    };
}

export default definePolicy<AnyBucketArgs, { keys: readonly string[] }>({
    id: "ai-data-bucket-classification-tag",
    title: "Buckets with data of AI systems say how sensitive it is",
    severity: "low",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.4.3", "A.7.2"],
    equivalents: ["aws-aiml:FS-46"],
    why: "What a model reads it can repeat. Only a class on the data says who may be shown its answers, and which scans and keys it needs.",
    fix: "Give the bucket a tag such as data-class with the class of its data.",
    reference:
        "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-for-data-security-risk-management-and-access-control.html",
    config: {
        keys: {
            type: "array",
            items: { type: "string" },
            default: ["data-class", "data-classification", "classification", "data-sensitivity", "sensitivity"],
            description: "The keys that count, the usual one first; letter case and separators make no difference.",
        },
    },
    check(bucket, context) {
        const { uses, complete } = aiDataUsesOf(bucket, context.graph);
        if (uses.size === 0 && complete) return context.notApplicable();
        if (uses.size > 0) return reportUntagged(bucket.props, context, [context.config.keys]);
        // What it is for is not known: then its tags leave no doubt, or they do.
        let isTagged = true;
        const doubt = (): void => void (isTagged = false);
        reportUntagged(bucket.props, { ...context, report: doubt, unknown: doubt }, [context.config.keys]);
        if (!isTagged) context.unknown("may hold data of an AI system, and has no tag with its class");
    },
    examples: {
        passes: {
            "the class is tagged": readFrom({ tags: { "data-classification": "internal" } }),
            "it is spelled otherwise": readFrom({ tags: { DataClassification: "internal" } }),
            "the company has a key of its own": withConfig(
                { keys: ["vertraulichkeit"] },
                readFrom({ tags: { Vertraulichkeit: "intern" } }),
            ),
        },
        fails: {
            "there are no tags": readFrom({}),
            "the tags say something else": readFrom({ tags: { team: "search" } }),
            "the bucket captures what an endpoint answers": {
                data: { type: bucketType, props: { bucket: "captures" } },
                config: {
                    type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
                    props: { dataCaptureConfig: { destinationS3Uri: "s3://captures/" } },
                },
            },
        },
        unknown: {
            "the tags are not known yet": readFrom({ tags: unknownValue }),
            "the bucket of a knowledge base is not known yet": {
                data: { type: bucketType },
                source: {
                    type: dataSourceType,
                    props: { dataSourceConfiguration: { s3Configuration: { bucketArn: unknownValue } } },
                },
            },
        },
        notApplicable: { "no AI system names the bucket": { site: { type: bucketType } } },
    },
});
