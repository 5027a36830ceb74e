import assert from "node:assert/strict";
import { join } from "node:path";

import { displayPath, toRunError, wantsColor } from "../../../gate/commands/run";
import { ProgramError } from "../../../gate/engine/program-error";
import { InputError } from "../../../gate/errors";

describe("wantsColor", () => {
    const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
    afterEach(() => restore({ NO_COLOR, FORCE_COLOR, TERM }));

    function restore(values: Record<string, string | undefined>): void {
        for (const [key, value] of Object.entries(values)) {
            if (value === undefined) Reflect.deleteProperty(process.env, key);
            else process.env[key] = value;
        }
    }

    const cases: readonly (readonly [set: Record<string, string>, isTerminal: boolean | undefined, wanted: boolean])[] =
        [
            [{}, true, true],
            [{}, undefined, false],
            [{ NO_COLOR: "1" }, true, false],
            [{ NO_COLOR: "1", FORCE_COLOR: "1" }, true, false],
            [{ NO_COLOR: "" }, true, true],
            [{ FORCE_COLOR: "1" }, undefined, true],
            [{ FORCE_COLOR: "0" }, true, false],
            [{ TERM: "dumb" }, true, false],
        ];
    for (const [set, isTerminal, wanted] of cases) {
        it(`is ${wanted} for ${JSON.stringify(set)} and ${isTerminal ? "a terminal" : "a file"}`, () => {
            restore({ NO_COLOR: undefined, FORCE_COLOR: undefined, TERM: "xterm", ...set });
            assert.equal(wantsColor(isTerminal), wanted);
        });
    }
});

describe("displayPath", () => {
    for (const [file, shown] of [
        ["exports/a.json", "exports/a.json"],
        [join(process.cwd(), "stacks", "index.ts"), "stacks/index.ts"],
        [process.cwd(), "."],
        ["/somewhere/else/index.ts", "/somewhere/else/index.ts"],
        [join(process.cwd(), "..notes", "x.ts"), "..notes/x.ts"],
    ] as const) {
        it(`shows ${file}`, () => assert.equal(displayPath(file), shown));
    }
});

describe("toRunError", () => {
    it("keeps the place of an input", () => {
        assert.deepEqual(toRunError(new InputError("m", { file: "a.json", line: 2, column: 3 }), { file: "b" }), {
            message: "m",
            file: "a.json",
            line: 2,
            column: 3,
        });
        assert.deepEqual(toRunError(new InputError("m")), { message: "m" });
    });
    it("places a program's failure in its project", () => {
        assert.deepEqual(toRunError(new ProgramError("m"), { file: "Pulumi.yaml" }), {
            message: "m",
            file: "Pulumi.yaml",
        });
    });
    it("throws what is no fault of the user's", () => {
        const bug = new TypeError("x");
        assert.throws(() => toRunError(bug), bug);
    });
});
