import assert from "node:assert/strict";

import { eventSelectors, trailDelivery, trailLogPermissions } from "../../../components/governance/audit-trail";
import { retentionOf } from "../../../components/governance/evidence-store";
import { trailFilters } from "../../../components/governance/trail-filters";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };

describe("an audit trail", () => {
    it("is delivered by CloudTrail for this trail of this account, into the account's own folder", () => {
        const [ask, deliver] = trailDelivery("arn:aws:s3:::trail", "audit", account);
        const source = { "aws:SourceArn": "arn:aws:cloudtrail:eu-central-1:111122223333:trail/audit" };
        assert.deepEqual([ask?.Action, ask?.Resource], ["s3:GetBucketAcl", "arn:aws:s3:::trail"]);
        assert.deepEqual(ask?.Condition, { StringEquals: source });
        assert.deepEqual(
            [deliver?.Action, deliver?.Resource],
            ["s3:PutObject", "arn:aws:s3:::trail/AWSLogs/111122223333/*"],
        );
        assert.deepEqual(deliver?.Condition, {
            StringEquals: { ...source, "s3:x-amz-acl": "bucket-owner-full-control" },
        });
    });

    it("is written into CloudTrail's own streams of its log group", () => {
        assert.deepEqual(trailLogPermissions("/aws/cloudtrail/audit", account), [
            {
                actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
                resources: [
                    "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/cloudtrail/audit:" +
                        "log-stream:111122223333_CloudTrail_eu-central-1*",
                ],
            },
        ]);
    });

    it("records management, every object but the logs themselves, models, agents and endpoints", () => {
        const selectors = eventSelectors(["arn:aws:s3:::trail", "arn:aws:s3:::access-logs"]);
        assert.deepEqual(selectors[0]?.fieldSelectors, [{ field: "eventCategory", equals: ["Management"] }]);
        assert.deepEqual(selectors[1]?.fieldSelectors, [
            { field: "eventCategory", equals: ["Data"] },
            { field: "resources.type", equals: ["AWS::S3::Object"] },
            { field: "resources.ARN", notStartsWiths: ["arn:aws:s3:::trail/", "arn:aws:s3:::access-logs/"] },
        ]);
        const text = JSON.stringify(selectors);
        for (const type of [
            "Bedrock::Model",
            "Bedrock::AgentAlias",
            "BedrockAgentCore::Runtime",
            "SageMaker::Endpoint",
        ]) {
            assert.ok(text.includes(`AWS::${type}"`), type);
        }
    });

    it("has filters that CloudWatch Logs takes: short enough, in one pair of braces, each with a name of its own", () => {
        for (const { name, pattern } of trailFilters) {
            assert.ok(pattern.length <= 1024, `${name} is ${pattern.length} long`);
            assert.match(pattern, /^\{ .* \}$/, name);
            assert.equal(pattern.split("(").length, pattern.split(")").length, name);
        }
        assert.equal(new Set(trailFilters.map(({ name }) => name)).size, trailFilters.length);
    });

    it("and evidence are kept for a year or longer", () => {
        assert.equal(retentionOf("records", undefined), 400);
        assert.equal(retentionOf("records", 365), 365);
        assert.throws(() => retentionOf("records", 364), /cannot keep its records for 364 days: give it 365 or more/);
        assert.throws(() => retentionOf("records", 365.5), /cannot keep its records for 365.5 days/);
    });
});
