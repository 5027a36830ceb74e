import { exampleCode } from "../gate/example-code";
import type { ConfigProperty, ExampleCase, Policy } from "../policy-pack/policy";
import { defaultEnforcementLevel, examplesOf, unknownAsProperty } from "../policy-pack/policy";
import { annexA } from "../policy-pack/standards/annex-a";
import { anchorOf, correspondenceLines } from "./control-pages";
import { escapeMarkdown, inCode } from "./markdown";
import { nearestExamples } from "./nearest-examples";
import type { BeforeAndAfter } from "./nearest-examples";
import { pageOfService } from "./policy-lists";

const headings = {
    fails: "It also fails when",
    passes: "It also passes when",
    unknown: "It is unknown when",
    notApplicable: "It does not apply when",
} as const;

/** The page of one policy, for docs/policies/<id>.md, in the form that the formatter leaves as it is. */
export function policyPage(policy: Policy): string {
    const { id, title, severity, scope, why, fix, reference, appliesTo, supports, equivalents, aliases } = policy;
    const level = defaultEnforcementLevel(severity);
    const pair = nearestExamples(policy);
    const shown = pair ? [pair.before.sentence, pair.after.sentence] : [];
    const settings: Readonly<Record<string, ConfigProperty>> = { ...policy.config, unknownAs: unknownAsProperty };
    return [
        `# ${escapeMarkdown(title)}`,
        "",
        `${inCode(id)} · ${severity} · ${level} by default · [all of ${pageOfService(policy).title}](${pageOfService(policy).file})`,
        "",
        escapeMarkdown(why),
        "",
        `**Fix:** ${escapeMarkdown(fix)}`,
        "",
        `More: <${reference}>`,
        "",
        ...(pair ? changeLines(pair) : []),
        "## What it looks at",
        "",
        scope === "stack" ? "These resources, with what belongs to them in the stack:" : "Each of these resources:",
        "",
        ...appliesTo.map((type) => `- ${inCode(type)}`),
        "",
        "## What it is evidence for",
        "",
        ...supports.map((control) => `- [${control} ${annexA[control]}](../controls.md#${anchorOf(control)})`),
        ...correspondenceLines(supports),
        ...(equivalents.length === 0
            ? []
            : ["", "## What else asks the same", "", ...equivalents.map((check) => `- ${inCode(check)}`)]),
        ...(aliases.length === 0
            ? []
            : ["", `It was called ${aliases.map(inCode).join(", ")}, which still works in settings.`]),
        "",
        "## Settings",
        "",
        `- \`enforcementLevel\`: mandatory, advisory or disabled. Default: \`${level}\`.`,
        ...Object.entries(settings).map(
            ([key, { description, default: value }]) =>
                `- ${inCode(key)}: ${escapeMarkdown(description.replace(/\.$/, ""))}. Default: ${inCode(JSON.stringify(value))}.`,
        ),
        ...(Object.keys(headings) as (keyof typeof headings)[]).flatMap((kind) => {
            const cases = examplesOf(policy).filter(
                (example) => example.kind === kind && !shown.includes(example.sentence),
            );
            return cases.length === 0 ? [] : ["", `## ${headings[kind]}`, ...cases.flatMap(exampleLines)];
        }),
        "",
    ].join("\n");
}

/** What to change, as the code before and after. */
function changeLines({ before, after }: BeforeAndAfter): readonly string[] {
    return [
        "## What to change",
        "",
        `Before, it fails: ${escapeMarkdown(before.sentence)}.`,
        "",
        ...codeLines(before),
        "",
        `After, it passes: ${escapeMarkdown(after.sentence)}.`,
        "",
        ...codeLines(after),
        "",
    ];
}

function exampleLines(example: ExampleCase): readonly string[] {
    return ["", `**${escapeMarkdown(example.sentence)}**`, "", ...codeLines(example)];
}

function codeLines({ config, given }: ExampleCase): readonly string[] {
    return [
        "```ts",
        ...Object.entries(config).map(([key, value]) => `// with ${key}: ${JSON.stringify(value)}`),
        ...exampleCode(given),
        "```",
    ];
}
