import { asList, definePolicy, isSet, ref, unknownValue } from "../../policy";
import { bucketTypes, loggingTypes, logSourcesOf } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType, bucketV2Type] = bucketTypes;
const [loggingType, loggingV2Type] = loggingTypes;

export default definePolicy<AnyBucketArgs>({
    id: "s3-access-logging",
    title: "Buckets have their accesses logged",
    severity: "medium",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.6.2.8", "A.7.5"],
    equivalents: [
        "checkov:CKV_AWS_18",
        "cdk-nag:S3BucketLoggingEnabled",
        "fsbp:S3.9",
        "awsguard:s3BucketLoggingEnabled",
    ],
    why: "After a leak, only the access log says who read which training data or model, and when.",
    fix: "Add a BucketLogging for the bucket, with targetBucket set to a bucket that holds logs and nothing else.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
    check(bucket, { graph, report, unknown, notApplicable }) {
        const separate = graph.referringTo(bucket, "bucket", ...loggingTypes);
        if (separate.resources.length > 0) return;
        // Logging the delivery of logs into a bucket of logs only makes more of them.
        const logSources = logSourcesOf(graph, bucket);
        if (logSources.resources.length > 0) notApplicable();
        const { logging, loggings } = bucket.props;
        if (isSet(asList(logging ?? loggings)[0], "targetBucket")) return;
        if (separate.complete && logSources.complete) report("does not log who accesses it");
        else unknown("may belong to a logging configuration whose buckets are not known yet");
    },
    examples: {
        passes: {
            "accesses are logged to another bucket of the stack": {
                data: { type: bucketType },
                logs: { type: bucketType },
                logging: {
                    type: loggingType,
                    props: { bucket: ref("data"), targetBucket: ref("logs"), targetPrefix: "training-data/" },
                },
            },
            "accesses are logged, by names": {
                data: { type: bucketV2Type, props: { bucket: "training-data" } },
                logging: {
                    type: loggingV2Type,
                    props: { bucket: "training-data", targetBucket: "central-logs", targetPrefix: "training-data/" },
                },
            },
            "accesses are logged inline": {
                data: { type: bucketType, props: { logging: { targetBucket: "central-logs" } } },
            },
            "accesses are logged inline in the older spelling": {
                data: { type: bucketV2Type, props: { loggings: [{ targetBucket: "central-logs" }] } },
            },
        },
        fails: {
            "logging is left at its default, off": { data: { type: bucketType } },
            "the logging is another bucket's": {
                data: { type: bucketType, props: { bucket: "training-data" } },
                logging: {
                    type: loggingType,
                    props: { bucket: "evaluation-data", targetBucket: "central-logs", targetPrefix: "" },
                },
            },
        },
        unknown: {
            "the bucket of a logging configuration is not known yet": {
                data: { type: bucketType },
                logging: {
                    type: loggingType,
                    props: { bucket: unknownValue, targetBucket: "central-logs", targetPrefix: "" },
                },
            },
            "the inline logging is not known yet": { data: { type: bucketType, props: { logging: unknownValue } } },
        },
        notApplicable: {
            "the bucket holds the logs of another one": {
                logs: { type: bucketType },
                logging: {
                    type: loggingType,
                    props: { bucket: "training-data", targetBucket: ref("logs"), targetPrefix: "" },
                },
            },
            "the bucket holds the logs of another one that logs inline": {
                logs: { type: bucketType, props: { bucket: "central-logs" } },
                ingress: {
                    type: "aws:elb/loadBalancer:LoadBalancer",
                    props: { accessLogs: { bucket: "central-logs" } },
                },
            },
        },
    },
});
