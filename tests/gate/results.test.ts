import assert from "node:assert/strict";

import type { PolicyResult } from "../../gate/evaluate";
import { addCounts, countChecks, exitCodeOf, noCounts } from "../../gate/results";
import { resultOf, stackOf } from "./support";

const results: readonly PolicyResult[] = [
    resultOf({ policy: "a", verdict: "fail", effect: "block" }),
    resultOf({ policy: "a", verdict: "fail", effect: "block" }),
    resultOf({ policy: "a", urn: "urn:other", verdict: "fail", effect: "warn" }),
    resultOf({ policy: "b", verdict: "unknown", effect: "block" }),
    resultOf({ policy: "c", verdict: "unknown", effect: "warn" }),
    resultOf({ policy: "d", verdict: "pass", effect: "none" }),
];

describe("countChecks", () => {
    it("counts checks, not the remarks of one", () => {
        const notSeen = [{ urn: "urn:x", reason: "r" }];
        assert.deepEqual(countChecks(stackOf({ results, notSeen, resourceCount: 7 })), {
            resources: 7,
            passed: 1,
            failed: 2,
            unknown: 2,
            notSeen: 1,
            blocking: 2,
            advisory: 1,
            waived: 0,
            known: 0,
        });
    });
    it("adds up", () => {
        const counts = countChecks(stackOf({ results, resourceCount: 2 }));
        assert.deepEqual(addCounts(counts, { ...noCounts, resources: 3, blocking: 1 }), {
            resources: 5,
            passed: 1,
            failed: 2,
            unknown: 2,
            notSeen: 0,
            blocking: 3,
            advisory: 1,
            waived: 0,
            known: 0,
        });
    });
});

describe("exitCodeOf", () => {
    it("is 0 when nothing blocks", () => assert.equal(exitCodeOf({ ...noCounts, failed: 3, unknown: 1 }, []), 0));
    it("is 1 when something blocks", () => assert.equal(exitCodeOf({ ...noCounts, blocking: 1 }, []), 1));
    it("is 2 when something could not be checked", () => {
        assert.equal(exitCodeOf({ ...noCounts, blocking: 1 }, [{ message: "m" }]), 2);
    });
});
