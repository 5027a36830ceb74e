import assert from "node:assert/strict";

import { unknownValue } from "../../../policy-pack/policy";
import { readable } from "../../../policy-pack/policy/reading";
import { knownElements } from "../../../policy-pack/services/lists";

describe("lists", () => {
    it("leave out what is not known yet, without reading it", () => {
        const props = readable({ types: ["api", unknownValue, "audit"] }, { madeUp: new Set() });
        assert.deepEqual(knownElements(props.types), ["api", "audit"]);
    });
    it("are empty where there is nothing", () => assert.deepEqual(knownElements(undefined), []));
    it("may be a single value", () => assert.deepEqual(knownElements("api"), ["api"]));
});
