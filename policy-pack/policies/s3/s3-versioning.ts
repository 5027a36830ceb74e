import type { BucketVersioningArgs } from "@pulumi/aws/s3";

import { asList, definePolicy, ref, unknownValue } from "../../policy";
import { bucketTypes, versioningTypes } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType, bucketV2Type] = bucketTypes;
const [versioningType, versioningV2Type] = versioningTypes;

export default definePolicy<AnyBucketArgs>({
    id: "s3-versioning",
    title: "Buckets keep the earlier versions of their objects",
    severity: "medium",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2", "A.7.5"],
    equivalents: ["checkov:CKV_AWS_21", "cdk-nag:S3BucketVersioningEnabled", "sechub:S3.14"],
    why:
        "Without versions, an overwritten or deleted object is gone, and nobody can say any more which data a model was " +
        "trained on.",
    fix: "Add a BucketVersioning for the bucket with versioningConfiguration.status Enabled.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    check(bucket, { graph, report, unknown, each }) {
        const separate = graph.referringTo<BucketVersioningArgs>(bucket, "bucket", ...versioningTypes);
        each(separate.resources, ({ name, props }) => {
            if (props.versioningConfiguration?.status !== "Enabled") {
                report(`has a versioning configuration ("${name}") whose status is not Enabled`);
            }
        });
        if (separate.resources.length > 0) return;
        const { versioning, versionings } = bucket.props;
        if (asList(versioning ?? versionings)[0]?.enabled === true) return;
        // Object Lock turns versioning on.
        if (bucket.props.objectLockEnabled === true) return;
        if (separate.complete) report("does not keep versions of its objects");
        else unknown("may be the bucket of a versioning configuration whose bucket is not known yet");
    },
    examples: {
        passes: {
            "versioning is enabled": {
                data: { type: bucketType },
                versioning: {
                    type: versioningType,
                    props: { bucket: ref("data"), versioningConfiguration: { status: "Enabled" } },
                },
            },
            "the versioning configuration names the bucket": {
                data: { type: bucketV2Type, props: { bucket: "training-data" } },
                versioning: {
                    type: versioningV2Type,
                    props: { bucket: "training-data", versioningConfiguration: { status: "Enabled" } },
                },
            },
            "versioning is enabled inline": { data: { type: bucketType, props: { versioning: { enabled: true } } } },
            "versioning is enabled inline in BucketV2's spelling": {
                data: { type: bucketV2Type, props: { versionings: [{ enabled: true }] } },
            },
            "Object Lock is enabled, which takes versioning": {
                data: { type: bucketType, props: { objectLockEnabled: true } },
            },
        },
        fails: {
            "versioning is left at its default, off": { data: { type: bucketType } },
            "versioning is suspended": {
                data: { type: bucketType },
                versioning: {
                    type: versioningType,
                    props: { bucket: ref("data"), versioningConfiguration: { status: "Suspended" } },
                },
            },
            "the versioning configuration is another bucket's": {
                data: { type: bucketType, props: { bucket: "training-data" } },
                versioning: {
                    type: versioningType,
                    props: { bucket: "evaluation-data", versioningConfiguration: { status: "Enabled" } },
                },
            },
            "versioning is off inline": { data: { type: bucketType, props: { versioning: { enabled: false } } } },
        },
        unknown: {
            "the status is not known yet": {
                data: { type: bucketType },
                versioning: {
                    type: versioningType,
                    props: { bucket: ref("data"), versioningConfiguration: { status: unknownValue } },
                },
            },
            "the bucket of the versioning configuration is not known yet": {
                data: { type: bucketType },
                versioning: {
                    type: versioningType,
                    props: { bucket: unknownValue, versioningConfiguration: { status: "Enabled" } },
                },
            },
        },
    },
});
