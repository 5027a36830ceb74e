import assert from "node:assert/strict";

import { optOutTags } from "../../components/opt-outs";

describe("opt-outs", () => {
    it("show as tags, with their reasons", () => {
        assert.deepEqual(optOutTags({ "s3-versioning": "A cache: anyone can make it again." }), {
            "annex42:opt-out:s3-versioning": "A cache: anyone can make it again.",
        });
    });

    it("are none unless given", () => {
        assert.deepEqual(optOutTags(), {});
        assert.deepEqual(optOutTags({ "s3-versioning": undefined }), {});
    });

    const refused: Readonly<Record<string, [string, RegExp]>> = {
        "an empty reason": ["", /opt-out from s3-versioning has no reason/],
        "a blank reason": ["  ", /opt-out from s3-versioning has no reason/],
        "a reason that is no tag": ["cheap & cheerful", /cannot be a tag/],
        "a reason that is too long for a tag": ["long ".repeat(60), /at most 256 letters/],
    };
    for (const [sentence, [reason, message]] of Object.entries(refused)) {
        it(`refuses ${sentence}`, () => assert.throws(() => optOutTags({ "s3-versioning": reason }), message));
    }
});
