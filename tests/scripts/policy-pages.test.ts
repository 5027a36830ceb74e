import assert from "node:assert/strict";
import { join } from "node:path";

import { check, resolveConfig } from "prettier";

import { definePolicy } from "../../policy-pack/policy";
import { policies } from "../../policy-pack/policies";
import { escapeMarkdown } from "../../scripts/markdown";
import { policyLists } from "../../scripts/policy-lists";
import { policyPage } from "../../scripts/policy-pages";

const policy = definePolicy<{ kmsKeyId?: string }, { limit: number }>({
    id: "model-has-key",
    aliases: ["model-key"],
    title: "Models of *all* kinds have a key",
    severity: "high",
    appliesTo: ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"],
    supports: ["A.6.2.5", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_1", "prowler:models_have_key"],
    why: "Without a key, whoever reads the disk reads the model.",
    fix: "Set kmsKeyId to alias/<name>.",
    reference: "https://example.com/keys",
    config: { limit: { type: "integer", default: 3, description: "How many." } },
    check: () => undefined,
    examples: {
        passes: { "there is a key": { kmsKeyId: "1234" }, "there are two": { kmsKeyId: "5678" } },
        fails: { "there is none": {} },
    },
});

function section(page: string, heading: string): string {
    return page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
}

describe("policyPage", () => {
    const page = policyPage(policy);

    it("shows what to change, as code before and after", () => {
        assert.equal(
            section(page, "What to change"),
            `What to change

Before, it fails: there is none.

\`\`\`ts
new aws.sagemaker.Model("example");
\`\`\`

After, it passes: there is a key.

\`\`\`ts
new aws.sagemaker.Model("example", { kmsKeyId: "1234" });
\`\`\`

`,
        );
    });

    it("does not show the same code twice", () => {
        assert.match(section(page, "It also passes when"), /\*\*there are two\*\*/);
        assert.doesNotMatch(section(page, "It also passes when"), /there is a key/);
        assert.equal(section(page, "It also fails when"), "");
    });

    it("leads to the controls, and names what other frameworks say on the same matter", () => {
        const evidence = section(page, "What it is evidence for");
        assert.match(
            evidence,
            /^- \[A\.6\.2\.5 AI system deployment\]\(\.\.\/controls\.md#a625-ai-system-deployment\)$/m,
        );
        // Of A.6.2.5 and of A.7.2, each once.
        assert.match(evidence, /^- EU AI Act: .*Art\. 14 Human oversight.*Art\. 10 Data and data governance/m);
        assert.equal(evidence.match(/^- EU AI Act: /gm)?.length, 1);
    });

    it("names other tools' checks, former ids and settings", () => {
        assert.match(page, /^- `checkov:CKV_AWS_1`$/m);
        assert.match(page, /^It was called `model-key`/m);
        assert.match(page, /^- `limit`: How many\. Default: `3`\.$/m);
    });

    it("leads to the list of its service", () =>
        assert.match(page, /\[all of sagemaker\]\(by-service-sagemaker\.md\)/));
});

describe("the pages of policies", () => {
    // They are written without the formatter. Some with each thing that a page may have.
    const some = [
        policy,
        ...policies.filter(({ aliases }) => aliases.length > 0).slice(0, 2),
        ...policies.filter(({ why, fix }) => /[*_<|#]/.test(why + fix)).slice(0, 6),
        ...policies.filter(({ scope }) => scope === "stack").slice(0, 2),
        ...policies.filter(({ config }) => Object.keys(config).length > 1).slice(0, 2),
    ];

    for (const each of new Set(some)) {
        it(`are in the house format: ${each.id}`, async () => {
            const filepath = join(__dirname, "..", "..", "docs", "policies", `${each.id}.md`);
            assert.ok(await check(policyPage(each), { ...(await resolveConfig(filepath)), filepath }));
        });
    }
});

describe("policyLists", () => {
    const lists = policyLists(policies);
    const index = lists.find(({ file }) => file === "README.md")?.content ?? "";

    it("are all reached from the index", () => {
        const linked = new Set([...index.matchAll(/\]\(([a-z0-9-]+\.md)\)/g)].map(([, file]) => file));
        assert.deepEqual(
            lists.map(({ file }) => file).filter((file) => file !== "README.md" && !linked.has(file)),
            [],
        );
    });

    for (const kind of ["by-service-", "by-severity-"]) {
        it(`name every policy once: ${kind}`, () => {
            const pages = lists.filter(({ file }) => file.startsWith(kind)).map(({ content }) => content);
            const named = [...pages.join("\n").matchAll(/^\| \[([a-z0-9-]+)\]\(/gm)].map(([, id]) => id);
            assert.deepEqual(named.sort(), policies.map(({ id }) => id).sort());
        });
    }

    it("give each check of another tool the policies that ask the same", () => {
        const pages = policyLists([policy]);
        const checkov = pages.find(({ file }) => file === "coming-from-checkov.md")?.content ?? "";
        assert.match(checkov, /^# Coming from Checkov$/m);
        assert.match(checkov, /^\| `CKV_AWS_1` \| \[model-has-key\]\(model-has-key\.md\) \| Models of/m);
    });

    it("take no name that a policy may have", () => {
        const ids = new Set(policies.map(({ id }) => `${id}.md`));
        assert.deepEqual(
            lists.filter(({ file }) => ids.has(file)),
            [],
        );
    });
});

describe("escapeMarkdown", () => {
    for (const [text, escaped] of [
        ["s3:* and <name>", "s3:\\* and \\<name>"],
        ["CKV_AWS_1 and _this_", "CKV_AWS_1 and \\_this\\_"],
        ["a|b", "a\\|b"],
    ] as const) {
        it(`leaves no markup in ${text}`, () => assert.equal(escapeMarkdown(text), escaped));
    }
});
