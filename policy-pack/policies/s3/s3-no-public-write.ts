import { definePolicy, ofType, unknownValue } from "../../policy";
import { aclTypes, eachAclGrant } from "../../services/s3";
import type { AclArgs } from "../../services/s3";

const everybody = "http://acs.amazonaws.com/groups/global/AllUsers";

export default definePolicy<AclArgs>({
    id: "s3-no-public-write",
    title: "No ACL lets everybody write to a bucket or an object",
    severity: "critical",
    appliesTo: aclTypes,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_57"],
    why: "Whoever can write to a bucket of training data can poison the model, and who can write to one of models can replace them.",
    fix: "Leave acl private and grant nothing to the group AllUsers; let writers sign in with a role.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    check(resource, context) {
        eachAclGrant(resource, context, "AllUsers", ["WRITE", "WRITE_ACP", "FULL_CONTROL"], (path) => {
            context.report("lets everybody write through its ACL", path);
        });
    },
    examples: {
        passes: {
            "the ACL is private": { acl: "private" },
            "there is no ACL, which means private": ofType("aws:s3/bucket:Bucket", {}),
            "the ACL lets everybody read, which is another policy's question": { acl: "public-read" },
            "one account is given access": {
                accessControlPolicy: {
                    grants: [
                        {
                            grantee: {
                                type: "CanonicalUser",
                                id: "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be",
                            },
                            permission: "WRITE",
                        },
                    ],
                },
            },
        },
        fails: {
            "the ACL is public-read-write": { acl: "public-read-write" },
            "the ACL of a bucket is public-read-write": ofType("aws:s3/bucket:Bucket", { acl: "public-read-write" }),
            "a grant lets everybody write": {
                accessControlPolicy: {
                    grants: [{ grantee: { type: "Group", uri: everybody }, permission: "WRITE" }],
                },
            },
            "a grant of a bucket lets everybody change the ACL": ofType("aws:s3/bucketV2:BucketV2", {
                grants: [{ type: "Group", uri: everybody, permissions: ["WRITE_ACP"] }],
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
