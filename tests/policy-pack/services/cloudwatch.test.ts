import assert from "node:assert/strict";

import { masksData, watches } from "../../../policy-pack/services/cloudwatch";

describe("what an alarm watches", () => {
    const seen = (alarm: object): readonly (readonly [string, string | undefined])[] => {
        const found: [string, string | undefined][] = [];
        watches(alarm, (namespace, metricName) => {
            found.push([namespace, metricName]);
            return false;
        });
        return found;
    };
    const throttles = { namespace: "AWS/Bedrock", metricName: "InvocationThrottles" };

    it("is its own metric", () => assert.deepEqual(seen(throttles), [["AWS/Bedrock", "InvocationThrottles"]]));
    it("is a metric that it computes with", () => {
        const metricQueries = [{ expression: "m1 / 60" }, { metric: throttles }];
        assert.deepEqual(seen({ metricQueries }), [["AWS/Bedrock", "InvocationThrottles"]]);
    });
    it("is the namespace that it queries", () => {
        for (const from of ['"AWS/Bedrock"', 'SCHEMA("AWS/Bedrock", ModelId)']) {
            const metricQueries = [{ expression: `SELECT SUM(InputTokenCount) FROM ${from} GROUP BY ModelId` }];
            assert.deepEqual(seen({ metricQueries }), [["AWS/Bedrock", undefined]]);
        }
    });
    it("is nothing where nothing is said", () => assert.deepEqual(seen({}), []));
});

describe("a data protection policy", () => {
    const DataIdentifier = ["arn:aws:dataprotection::aws:data-identifier/EmailAddress"];
    const policy = (...Statement: object[]): string => JSON.stringify({ Statement });
    const cases: readonly [sentence: string, document: string | undefined, expected: boolean][] = [
        ["masks by Deidentify", policy({ DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } }), true],
        ["only counts by Audit", policy({ DataIdentifier, Operation: { Audit: {} } }), false],
        ["masks nothing without identifiers", policy({ DataIdentifier: [], Operation: { Deidentify: {} } }), false],
        ["masks nothing where it is no JSON", "mask everything", false],
        ["masks nothing where it is absent", undefined, false],
    ];
    for (const [sentence, document, expected] of cases) {
        it(sentence, () => assert.equal(masksData(document), expected));
    }
});
