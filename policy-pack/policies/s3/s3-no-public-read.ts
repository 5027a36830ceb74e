import { definePolicy, ofType, unknownValue } from "../../policy";
import { aclTypes, eachAclGrant } from "../../services/s3";
import type { AclArgs } from "../../services/s3";

const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";
const publicGroups = [
    ["AllUsers", "everybody"],
    ["AuthenticatedUsers", "everybody with an AWS account"],
] as const;

export default definePolicy<AclArgs>({
    id: "s3-no-public-read",
    title: "No ACL lets everybody read a bucket or an object",
    severity: "critical",
    appliesTo: aclTypes,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_20", "pulumi:aws-s3-bucket-disallow-public-read"],
    why: "A public bucket of training data or models is found by scanners within hours, and what was copied stays copied.",
    fix: "Leave acl private and grant nothing to the groups AllUsers and AuthenticatedUsers; publish through a CloudFront distribution instead.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    check(resource, context) {
        // Anybody can open an account, so that S3 calls both groups public.
        for (const [group, who] of publicGroups) {
            eachAclGrant(resource, context, group, ["READ", "READ_ACP", "FULL_CONTROL"], (path) => {
                context.report(`lets ${who} read through its ACL`, path);
            });
        }
    },
    examples: {
        passes: {
            "the ACL is private": { acl: "private" },
            "there is no ACL, which means private": ofType("aws:s3/bucket:Bucket", {}),
            "the ACL gives access to log delivery only": { acl: "log-delivery-write" },
            "one account is given access": {
                accessControlPolicy: {
                    grants: [
                        {
                            grantee: {
                                type: "CanonicalUser",
                                id: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
                            },
                            permission: "READ",
                        },
                    ],
                },
            },
        },
        fails: {
            "the ACL is public-read": { acl: "public-read" },
            "the ACL is authenticated-read, which every AWS account in the world passes": { acl: "authenticated-read" },
            "the ACL of a bucket is public-read-write": ofType("aws:s3/bucket:Bucket", { acl: "public-read-write" }),
            "the ACL of an object is public-read": ofType("aws:s3/bucketObjectv2:BucketObjectv2", {
                bucket: "models",
                key: "weights.safetensors",
                acl: "public-read",
            }),
            "a grant to everybody stands beside one that is not known yet": ofType("aws:s3/bucketV2:BucketV2", {
                acl: unknownValue,
                grants: [unknownValue, { type: "Group", uri: everybody, permissions: ["READ"] }],
            }),
            "a grant lets everybody read": {
                accessControlPolicy: {
                    grants: [{ grantee: { type: "Group", uri: everybody }, permission: "READ" }],
                },
            },
            "a grant of a bucket gives everybody full control": ofType("aws:s3/bucketV2:BucketV2", {
                grants: [{ type: "Group", uri: everybody, permissions: ["FULL_CONTROL"] }],
            }),
        },
        unknown: {
            "the ACL is not known yet": { acl: unknownValue },
            "a permission is not known yet": {
                accessControlPolicy: {
                    grants: [{ grantee: { type: "Group", uri: everybody }, permission: unknownValue }],
                },
            },
        },
    },
});
