import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { InputError } from "../../gate/errors";
import { countChecks } from "../../gate/results";
import { Waivers } from "../../gate/waivers";
import type { Waiver } from "../../gate/waivers";
import { resultOf, stackOf } from "./support";

const urn = "urn:pulumi:prod::shop::annex42:storage:SecureBucket$aws:s3/bucket:Bucket::logs[0]";
const failing = resultOf({ policy: "s3-versioning", urn, verdict: "fail", effect: "block", message: "m." });

function waiverOf(given: Partial<Waiver>): Waiver {
    return {
        policy: "s3-versioning",
        resource: "*",
        reason: "r",
        owner: "o",
        expires: "2026-06-30",
        file: "annex42.waivers.yaml",
        line: 2,
        ...given,
    };
}

function effectOf(waiver: Partial<Waiver>, day: string, result = failing): string {
    const waivers = new Waivers([waiverOf(waiver)], day);
    return waivers.apply(stackOf({ results: [result] })).results[0]?.effect ?? "";
}

describe("Waivers", () => {
    it("take a violation out of what blocks, and say who accepted it", () => {
        const waivers = new Waivers([waiverOf({})], "2026-01-01");
        const stack = waivers.apply(stackOf({ results: [failing] }));
        assert.deepEqual(stack.results[0]?.waiver?.owner, "o");
        const { failed, blocking, advisory, waived } = countChecks(stack);
        assert.deepEqual({ failed, blocking, advisory, waived }, { failed: 1, blocking: 0, advisory: 0, waived: 1 });
    });

    it("count on their last day and not after it", () => {
        assert.equal(effectOf({}, "2026-06-30"), "none");
        assert.equal(effectOf({}, "2026-07-01"), "block");
    });

    const patterns: Readonly<Record<string, boolean>> = {
        "*": true,
        "*::logs*": true,
        "urn:pulumi:prod::shop::*aws:s3/bucket:Bucket::*": true,
        "urn:pulumi:{prod,test}::*": true,
        [urn]: true,
        "urn:pulumi:dev::*": false,
        "*::log": false,
        "!*::data": false,
    };
    for (const [resource, matches] of Object.entries(patterns)) {
        it(`${matches ? "match" : "do not match"} by ${resource}`, () =>
            assert.equal(effectOf({ resource }, "2026-01-01"), matches ? "none" : "block"));
    }

    it("leave other policies and passes alone", () => {
        assert.equal(effectOf({ policy: "s3-tls-only" }, "2026-01-01"), "block");
        const waivers = new Waivers([waiverOf({})], "2026-01-01");
        const [result] = waivers.apply(stackOf({ results: [resultOf({ ...failing, verdict: "pass" })] })).results;
        assert.equal(result?.waiver, undefined);
    });

    it("are told apart by what became of them", () => {
        const used = waiverOf({});
        const expired = waiverOf({ expires: "2025-12-31" });
        const unused = waiverOf({ resource: "*::nothing" });
        const waivers = new Waivers([used, expired, unused], "2026-01-01");
        waivers.apply(stackOf({ results: [failing] }));
        assert.deepEqual(waivers.use(), { used: [used], expired: [expired], unused: [unused] });
    });
});

describe("Waivers.read", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "annex42-"))));
    after(() => rmSync(folder, { recursive: true }));

    function read(text: string): Waivers {
        const file = join(folder, "waivers.yaml");
        writeFileSync(file, text);
        return Waivers.read(file);
    }

    const entry = `
waivers:
  - policy: s3-versioning
    resource: "*::logs"
    reason: Log files are written once.
    owner: kim@example.com
    expires: 2027-01-31
`;

    it("keeps where a waiver stands", () => {
        const [waiver] = read(entry).list;
        assert.equal(waiver?.line, 3);
        assert.equal(waiver.expires, "2027-01-31");
        assert.deepEqual(read("").list, []);
    });

    const refusals: Readonly<Record<string, readonly [text: string, line: number, message: RegExp]>> = {
        "a policy that there is not": [
            entry.replace("s3-versioning", "s3-version"),
            3,
            /There is no policy "s3-version"/,
        ],
        "a waiver without an owner": [entry.replace(/ +owner.*\n/, ""), 3, /"waivers\.0\.owner"/],
        "a day that there is not": [entry.replace("01-31", "02-30"), 7, /must be a day that there is/],
        "a key that is not known": [`${entry}    until: x\n`, 8, /"waivers\.0\.until": is not a known key/],
        "no reason at all": [entry.replace("Log files are written once.", '" "'), 5, /must not be empty/],
        "what is not YAML": ["waivers: [", 1, /is not valid YAML/],
    };
    for (const [name, [text, line, message]] of Object.entries(refusals)) {
        it(`refuses ${name}`, () =>
            assert.throws(
                () => read(text),
                (error: InputError) => {
                    assert.match(error.message, message);
                    assert.equal(error.at?.line, line);
                    return true;
                },
            ));
    }
});
