import assert from "node:assert/strict";

import { stackOf } from "../support";
import { failing, mixed, render } from "./formats";

describe("gitlabReport", () => {
    it("lists what is open as GitLab's code quality has it", () => {
        const issues = JSON.parse(render("gitlab", [mixed])) as { readonly fingerprint: string }[];
        const [{ fingerprint, ...first } = { fingerprint: "" }, ...rest] = issues;
        assert.deepEqual(first, {
            description: '"one" is not safe.',
            check_name: "thing-is-safe",
            severity: "critical",
            location: { path: "stacks/index.ts", lines: { begin: 14 } },
        });
        assert.match(fingerprint, /^[0-9a-f]{40}$/);
        assert.equal(rest.length, 1);
    });

    it("names no two findings alike, over all stacks", () => {
        const stacks = [stackOf({ results: [failing, failing] }), stackOf({ results: [failing] })];
        const issues = JSON.parse(render("gitlab", stacks)) as { readonly fingerprint: string }[];
        assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, 3);
    });

    it("is an empty list when there is nothing", () => assert.equal(render("gitlab", []), "[]\n"));
});
