import assert from "node:assert/strict";

import { filterRules } from "../../../components/network/request-filter";

describe("a request filter", () => {
    it("limits each address first, and then turns known attacks away", () => {
        const [rate, size, ...managed] = JSON.parse(JSON.stringify(filterRules("filter", 500)));
        assert.deepEqual(rate.statement.rateBasedStatement, {
            limit: 500,
            aggregateKeyType: "IP",
            evaluationWindowSec: 300,
        });
        assert.deepEqual(rate.action, { block: {} });
        assert.deepEqual(size.action, { block: {} });
        assert.equal(size.statement.sizeConstraintStatement.size, 16_384);
        assert.deepEqual(size.statement.sizeConstraintStatement.fieldToMatch, { body: { oversizeHandling: "MATCH" } });
        for (const { overrideAction } of managed) assert.deepEqual(overrideAction, { none: {} });
        assert.deepEqual(
            managed.map(({ name }: { name: string }) => name),
            [
                "AWSManagedRulesAmazonIpReputationList",
                "AWSManagedRulesCommonRuleSet",
                "AWSManagedRulesKnownBadInputsRuleSet",
                "AWSManagedRulesSQLiRuleSet",
            ],
        );
    });

    it("limits to what WAF takes", () => {
        for (const limit of [9, 0.5, 2_000_000_001]) {
            assert.throws(() => filterRules("filter", limit), /cannot limit to .* requests in five minutes/);
        }
    });
});
