import assert from "node:assert/strict";

import { InputError } from "../../../gate/errors";
import { parseJson, placeOf } from "../../../gate/inputs/json-text";

describe("parseJson", () => {
    const broken: Readonly<Record<string, readonly [text: string, message: string, line: number, column: number]>> = {
        "an empty text": ["", "The file is empty.", 1, 1],
        "white space alone": [" \n", "The file is empty.", 2, 1],
        "an object cut off after a value": ['{"a":\n 1', "The file is cut off: its JSON does not end.", 2, 3],
        "a string cut off": ['{"a": "bc', "The file is cut off: its JSON does not end.", 1, 10],
        "a string cut off in an escape": ['["\\u00', "The file is cut off: its JSON does not end.", 1, 7],
        "a bare word": ['{\n  "a": oops }', "The file is not JSON.", 2, 8],
        "a comma too many in a list": ["[1,\n]", "The file is not JSON.", 2, 1],
        "a comma too many in an object": ['{"a": 1,}', "The file is not JSON.", 1, 9],
        "a list closed as an object": ["[1}", "The file is not JSON.", 1, 3],
        "an object closed as a list": ['{"a": 1]', "The file is not JSON.", 1, 8],
        "text after the end": ["{} x", "The file is not JSON.", 1, 4],
        "a key without quotes": ["{a: 1}", "The file is not JSON.", 1, 2],
        "a missing colon": ['{"a" 1}', "The file is not JSON.", 1, 6],
        "a number with a leading zero": ["[01]", "The file is not JSON.", 1, 2],
        "a line break in a string": ['["a\nb"]', "The file is not JSON.", 1, 4],
        "an escape that does not exist": ['["a\\x12345"]', "The file is not JSON.", 1, 4],
        YAML: ["name: x", "The file is not JSON.", 1, 1],
    };
    for (const [name, [text, message, line, column]] of Object.entries(broken)) {
        it(`places ${name}`, () => {
            assert.throws(
                () => parseJson(text, "export.json"),
                (error) => {
                    assert.ok(error instanceof InputError);
                    assert.equal(error.message, message);
                    assert.deepEqual(error.at, { file: "export.json", line, column });
                    return true;
                },
            );
        });
    }

    it("parses JSON", () => {
        assert.deepEqual(parseJson('{"a": [1, "x\\n"]}', "f"), { a: [1, "x\n"] });
    });

    it("places an error behind 100,000 levels", () => {
        assert.throws(() => parseJson("[".repeat(100_000), "f"), {
            message: "The file is cut off: its JSON does not end.",
        });
    });
});

describe("placeOf", () => {
    const text = '{\n  "a": 1,\n  "b": [\n    {"c": "}"},\n    {"c": {"d": 2}}\n  ]\n}';
    const places: readonly (readonly [path: readonly (string | number)[], line: number, column: number])[] = [
        [["a"], 2, 3],
        [["b"], 3, 3],
        [["b", 0], 4, 5],
        [["b", 1, "c"], 5, 6],
        [["b", 1, "c", "d"], 5, 12],
        [["b", 1, "x"], 5, 5],
        [["x"], 1, 1],
        [[], 1, 1],
    ];
    for (const [path, line, column] of places) {
        it(`finds ${path.join(".") || "the root"}`, () => assert.deepEqual(placeOf(text, path), { line, column }));
    }
});
