import { exampleCode } from "../gate/example-code";
import type { ConfigProperty, Policy } from "../policy-pack/policy";
import { defaultEnforcementLevel, examplesOf, unknownAsProperty } from "../policy-pack/policy";
import { annexA } from "../policy-pack/standards/annex-a";
import type { AnnexAControl } from "../policy-pack/standards/annex-a";

const headings = {
    passes: "Passes when",
    fails: "Fails when",
    unknown: "Is unknown when",
    notApplicable: "Does not apply when",
} as const;

/** The page of one policy, for docs/policies/<id>.md. */
export function policyPage(policy: Policy): string {
    const level = defaultEnforcementLevel(policy.severity);
    const settings: Readonly<Record<string, ConfigProperty>> = { ...policy.config, unknownAs: unknownAsProperty };
    const examples = examplesOf(policy);
    return [
        `# ${policy.title}`,
        "",
        `\`${policy.id}\` · ${policy.severity} · ${level} by default`,
        "",
        escapeMarkdown(policy.why),
        "",
        `**Fix:** ${escapeMarkdown(policy.fix)}`,
        "",
        `More: <${policy.reference}>`,
        "",
        "| | |",
        "| --- | --- |",
        row(
            "Applies to",
            policy.appliesTo.map((type) => `\`${type}\``),
        ),
        row(
            "Supports, in ISO/IEC 42001 Annex A",
            policy.supports.map((id) => `${id} ${annexA[id]}`),
        ),
        ...(policy.equivalents.length > 0
            ? [
                  row(
                      "Asks the same as",
                      policy.equivalents.map((id) => `\`${id}\``),
                  ),
              ]
            : []),
        ...(policy.aliases.length > 0
            ? [
                  row(
                      "Was called",
                      policy.aliases.map((id) => `\`${id}\``),
                  ),
              ]
            : []),
        "",
        "## Settings",
        "",
        `- \`enforcementLevel\`: mandatory, advisory or disabled. Default: \`${level}\`.`,
        ...Object.entries(settings).map(
            ([key, { description, default: value }]) =>
                `- \`${key}\`: ${escapeMarkdown(description)} Default: \`${JSON.stringify(value)}\`.`,
        ),
        ...(["fails", "passes", "unknown", "notApplicable"] as const).flatMap((kind) => {
            const cases = examples.filter((example) => example.kind === kind);
            if (cases.length === 0) return [];
            return [
                "",
                `## ${headings[kind]}`,
                ...cases.flatMap(({ sentence, config, given }) => [
                    "",
                    `**${escapeMarkdown(sentence)}**`,
                    "",
                    "```ts",
                    ...Object.entries(config).map(([key, value]) => `// with ${key}: ${JSON.stringify(value)}`),
                    ...exampleCode(given),
                    "```",
                ]),
            ];
        }),
        "",
    ].join("\n");
}

/** The list of all policies, for docs/policies/README.md: by service, by control, and by other tools' checks. */
export function policyList(policies: readonly Policy[]): string {
    const controls = Object.keys(annexA) as AnnexAControl[];
    const supporting = (control: AnnexAControl): readonly Policy[] =>
        policies.filter(({ supports }) => supports.includes(control));
    const checks = policies.flatMap(({ id, equivalents }) => equivalents.map((check) => ({ check, id })));
    const tools = [...new Set(checks.map(({ check }) => toolOf(check)))].sort();
    return [
        "# Policies",
        "",
        "Generated from the policies. `npx annex42 explain <id>` shows the same on a terminal.",
        ...[...new Set(policies.map(serviceOf))]
            .sort()
            .flatMap((service) => [
                "",
                `## ${service}`,
                "",
                "| policy | severity | says |",
                "| --- | --- | --- |",
                ...policies
                    .filter((policy) => serviceOf(policy) === service)
                    .map(({ id, severity, title }) => `| ${link(id)} | ${severity} | ${escapeMarkdown(title)} |`),
            ]),
        "",
        "## By control of ISO/IEC 42001, Annex A",
        "",
        "A policy supports a control: it gives evidence for the part that infrastructure can show. The controls that no policy names are people's work, or not covered yet.",
        "",
        "| control | policies |",
        "| --- | --- |",
        ...controls
            .filter((control) => supporting(control).length > 0)
            .map(
                (id) =>
                    `| ${id} ${annexA[id]} | ${supporting(id)
                        .map((policy) => link(policy.id))
                        .join(", ")} |`,
            ),
        "",
        "## Coming from another tool",
        ...tools.flatMap((tool) => [
            "",
            `### ${tool}`,
            "",
            "| check | policy |",
            "| --- | --- |",
            ...[...new Set(checks.map(({ check }) => check))]
                .filter((check) => toolOf(check) === tool)
                .sort()
                .map((check) => {
                    const same = checks.filter((entry) => entry.check === check).map(({ id }) => link(id));
                    return `| \`${check.slice(tool.length + 1)}\` | ${same.join(", ")} |`;
                }),
        ]),
        "",
    ].join("\n");
}

function row(label: string, values: readonly string[]): string {
    return `| ${label} | ${values.join("<br>")} |`;
}

function link(id: string): string {
    return `[${id}](${id}.md)`;
}

function toolOf(check: string): string {
    return check.split(":", 1)[0] ?? check;
}

/** `aws:s3/bucket:Bucket` belongs to `aws s3`; all kinds of Kubernetes stand together. */
function serviceOf({ appliesTo: [type = ""] }: Policy): string {
    const [provider = "", module = ""] = type.split(":");
    return provider === "kubernetes" ? provider : `${provider} ${module.split("/", 1)[0]}`;
}

/** Keeps `*`, `<` and `_` of resource names and patterns from becoming markup. */
function escapeMarkdown(text: string): string {
    return text.replace(/[*_<>|]/g, "\\$&");
}
