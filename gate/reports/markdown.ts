import type { Severity } from "../../policy-pack/policy";
import type { PolicyResult } from "../evaluate";
import type { PolicyCatalog, PolicyInfo, StackResult } from "../results";
import {
    bySeverity,
    isDoubt,
    isOpen,
    placeOf,
    policyNameOf,
    resourceNameOf,
    sentenceOf,
    stackNameOf,
} from "./findings";
import { countChanges } from "../changes";
import type { Changes } from "../changes";
import { counted } from "./layout";
import type { Report, ReportOptions, RunEnd } from "./report";

/** GitHub refuses comments of more than 65,536 characters; room is left for what people put around it. */
const longest = 60_000;

/** Beyond these the places of one policy are counted only. */
const mostPlaces = 10;

const marks: Readonly<Record<Severity, string>> = { critical: "🟥", high: "🟧", medium: "🟨", low: "🟦" };

interface Finding {
    readonly first: PolicyResult;
    readonly places: { readonly result: PolicyResult; readonly stack: StackResult }[];
}

/** A comment for a pull request: what it comes to in a line and a table, and the details folded. */
export function markdownReport({ catalog }: ReportOptions): Report {
    const findings = new Map<string, Finding>();
    const doubts: string[] = [];
    const waived: string[] = [];
    return {
        stack(stack) {
            for (const result of stack.results) {
                if (isOpen(result)) {
                    const key = `${result.pack} ${result.policy} ${result.effect}`;
                    const found = findings.get(key);
                    if (found) found.places.push({ result, stack });
                    else findings.set(key, { first: result, places: [{ result, stack }] });
                } else if (isDoubt(result)) {
                    doubts.push(`- \`${policyNameOf(result)}\`: ${escape(sentenceOf(result))}`);
                } else if (result.waiver) {
                    const { owner, expires, reason } = result.waiver;
                    waived.push(
                        `- \`${policyNameOf(result)}\` on ${escape(resourceNameOf(result.urn))}: ${escape(reason)} (${escape(owner)}, until ${expires})`,
                    );
                }
            }
            for (const { urn, reason } of stack.notSeen) {
                doubts.push(`- ${escape(resourceNameOf(urn))}: ${escape(reason)}.`);
            }
            return "";
        },
        end: (run) => page(run, [...findings.values()], doubts, waived, catalog),
    };
}

function page(
    run: RunEnd,
    findings: readonly Finding[],
    doubts: readonly string[],
    waived: readonly string[],
    catalog: PolicyCatalog,
): string {
    const sorted = [...findings].sort((one, other) => bySeverity(one.first, other.first));
    const head = [
        `### annex42: ${headline(run)}`,
        "",
        summary(run),
        "",
        ...run.errors.map(
            ({ message, file, line }) =>
                `> **Error:** ${escape(message.split("\n", 1)[0] ?? "")}${file === undefined ? "" : ` (\`${[file, line].filter((part) => part !== undefined).join(":")}\`)`}`,
        ),
        ...(run.errors.length > 0 ? [""] : []),
        ...(sorted.length > 0 ? ["| | policy | says | where |", "| --- | --- | --- | --- |"] : []),
    ];
    const rows = sorted.map((finding) => row(finding, catalog.get(finding.first)));
    const details = [
        ...sorted.map((finding) => detail(finding, catalog.get(finding.first))),
        ...(run.changes
            ? [folded(`Since ${run.changes.since}: ${countChanges(run.changes)}`, changeLines(run.changes))]
            : []),
        ...(doubts.length > 0 ? [folded(`Not verified (${doubts.length})`, doubts)] : []),
        ...(waived.length > 0 ? [folded(`Waived (${waived.length})`, waived)] : []),
        ...(run.waivers.expired.length + run.waivers.unused.length > 0
            ? [folded("Waivers to look at", waiverLines(run))]
            : []),
    ];
    return fit(head, rows, details);
}

function headline({ exitCode, counts }: RunEnd): string {
    if (exitCode === 2) return "⚠️ not all could be checked";
    if (exitCode === 1) return `❌ ${counted(counts.blocking, "check blocks", "checks block")} the deployment`;
    return counts.passed + counts.failed + counts.unknown === 0 ? "nothing to check" : "✅ nothing blocks";
}

function summary({ stacks, counts, gone }: RunEnd): string {
    return [
        counted(counts.resources, "resource"),
        `in ${counted(stacks, "stack")}:`,
        [
            `**${counts.blocking}** blocking`,
            `**${counts.advisory}** advisory`,
            `**${counts.unknown + counts.notSeen}** not verified`,
            `**${counts.passed}** passed`,
            ...(counts.waived > 0 ? [`**${counts.waived}** waived`] : []),
            ...(counts.known > 0 ? [`**${counts.known}** known from the baseline`] : []),
            ...(gone > 0 ? [`**${gone}** of the baseline gone`] : []),
        ].join(" · "),
    ].join(" ");
}

function row({ first, places }: Finding, info: PolicyInfo | undefined): string {
    const [place] = places;
    const at = place ? placeOf(place.result, place.stack) : undefined;
    const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
    const where = at ? `\`${at.file}:${at.line}\`${more}` : "";
    const effect = first.effect === "block" ? "" : first.known ? " (known)" : " (advisory)";
    return `| ${marks[first.severity]} ${first.severity} | \`${policyNameOf(first)}\`${effect} | ${escape(info?.title ?? "")} | ${where} |`;
}

function detail({ first, places }: Finding, info: PolicyInfo | undefined): string {
    const shown = places.slice(0, mostPlaces);
    const hidden = places.length - shown.length;
    return folded(`${marks[first.severity]} ${policyNameOf(first)}`, [
        ...shown.map(({ result, stack }) => {
            const { file, line } = placeOf(result, stack);
            return `- \`${file}:${line}\` (${escape(stackNameOf(stack))}): ${escape(sentenceOf(result))}`;
        }),
        ...(hidden > 0 ? [`- and ${hidden} more`] : []),
        ...(info?.why === undefined ? [] : ["", escape(info.why)]),
        ...(info?.fix === undefined ? [] : ["", `**Fix:** ${escape(info.fix)}`]),
        ...(info && info.supports.length > 0 ? ["", `Supports ${info.supports.join(", ")}.`] : []),
        ...(info?.reference === undefined ? [] : ["", `<${info.reference}>`]),
    ]);
}

function waiverLines({ waivers }: RunEnd): readonly string[] {
    return [
        ...waivers.expired.map(
            ({ policy, owner, expires, file, line }) =>
                `- \`${policy}\` (\`${file}:${line}\`, ${escape(owner)}) expired on ${expires}.`,
        ),
        ...waivers.unused.map(
            ({ policy, owner, file, line }) =>
                `- \`${policy}\` (\`${file}:${line}\`, ${escape(owner)}) matches nothing, and can go.`,
        ),
    ];
}

function changeLines({ list }: Changes): readonly string[] {
    return list.map(
        ({ kind, policy, urn, stack }) =>
            `- **${kind}** \`${policy}\` on ${escape(resourceNameOf(urn))}, ${escape(stack)}`,
    );
}

function folded(title: string, lines: readonly string[]): string {
    return ["<details>", `<summary>${escape(title)}</summary>`, "", ...lines, "", "</details>", ""].join("\n");
}

/** As much as a comment holds; what does not fit is counted. */
function fit(head: readonly string[], rows: readonly string[], details: readonly string[]): string {
    let text = `${head.join("\n")}\n`;
    let left = 0;
    const add = (part: string): void => {
        if (left > 0 || text.length + part.length > longest) left++;
        else text += part;
    };
    for (const line of rows) add(`${line}\n`);
    text += "\n";
    for (const part of details) add(`${part}\n`);
    return left > 0 ? `${text}\n${left} more parts are left out here: the other formats have all.\n` : text;
}

/** Keeps names and sentences from becoming markup, mentions or links to issues. */
function escape(text: string): string {
    return text
        .replace(/[\\`*_{}[\]<>|#~]/g, "\\$&")
        .replace(/@/g, "@\u200B")
        .replace(/\s*\n\s*/g, " ");
}
