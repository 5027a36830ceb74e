import assert from "node:assert/strict";

import { unknownValue } from "../../../policy-pack/policy";
import { eachObjectAt, eachTextAt, knownTextsAt } from "../../../policy-pack/services/properties";

/** Runs the visitor for each element, as a check's own `each` does for values that are known. */
const each = <T>(items: T | readonly T[] | undefined | null, visit: (item: T, index: number) => void): void => {
    for (const [index, item] of (Array.isArray(items) ? (items as T[]) : [items as T]).entries()) visit(item, index);
};

const props = {
    primary: { image: "a" },
    containers: [{ image: "b", environment: { LOG: "info" } }, { image: null }, { image: "c" }],
    names: ["d", "e"],
};

describe("eachTextAt", () => {
    it("leads into objects and through lists, and says where it is", () => {
        const found: string[] = [];
        const places = ["primary.image", "containers.image", "names", "absent.image", "primary.image.deeper"];
        eachTextAt(props, { each }, places, (text, path) => found.push(`${path}=${text}`));
        assert.deepEqual(found, [
            "primary.image=a",
            "containers.0.image=b",
            "containers.2.image=c",
            "names.0=d",
            "names.1=e",
        ]);
    });
});

describe("eachObjectAt", () => {
    it("passes over what is no object", () => {
        const found: string[] = [];
        eachObjectAt(props, { each }, ["containers.environment", "primary.image"], (_, path) => found.push(path));
        assert.deepEqual(found, ["containers.0.environment"]);
    });
});

describe("knownTextsAt", () => {
    it("leaves out what is not known yet", () => {
        const given = {
            containers: [{ url: unknownValue }, unknownValue, { url: "s3://models/a" }],
            all: unknownValue,
        };
        assert.deepEqual(knownTextsAt(given, "containers.url"), ["s3://models/a"]);
        assert.deepEqual(knownTextsAt(given, "all.url"), []);
        assert.deepEqual(knownTextsAt(given, "absent.url"), []);
    });
});
