import assert from "node:assert/strict";

import { unknownValue } from "../../../policy-pack/policy";
import { readable } from "../../../policy-pack/policy/reading";
import { holdsForSome, knownElements } from "../../../policy-pack/services/lists";

describe("lists", () => {
    it("leave out what is not known yet, without reading it", () => {
        const props = readable({ types: ["api", unknownValue, "audit"] }, { madeUp: new Set() });
        assert.deepEqual(knownElements(props.types), ["api", "audit"]);
    });
    it("are empty where there is nothing", () => assert.deepEqual(knownElements(undefined), []));
    it("may be a single value", () => assert.deepEqual(knownElements("api"), ["api"]));
});

describe("whether a test holds for some item", () => {
    const isTwo = ({ value }: { value?: number }): boolean => value === 2;
    const asked = (...items: { value?: number }[]): string =>
        holdsForSome(readable(items, { madeUp: new Set() }), isTwo);

    it("does where it holds for one", () => assert.equal(asked({ value: 1 }, { value: 2 }), "yes"));
    it("does not where it holds for none", () => assert.equal(asked({ value: 1 }, {}), "no"));
    it("does not where there is none", () => assert.equal(asked(), "no"));
    it("does where it holds for one after another that is not known", () => {
        assert.equal(asked(unknownValue, { value: unknownValue }, { value: 2 }), "yes");
    });
    it("is open where one is not known", () => assert.equal(asked({ value: 1 }, unknownValue), "unknown"));
    it("is open where what is asked of one is not known", () => {
        assert.equal(asked({ value: unknownValue }), "unknown");
    });
    it("fails with the error of the test itself", () => {
        assert.throws(
            () =>
                holdsForSome([1], () => {
                    throw new RangeError("broken");
                }),
            RangeError,
        );
    });
});
