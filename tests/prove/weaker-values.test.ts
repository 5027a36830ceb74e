import assert from "node:assert/strict";

import { weakerValues } from "../../prove/weaker-values";

const arn = "arn:aws:kms:eu-central-1:123456789012:key/1234";

/** A property, its value, and what it can be instead. */
const cases: readonly (readonly [string, unknown, Readonly<Record<string, unknown>>])[] = [
    ["enableKeyRotation", true, { removed: undefined, flipped: false }],
    ["retentionInDays", 365, { removed: undefined, lowered: 1 }],
    ["retentionInDays", 1, { removed: undefined, lowered: 0 }],
    ["idleTimeout", 60, { removed: undefined, raised: 60_000 }],
    ["kmsKeyId", arn, { removed: undefined, "AWS-managed key": "alias/aws/s3" }],
    ["status", "Enabled", { removed: undefined, "Suspended instead of Enabled": "Suspended" }],
    ["discoveryUrl", "https://a.example", { removed: undefined, "plain HTTP": "http://a.example" }],
    ["image", "a/b@sha256:12", { removed: undefined, "tag instead of digest": "a/b:latest" }],
    ["cidrIpv4", "10.0.0.0/16", { removed: undefined, "any address": "0.0.0.0/0" }],
    ["publicAccess", "true", { removed: undefined, flipped: "false" }],
    ["subnets", ["a"], { removed: undefined, emptied: [] }],
    ["subnets", [], {}],
    ["vpcConfig", { subnets: [] }, { removed: undefined }],
    ["kmsKeyId", null, {}],
    ["rules.verbs", ["get", "list"], { "any verb": ["*"] }],
    ["spec.ingress.ports.port", 8000, { removed: undefined }],
];

describe("weaker values", () => {
    for (const [path, value, weaker] of cases) {
        it(`of ${path}, ${JSON.stringify(value)}, are ${Object.keys(weaker).join(", ") || "none"}`, () => {
            const found = weakerValues(path, value);
            assert.deepEqual(Object.fromEntries(found.map((one) => [one.how, one.value])), weaker);
        });
    }

    it("of a list are those without one of its elements", () => {
        const found = weakerValues("enabledClusterLogTypes", ["api", "audit"]);
        assert.deepEqual(
            found.map(({ value }) => value),
            [undefined, [], ["audit"], ["api"]],
        );
    });
});
