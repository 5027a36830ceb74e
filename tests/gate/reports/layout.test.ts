import assert from "node:assert/strict";

import { counted, wrap } from "../../../gate/reports/layout";

describe("wrap", () => {
    const cases: readonly (readonly [text: string, width: number, lines: readonly string[]])[] = [
        ["one two three", 7, ["one two", "three"]],
        ["one two three", 100, ["one two three"]],
        ["a-very-long-word x", 5, ["a-very-long-word", "x"]],
        ["one\ntwo", 10, ["one", "two"]],
        ["", 10, [""]],
    ];
    for (const [text, width, lines] of cases) {
        it(`wraps ${JSON.stringify(text)} at ${width}`, () => assert.deepEqual(wrap(text, width), lines));
    }
});

describe("counted", () => {
    it("tells one from many", () => {
        assert.deepEqual(
            [counted(0, "policy", "policies"), counted(1, "policy", "policies"), counted(12345, "check")],
            ["0 policies", "1 policy", "12,345 checks"],
        );
    });
});
