import assert from "node:assert/strict";

import { denialsOf, statementsOf } from "../../../components/security/permissions";

describe("permissions", () => {
    it("become statements, with conditions where there are some", () => {
        const statements = statementsOf([
            { actions: ["s3:GetObject"], resources: ["arn:aws:s3:::data/*"] },
            {
                actions: ["cloudwatch:PutMetricData"],
                resources: ["*"],
                conditions: { StringEquals: { "cloudwatch:namespace": "AWS/SageMaker" } },
            },
        ]);
        assert.deepEqual(statements, [
            { Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::data/*"] },
            {
                Effect: "Allow",
                Action: ["cloudwatch:PutMetricData"],
                Resource: ["*"],
                Condition: { StringEquals: { "cloudwatch:namespace": "AWS/SageMaker" } },
            },
        ]);
    });

    it("are taken away as widely as need be", () => {
        assert.deepEqual(denialsOf([{ actions: ["iam:*"], resources: ["*"] }]), [
            { Effect: "Deny", Action: ["iam:*"], Resource: ["*"] },
        ]);
    });

    const refused: readonly [string, string, RegExp][] = [
        ["*", "arn:aws:s3:::data", /"\*" is a wildcard/],
        ["s3:*", "arn:aws:s3:::data", /"s3:\*" is a wildcard/],
        ["s3:Get*", "arn:aws:s3:::data", /"s3:Get\*" is a wildcard/],
        ["s3:GetObject", "*", /"s3:GetObject" is granted on every resource/],
        ["iam:PassRole", "*", /"iam:PassRole" is granted on every resource/],
    ];
    for (const [action, resource, message] of refused) {
        it(`refuses ${action} on ${resource}`, () =>
            assert.throws(() => statementsOf([{ actions: [action], resources: [resource] }]), message));
    }
});
