import assert from "node:assert/strict";

import { closest, findPolicies, renderPolicy } from "../../../gate/commands/explain";
import { metadataOf, renderPolicies, selectPolicies } from "../../../gate/commands/policies";
import { definePolicy } from "../../../policy-pack/policy";
import { policies } from "../../../policy-pack/policies";

const policy = definePolicy<{ safe?: boolean }, { limit: number }>({
    id: "thing-is-safe",
    aliases: ["thing-safe"],
    title: "Things are safe",
    severity: "high",
    appliesTo: "acme:index:Thing",
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_122"],
    why: "Unsafe things hurt.",
    fix: "Set safe to true.",
    reference: "https://example.com/safe",
    config: { limit: { type: "integer", default: 3, description: "How many" } },
    check: () => undefined,
    examples: { passes: { "it is safe": { safe: true } }, fails: { "it is left at its default": {} } },
});

describe("findPolicies", () => {
    for (const id of ["thing-is-safe", "thing-safe", "CKV_AWS_122", "checkov:ckv_aws_122"]) {
        it(`knows ${id}`, () => assert.deepEqual(findPolicies(id, [policy]), [policy]));
    }
    it("knows nothing else", () => assert.deepEqual(findPolicies("CKV_AWS_12", [policy]), []));
});

describe("closest", () => {
    for (const word of ["thing-is-saef", "thing-is-safes", "is-safe", "ting-is-safe"]) {
        it(`finds what ${word} may mean`, () => assert.deepEqual(closest(word, [policy]), ["thing-is-safe"]));
    }
    it("guesses nothing far off", () => assert.deepEqual(closest("bucket", [policy]), []));
});

describe("renderPolicy", () => {
    it("shows one policy in full", () => {
        assert.equal(
            renderPolicy(policy, 80, false),
            `Things are safe
thing-is-safe · high · mandatory

Why         Unsafe things hurt.
Fix         Set safe to true.
More        https://example.com/safe

Applies to  acme:index:Thing
Supports    A.7.2  Data for development and enhancement of AI system
Was called  thing-safe
Same as     checkov:CKV_AWS_122

Settings    enforcementLevel: mandatory, advisory or disabled. Default: mandatory.
            limit: How many. Default: 3.
            unknownAs: What a value that is not known yet counts as: pass, warn
            (advisory), or fail (the policy's own level). Default: "warn".

Passes: it is safe
    new acme.Thing("example", { safe: true });

Fails: it is left at its default
    new acme.Thing("example");
`,
        );
    });

    it("shows every policy of the pack", () => {
        for (const each of policies) assert.ok(renderPolicy(each, 100, false).includes(each.title));
    });
});

describe("policies", () => {
    const other = definePolicy<{ open?: boolean }>({
        id: "box-is-shut",
        title: "Boxes are shut",
        severity: "low",
        appliesTo: "aws:crate/box:Box",
        supports: ["A.6.2.8"],
        why: "Open boxes leak.",
        fix: "Set open to false.",
        reference: "https://example.com/shut",
        check: () => undefined,
        examples: { passes: { "it is shut": {} }, fails: { "it is open": { open: true } } },
    });

    it("lists each in a line, by service", () => {
        assert.equal(
            renderPolicies([policy, other], false),
            `crate · 1
  low       box-is-shut  Boxes are shut

index · 1
  high      thing-is-safe  Things are safe

2 policies of 2 services; annex42 explain ID tells more of one
`,
        );
    });

    for (const [words, wanted, expected] of [
        [[], {}, [policy, other]],
        [["SAFE"], {}, [policy]],
        [["ckv_aws_122"], {}, [policy]],
        [["boxes", "leak"], {}, [other]],
        [["boxes", "hurt"], {}, []],
        [[], { service: "crate" }, [other]],
        [[], { control: "A.6.2.8" }, [other]],
        [[], { control: "A.6.2" }, [other]],
        [[], { control: "A.6.2." }, [other]],
        [[], { control: "A.6.2.80" }, []],
        [[], { control: "A" }, [policy, other]],
        [[], { severity: "high" }, [policy]],
        [["open"], { service: "index" }, []],
    ] as const) {
        it(`selects by ${JSON.stringify([...words, wanted])}`, () =>
            assert.deepEqual(selectPolicies([policy, other], words, wanted), expected));
    }

    it("gives all metadata", () => {
        assert.deepEqual(metadataOf(policy), {
            id: "thing-is-safe",
            aliases: ["thing-safe"],
            title: "Things are safe",
            service: "index",
            severity: "high",
            enforcementLevel: "mandatory",
            scope: "resource",
            appliesTo: ["acme:index:Thing"],
            supports: ["A.7.2"],
            equivalents: ["checkov:CKV_AWS_122"],
            why: "Unsafe things hurt.",
            fix: "Set safe to true.",
            reference: "https://example.com/safe",
            config: { limit: { type: "integer", default: 3, description: "How many" } },
        });
    });
});
