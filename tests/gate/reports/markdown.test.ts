import assert from "node:assert/strict";

import { resultOf, stackOf } from "../support";
import { afterwards, failing, mixed, odd, render } from "./formats";

describe("markdownReport", () => {
    it("says what it comes to, has a row a policy, and folds the rest", () => {
        const text = render("markdown", [stackOf({ results: [failing, { ...failing, urn: "urn:x" }] })], {
            exitCode: 1,
        });
        assert.equal(
            text,
            `### annex42: ❌ 2 checks block the deployment

2 resources in 1 stack: **2** blocking · **0** advisory · **0** not verified · **0** passed

| | policy | says | where |
| --- | --- | --- | --- |
| 🟧 high | \`thing-is-safe\` | Things are safe | \`stacks/index.ts:14\` and 1 more |

<details>
<summary>🟧 thing-is-safe</summary>

- \`stacks/index.ts:14\` (shop/dev): "one" is not safe.
- \`stacks/index.ts:14\` (shop/dev): "one" is not safe.

Unsafe things hurt.

**Fix:** Set safe to true.

Supports A.7.2.

<https://example.com/safe>

</details>

`,
        );
    });

    it("is a line when nothing is wrong", () => {
        const text = render("markdown", [stackOf({ results: [resultOf({})] })]);
        assert.match(text, /^### annex42: ✅ nothing blocks\n\n2 resources[^\n]+\n\n\n$/);
    });

    it("shows what was not verified, what is waived and which waivers are to be looked at", () => {
        const text = render("markdown", [mixed], afterwards);
        assert.match(text, /<summary>Not verified \(2\)<\/summary>/);
        assert.match(
            text,
            /on waived \(acme:index:Thing\): It is a demo\. \(kim@\u200Bexample\.com, until 2027-01-31\)/,
        );
        assert.match(text, /`annex42\.waivers\.yaml:7`, kim\) expired on 2020-01-31\./);
        assert.match(text, /`annex42\.waivers\.yaml:12`, kim\) matches nothing, and can go\./);
        assert.match(text, /> \*\*Error:\*\* The file is empty\. \(`exports\/a b\.json:3`\)/);
    });

    it("takes names for text", () => {
        const text = render("markdown", [stackOf({ results: [odd] })]);
        assert.ok(!text.includes("</script>"));
        assert.ok(!text.includes("<b>"));
    });

    it("stays below what a comment may have, and says what it left out", () => {
        const results = Array.from({ length: 3000 }, (_, index) => resultOf({ ...failing, policy: `policy-${index}` }));
        const text = render("markdown", [stackOf({ results })]);
        assert.ok(text.length < 65_536);
        assert.match(text, /\n\d+ more parts are left out here: the other formats have all\.\n$/);
    });
});
