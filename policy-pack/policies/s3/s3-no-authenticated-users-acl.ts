import { definePolicy, ofType, unknownValue } from "../../policy";
import { aclTypes, eachAclGrant } from "../../services/s3";
import type { AclArgs } from "../../services/s3";

const anyAccount = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";

export default definePolicy<AclArgs>({
    id: "s3-no-authenticated-users-acl",
    title: "No ACL gives access to everybody with an AWS account",
    severity: "critical",
    appliesTo: aclTypes,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV2_AWS_43"],
    why: "The group AuthenticatedUsers means every AWS account in the world, not the users of your own; anybody can open one.",
    fix: "Leave acl private and grant nothing to the group AuthenticatedUsers; name accounts or roles in a bucket policy.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    check(resource, context) {
        eachAclGrant(
            resource,
            context,
            "AuthenticatedUsers",
            ["READ", "READ_ACP", "WRITE", "WRITE_ACP", "FULL_CONTROL"],
            (path) => {
                context.report("gives access to everybody with an AWS account through its ACL", path);
            },
        );
    },
    examples: {
        passes: {
            "the ACL is private": { acl: "private" },
            "there is no ACL, which means private": ofType("aws:s3/bucket:Bucket", {}),
            "the ACL is public-read, which is another policy's question": { acl: "public-read" },
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
            "the ACL is authenticated-read": { acl: "authenticated-read" },
            "the ACL of an object copy is authenticated-read": ofType("aws:s3/objectCopy:ObjectCopy", {
                bucket: "models",
                key: "weights.safetensors",
                source: "staging/weights.safetensors",
                acl: "authenticated-read",
            }),
            "a grant lets every AWS account read": {
                accessControlPolicy: {
                    grants: [{ grantee: { type: "Group", uri: anyAccount }, permission: "READ" }],
                },
            },
            "a grant of a bucket lets every AWS account write": ofType("aws:s3/bucketV2:BucketV2", {
                grants: [{ type: "Group", uri: anyAccount, permissions: ["WRITE"] }],
            }),
        },
        unknown: {
            "the ACL is not known yet": { acl: unknownValue },
            "a permission is not known yet": {
                accessControlPolicy: {
                    grants: [{ grantee: { type: "Group", uri: anyAccount }, permission: unknownValue }],
                },
            },
        },
    },
});
