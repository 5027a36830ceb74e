import assert from "node:assert/strict";

import { topicPolicy } from "../../../components/monitoring/alarm-topic";
import { keyPolicy } from "../../../components/security/encryption-key";
import { trustPolicy } from "../../../components/security/execution-role";
import { logDelivery } from "../../../components/storage/access-log-bucket";
import { bucketNameOf } from "../../../components/storage/hardened-bucket";
import { readPermissions, writePermissions } from "../../../components/storage/secure-bucket";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };

describe("policy documents", () => {
    it("a key is for the account's IAM policies, and for nobody else unless told", () => {
        assert.deepEqual(keyPolicy(account, []), [
            {
                Sid: "IamPoliciesOfTheAccount",
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:root" },
                Action: "kms:*",
                Resource: "*",
            },
        ]);
    });

    it("a key lets services use it for this account only", () => {
        const [, logs, alarms] = keyPolicy({ ...account, partition: "aws-cn", region: "cn-north-1" }, [
            "alarms",
            "logs",
        ]);
        assert.deepEqual(logs?.Principal, { Service: "logs.cn-north-1.amazonaws.com" });
        assert.deepEqual(logs?.Condition, {
            ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws-cn:logs:cn-north-1:111122223333:log-group:*" },
        });
        assert.deepEqual(alarms?.Principal, { Service: "cloudwatch.amazonaws.com" });
        assert.deepEqual(alarms?.Condition, { StringEquals: { "aws:SourceAccount": "111122223333" } });
    });

    it("a key lets Bedrock log invocations and S3 Vectors index, for this account only", () => {
        const [, invocations, vectors] = keyPolicy(account, ["invocations", "vectors"]);
        const own = { "aws:SourceAccount": "111122223333" };
        assert.deepEqual(invocations?.Principal, { Service: "bedrock.amazonaws.com" });
        assert.deepEqual(invocations?.Condition, {
            ArnLike: { "aws:SourceArn": "arn:aws:bedrock:eu-central-1:111122223333:*" },
            StringEquals: own,
        });
        assert.deepEqual(vectors?.Principal, { Service: "indexing.s3vectors.amazonaws.com" });
        assert.deepEqual(vectors?.Action, "kms:Decrypt");
        assert.deepEqual(vectors?.Condition, {
            ArnLike: { "aws:SourceArn": "arn:aws:s3vectors:eu-central-1:111122223333:bucket/*" },
            StringEquals: own,
        });
    });

    it("a key lets budgets, events and trails use it for this account only", () => {
        const documents = keyPolicy(account, ["costs", "events", "trails"]).slice(1);
        const limits = documents.map(({ Principal, Condition }) => [Principal, Condition]);
        const own = { StringEquals: { "aws:SourceAccount": "111122223333" } };
        assert.deepEqual(limits, [
            [{ Service: ["budgets.amazonaws.com", "costalerts.amazonaws.com"] }, own],
            [
                { Service: "events.amazonaws.com" },
                {
                    ArnLike: {
                        "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-central-1:111122223333:*",
                    },
                },
            ],
            [
                { Service: "cloudtrail.amazonaws.com" },
                {
                    ...own,
                    StringLike: {
                        "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*",
                    },
                },
            ],
            [{ Service: "cloudtrail.amazonaws.com" }, own],
        ]);
    });

    it("a role is assumed by one service, for one account", () => {
        assert.deepEqual(JSON.parse(trustPolicy("sagemaker.amazonaws.com", account)), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "sagemaker.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
                },
            ],
        });
    });

    it("a role can be for some of a service's resources only", () => {
        const [statement] = JSON.parse(trustPolicy("bedrock.amazonaws.com", account, "evaluation-job/*")).Statement;
        assert.deepEqual(statement.Condition, {
            ArnLike: { "aws:SourceArn": "arn:aws:bedrock:eu-central-1:111122223333:evaluation-job/*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
        });
    });

    it("a log bucket takes the logs of the account's buckets", () => {
        const { Principal, Action, Resource, Condition } = logDelivery("arn:aws:s3:::logs", account);
        assert.deepEqual(
            { Principal, Action, Resource, Condition },
            {
                Principal: { Service: "logging.s3.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: "arn:aws:s3:::logs/*",
                Condition: {
                    ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" },
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                },
            },
        );
    });

    it("a topic takes the account's alarms, over TLS", () => {
        const [deny, allow] = topicPolicy("alarms", account);
        assert.deepEqual([deny?.Effect, deny?.Condition], ["Deny", { Bool: { "aws:SecureTransport": "false" } }]);
        assert.deepEqual(allow?.Resource, "arn:aws:sns:eu-central-1:111122223333:alarms");
        assert.deepEqual(allow?.Condition, {
            ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*" },
            StringEquals: { "aws:SourceAccount": "111122223333" },
        });
    });
});

describe("documents of publishers", () => {
    it("a topic takes budgets and events of the account, where it is told to", () => {
        const [, costs, events] = topicPolicy("alerts", account, ["costs", "events"]);
        assert.deepEqual(costs?.Condition, { StringEquals: { "aws:SourceAccount": "111122223333" } });
        assert.deepEqual(events?.Condition, {
            ArnLike: { "aws:SourceArn": "arn:aws:events:eu-central-1:111122223333:rule/*" },
        });
    });
});

describe("places in a bucket", () => {
    const places: readonly [string, string, string[] | undefined][] = [
        ["", "arn:aws:s3:::data/*", undefined],
        ["raw/", "arn:aws:s3:::data/raw/*", ["raw/*"]],
        ["raw/one.csv", "arn:aws:s3:::data/raw/one.csv", ["raw/one.csv"]],
    ];
    for (const [place, resource, listed] of places) {
        it(`"${place}" is ${resource}`, () => {
            const [read, list] = readPermissions("arn:aws:s3:::data", place);
            const [write] = writePermissions("arn:aws:s3:::data", place);
            assert.deepEqual(read?.resources, [resource]);
            assert.deepEqual(write?.resources, [resource]);
            assert.deepEqual(list?.resources, ["arn:aws:s3:::data"]);
            assert.deepEqual(list?.conditions?.StringLike?.["s3:prefix"], listed);
        });
    }
});

describe("names of buckets", () => {
    it("end in the whole account id, however long they are", () => {
        assert.equal(bucketNameOf("annex42", "dev", "models", "111122223333"), "annex42-dev-models-111122223333");
        const long = bucketNameOf("a-project-with-a-long-name", "a-stack-with-a-long-name", "models", "111122223333");
        assert.match(long, /^a-project-with-a-long-name-a-stack-with-a-[0-9a-f]{8}-111122223333$/);
        assert.equal(long.length, 63);
    });
});
