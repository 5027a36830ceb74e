import assert from "node:assert/strict";

import { parseDocument } from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";
import { acceptsTlsOnly, eachAclGrant, usesCustomerKey } from "../../../policy-pack/services/s3";

describe("bucket policies that want TLS", () => {
    const statement = (...resources: string[]): object => ({
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: resources,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    });
    const data = statement("arn:aws:s3:::data", "arn:aws:s3:::data/*");
    const cases: readonly [sentence: string, props: object, Statement: unknown, expected: string][] = [
        ["a bucket by its name", { bucket: "data" }, data, "yes"],
        [
            "a bucket of another partition",
            { bucket: "data" },
            statement("arn:aws-cn:s3:::data", "arn:aws-cn:s3:::data/*"),
            "yes",
        ],
        ["a bucket by its ARN", { arn: "arn:aws:s3:::data" }, data, "yes"],
        ["another bucket's policy", { bucket: "other" }, data, "no"],
        ["a bucket whose name is given by the cloud", {}, data, "unknown"],
        ["a bucket whose name is not known yet", { bucket: unknownValue }, data, "unknown"],
        ["every resource, for a bucket whose name is given by the cloud", {}, statement("*"), "yes"],
        ["nothing denied, for a bucket whose name is given by the cloud", {}, [], "no"],
        ["resources that are not known yet", { bucket: "data" }, statement(unknownValue), "unknown"],
    ];
    for (const [sentence, props, Statement, expected] of cases) {
        it(sentence, () => {
            const bucket = { urn: "", type: "", name: "data", props, protect: false, ignoreChanges: [] };
            assert.equal(acceptsTlsOnly(parseDocument({ Statement }), bucket), expected);
        });
    }
});

describe("default encryption", () => {
    const kmsMasterKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd";
    const cases: readonly [sentence: string, encryption: object | undefined, expected: boolean][] = [
        ["none", undefined, false],
        ["keys of S3", { sseAlgorithm: "AES256" }, false],
        ["a key beside keys of S3 does nothing", { sseAlgorithm: "AES256", kmsMasterKeyId }, false],
        ["KMS without a key", { sseAlgorithm: "aws:kms" }, false],
        ["KMS with a key", { sseAlgorithm: "aws:kms", kmsMasterKeyId }, true],
        ["KMS twice with a key", { sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId }, true],
        ["KMS with a key that is not known yet", { sseAlgorithm: "aws:kms", kmsMasterKeyId: unknownValue }, true],
    ];
    for (const [sentence, encryption, expected] of cases) {
        it(sentence, () => assert.equal(usesCustomerKey(encryption), expected));
    }
});

describe("grants of an ACL", () => {
    const uri = "http://acs.amazonaws.com/groups/global/AllUsers";
    const each = <T>(items: T | readonly T[] | undefined | null, check: (item: T, index: number) => void): void => {
        if (items) [items].flat().forEach((item, index) => check(item as T, index));
    };
    const cases: readonly [sentence: string, props: object, paths: readonly string[]][] = [
        ["none", {}, []],
        ["a canned ACL", { acl: "public-read" }, ["acl"]],
        ["a canned ACL for others", { acl: "authenticated-read" }, []],
        ["a name that every object has", { acl: "constructor" }, []],
        ["a grant of a bucket", { grants: [{ type: "Group", uri, permissions: ["WRITE", "READ"] }] }, ["grants.0"]],
        [
            "the second grant of a policy",
            {
                accessControlPolicy: {
                    grants: [
                        {
                            grantee: { type: "CanonicalUser", id: "79a59df900b949e55d96a1e698fbaced" },
                            permission: "READ",
                        },
                        { grantee: { type: "Group", uri }, permission: "READ" },
                    ],
                },
            },
            ["accessControlPolicy.grants.1"],
        ],
        ["another permission", { grants: [{ type: "Group", uri, permissions: ["WRITE"] }] }, []],
    ];
    for (const [sentence, props, paths] of cases) {
        it(sentence, () => {
            const found: string[] = [];
            eachAclGrant(props, { each: each as never }, "AllUsers", ["READ"], (path) => found.push(path));
            assert.deepEqual(found, paths);
        });
    }
});
