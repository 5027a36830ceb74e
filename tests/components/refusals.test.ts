import assert from "node:assert/strict";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import {
    AccessLogBucket,
    AlarmTopic,
    AuroraVectorStore,
    ControlledEgress,
    EncryptionKey,
    EvidenceStore,
    ExecutionRole,
    PrivateNetwork,
    SecureBucket,
} from "../../components";
import { zoneAt } from "../../components/network/private-network";

/** What components refuse, and the sentence that says what to do. */
describe("arguments that do not go together", () => {
    before(() =>
        pulumi.runtime.setMocks({
            newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
            call: () => ({ accountId: "111122223333", arn: "arn:aws:iam::111122223333:root", region: "eu-central-1" }),
        }),
    );

    it("a role without a service", () => {
        assert.throws(() => new ExecutionRole("role-1", {}), /"role-1" has no service that assumes it: give "service"/);
    });

    it("an existing role with a service", () => {
        const existing = new aws.iam.Role("role-2", { assumeRolePolicy: "{}" });
        assert.throws(
            () => new ExecutionRole("role-2", { existing, service: "sagemaker.amazonaws.com" }),
            /leave out service, onlyFor, description and permissionsBoundary/,
        );
    });

    it("an existing key with a description", () => {
        assert.throws(
            () => new EncryptionKey("key-1", { existing: "arn:aws:kms:...", description: "new" }),
            /"key-1" is an existing one: leave out the description/,
        );
    });

    it("a key that alarms may not use, for their topic", () => {
        const key = new EncryptionKey("key-2", { usedBy: ["logs"] });
        assert.throws(
            () => new AlarmTopic("topic-1", { key }),
            /"key-2", which does not let CloudWatch alarms use it: add "alarms" to the key's usedBy/,
        );
    });

    it("a way out of an existing network whose layout nobody told", () => {
        const existing = { vpcId: "vpc-1", subnetIds: ["subnet-1"], securityGroupId: "sg-1" };
        const network = new PrivateNetwork("network-outside", { existing });
        const optOuts = { "route-no-open-igw": "Open models are pulled." };
        assert.throws(
            () => new ControlledEgress("egress-1", { network, allowedHosts: ["huggingface.co"], optOuts }),
            /"egress-1" goes out of a network that was there already: give it the layout/,
        );
    });

    it("a bucket with access logs and an opt-out from them", () => {
        assert.throws(
            () =>
                new SecureBucket("bucket-1", {
                    accessLogs: new AccessLogBucket("logs-1"),
                    optOuts: { "s3-access-logging": "The bucket holds nothing." },
                }),
            /"bucket-1" has accessLogs and an opt-out from them/,
        );
    });

    it("a key that logs may not use, or vectors longer than its index takes, for a store in Aurora", () => {
        const existing = { vpcId: "vpc-1", subnetIds: ["subnet-1"], securityGroupId: "sg-1" };
        const network = new PrivateNetwork("network-of-vectors", { existing });
        const backups = { planId: "plan-1", roleArn: "arn:aws:iam::111122223333:role/backup" };
        const key = new EncryptionKey("key-of-vectors", { usedBy: ["vectors"] });
        assert.throws(
            () => new AuroraVectorStore("aurora-1", { network, backups, key }),
            /"key-of-vectors", which does not let CloudWatch Logs use it: add "logs" to the key's usedBy/,
        );
        assert.throws(
            () => new AuroraVectorStore("aurora-2", { network, backups, dimensions: 3072 }),
            /cannot have 3072 numbers: give it 1 to 2000/,
        );
    });

    it("an existing topic with a key", () => {
        assert.throws(
            () => new AlarmTopic("topic-2", { existing: "arn:aws:sns:...", key: new EncryptionKey("key-3") }),
            /"topic-2" is an existing one: leave out key/,
        );
    });

    it("a topic that budgets may not publish to, for budgets", () => {
        const topic = new AlarmTopic("topic-3");
        assert.throws(
            () => topic.assertPublishedBy("costs", "spend"),
            /"spend" publishes to the topic "topic-3", which takes nothing from costs: add "costs"/,
        );
    });

    it("an existing log bucket with a retention", () => {
        assert.throws(
            () => new AccessLogBucket("logs-2", { existing: "company-logs", retentionInDays: 90 }),
            /"logs-2" is an existing one: leave out retentionInDays/,
        );
    });

    it("an existing bucket with access logs", () => {
        const existing = { bucketName: "company-data", key: new EncryptionKey("key-4") };
        assert.throws(
            () => new SecureBucket("bucket-2", { existing, accessLogs: new AccessLogBucket("logs-3") }),
            /"bucket-2" is an existing one: leave out accessLogs/,
        );
    });

    it("an existing evidence store with a retention", () => {
        const existing = { bucketName: "company-evidence", key: new EncryptionKey("key-5") };
        assert.throws(
            () => new EvidenceStore("evidence-1", { existing, retentionInDays: 800 }),
            /"evidence-1" is an existing one: leave out retentionInDays/,
        );
    });

    it("an existing network with a range", () => {
        const existing = { vpcId: "vpc-1", subnetIds: ["subnet-1"], securityGroupId: "sg-1" };
        assert.throws(
            () => new PrivateNetwork("network-1", { existing, range: "10.0.0.0/16" }),
            /"network-1" is an existing one: leave out range/,
        );
    });

    it("a network in a single zone", () => {
        assert.throws(() => new PrivateNetwork("network-2", { zones: 1 }), /cannot have 1 zones: give it 2 to 6/);
    });

    it("more zones than the region has", () => {
        assert.equal(zoneAt(["eu-central-1a", "eu-central-1b"], 1), "eu-central-1b");
        assert.throws(() => zoneAt(["eu-central-1a"], 1), /has 1 availability zones, fewer than the network asks for/);
    });
});
