import assert from "node:assert/strict";

import { isOlder } from "../../../policy-pack/services/versions";

describe("versions", () => {
    const older: readonly (readonly [string, string])[] = [
        ["1.9", "1.32"],
        ["1.31", "1.32"],
        ["0.9", "3.0"],
        ["2", "2.1"],
    ];
    for (const [version, than] of older) {
        it(`${version} is older than ${than}`, () => assert.equal(isOlder(version, than), true));
        it(`${than} is not older than ${version}`, () => assert.equal(isOlder(than, version), false));
    }
    it("1.32 is not older than itself", () => assert.equal(isOlder("1.32", "1.32"), false));
    it("5 and 5.0 are the same", () => assert.equal(isOlder("5", "5.0") || isOlder("5.0", "5"), false));
});
