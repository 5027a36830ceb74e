import type { BucketOwnershipControlsArgs } from "@pulumi/aws/s3";

import { definePolicy, ref, unknownValue } from "../../policy";
import { bucketAclTypes, bucketTypes } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType, bucketV2Type] = bucketTypes;
const [aclType] = bucketAclTypes;
const controlsType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";

export default definePolicy<AnyBucketArgs>({
    id: "s3-acls-disabled",
    title: "Buckets have ACLs disabled",
    severity: "medium",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV2_AWS_65", "fsbp:S3.12"],
    why:
        "With ACLs, each writer decides who reads an object, and objects may belong to other accounts; with them disabled, " +
        "policies alone decide.",
    fix: "Set rule.objectOwnership to BucketOwnerEnforced in the BucketOwnershipControls, or remove these and every BucketAcl.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    check(bucket, { graph, report, unknown, each }) {
        const controls = graph.referringTo<BucketOwnershipControlsArgs>(bucket, "bucket", controlsType);
        each(controls.resources, ({ name, props }) => {
            if (props.rule?.objectOwnership === "BucketOwnerEnforced") return;
            report(`has ownership controls ("${name}") that enable ACLs`);
        });
        if (controls.resources.length > 0) return;
        if (!controls.complete) {
            unknown("may be the bucket of ownership controls whose bucket is not known yet");
            return;
        }
        // New buckets have ACLs disabled by default, so one that is given an ACL is older or will be refused.
        const acls = graph.referringTo(bucket, "bucket", ...bucketAclTypes);
        for (const { name } of acls.resources) report(`is given an ACL ("${name}"), and nothing disables ACLs`);
        if (!acls.complete) unknown("may be the bucket of an ACL whose bucket is not known yet");
    },
    examples: {
        passes: {
            "object ownership is left at its default, bucket owner enforced": { data: { type: bucketType } },
            "object ownership is bucket owner enforced": {
                data: { type: bucketType },
                controls: {
                    type: controlsType,
                    props: { bucket: ref("data"), rule: { objectOwnership: "BucketOwnerEnforced" } },
                },
            },
        },
        fails: {
            "object ownership is bucket owner preferred": {
                data: { type: bucketType },
                controls: {
                    type: controlsType,
                    props: { bucket: ref("data"), rule: { objectOwnership: "BucketOwnerPreferred" } },
                },
            },
            "object ownership is the object writer's": {
                data: { type: bucketV2Type, props: { bucket: "training-data" } },
                controls: {
                    type: controlsType,
                    props: { bucket: "training-data", rule: { objectOwnership: "ObjectWriter" } },
                },
            },
            "the bucket is given an ACL": {
                data: { type: bucketType },
                acl: { type: aclType, props: { bucket: ref("data"), acl: "private" } },
            },
        },
        unknown: {
            "object ownership is not known yet": {
                data: { type: bucketType },
                controls: {
                    type: controlsType,
                    props: { bucket: ref("data"), rule: { objectOwnership: unknownValue } },
                },
            },
            "the bucket of the ownership controls is not known yet": {
                data: { type: bucketType },
                controls: {
                    type: controlsType,
                    props: { bucket: unknownValue, rule: { objectOwnership: "BucketOwnerEnforced" } },
                },
            },
        },
    },
});
