import assert from "node:assert/strict";

import { physicalName, shorten } from "../../components/naming";

describe("names for the cloud", () => {
    const names: readonly [readonly string[], number, string][] = [
        [["annex42", "inference-dev", "models"], 63, "annex42-inference-dev-models"],
        [["Annex 42", "org/stack", "Model_Bucket"], 63, "annex-42-org-stack-model-bucket"],
        [["-a-", "", "b."], 63, "a-b"],
        [["abcdefghij"], 10, "abcdefghij"],
    ];
    for (const [parts, limit, expected] of names) {
        it(`${parts.join(" + ")} is ${expected}`, () => assert.equal(physicalName(parts, limit), expected));
    }

    it("cuts a long name to the limit, and keeps two long names apart", () => {
        const one = shorten("inference-of-a-very-long-name-one", 20);
        const other = shorten("inference-of-a-very-long-name-two", 20);
        assert.match(one, /^inference-o-[0-9a-f]{8}$/);
        assert.match(other, /^inference-o-[0-9a-f]{8}$/);
        assert.notEqual(one, other);
    });

    it("leaves no two hyphens where it cuts", () => {
        assert.match(shorten("abcdefghi-jklmnopqrstuvwxyz", 19), /^abcdefghi-[0-9a-f]{8}$/);
    });
});
