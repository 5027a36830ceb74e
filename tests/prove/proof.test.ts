import assert from "node:assert/strict";

import { goal, isProven, linesOf } from "../../prove/lines";
import { proofOf } from "../../prove/proof";
import { parseReasons } from "../../prove/reasons";
import type { Trial } from "../../prove/trial";

const key: Trial = {
    stack: "data-dev",
    urn: "urn:pulumi:data-dev::annex42::aws:kms/key:Key::lake",
    type: "aws:kms/key:Key",
    name: "lake",
    component: "annex42:security:EncryptionKey",
    path: "enableKeyRotation",
    how: "flipped",
    caughtBy: ["kms-rotation"],
};
const removed: Trial = { ...key, how: "removed", caughtBy: [] };
const elsewhere: Trial = { ...removed, stack: "data-prod" };
const supports = (policy: string): readonly string[] => (policy === "kms-rotation" ? ["A.7.2"] : []);

describe("the proof", () => {
    it("counts what is caught, by stack, component and control", () => {
        const { total, byStack, byComponent, byControl } = proofOf([key, removed, elsewhere], [], supports);
        assert.deepEqual(total, { caught: 1, all: 3, equivalent: 0 });
        assert.deepEqual(Object.fromEntries(byStack), {
            "data-dev": { caught: 1, all: 2, equivalent: 0 },
            "data-prod": { caught: 0, all: 1, equivalent: 0 },
        });
        assert.deepEqual([...byComponent.keys()], ["annex42:security:EncryptionKey"]);
        assert.deepEqual(byControl.get("A.7.2"), { caught: 1, all: 3, equivalent: 0 });
    });

    it("lists survivors that are alike once", () => {
        const { survivors } = proofOf([key, removed, elsewhere], [], supports);
        assert.deepEqual(survivors, [
            { type: key.type, path: key.path, how: "removed", where: ["data-dev lake", "data-prod lake"], count: 2 },
        ]);
    });

    it("counts a survivor for each element of a list, as the total does", () => {
        const proof = proofOf([key, removed, removed, elsewhere], [], supports);
        assert.deepEqual(proof.total, { caught: 1, all: 4, equivalent: 0 });
        assert.deepEqual(
            proof.survivors.map(({ where, count }) => [where.length, count]),
            [[2, 3]],
        );
        assert.ok(linesOf(proof).includes("Survivors: 3"));
    });

    it("takes survivors out that have a reason", () => {
        const reasons = parseReasons([
            { types: ["aws:kms/*"], paths: ["*"], how: ["removed"], reason: "It is on by default." },
        ]);
        const proof = proofOf([key, removed], reasons, supports);
        assert.deepEqual(proof.total, { caught: 1, all: 1, equivalent: 1 });
        assert.equal(proof.survivors[0]?.reason, "It is on by default.");
        assert.ok(isProven(proof));
    });

    it("fails for a reason that no survivor has", () => {
        const reasons = parseReasons([{ paths: ["*"], how: ["flipped"], reason: "It is caught." }]);
        const proof = proofOf([key], reasons, supports);
        assert.equal(proof.idleReasons.length, 1);
        assert.ok(!isProven(proof));
        assert.ok(linesOf(proof).some((line) => line.includes("No survivor has the reason for *: It is caught.")));
    });

    it("fails below the goal", () => {
        const trials = (count: number, trial: Trial): Trial[] => Array.from({ length: count }, () => trial);
        assert.ok(isProven(proofOf([...trials(goal, key), ...trials(100 - goal, removed)], [], supports)));
        assert.ok(!isProven(proofOf([...trials(goal - 1, key), ...trials(101 - goal, removed)], [], supports)));
    });

    it("takes no reason that is no sentence", () => {
        assert.throws(() => parseReasons([{ paths: ["*"], how: ["*"], reason: "default" }]));
    });
});
