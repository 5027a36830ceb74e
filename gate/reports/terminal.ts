import { createColors } from "picocolors";

import type { Severity } from "../../policy-pack/policy";
import { nameOf, typeOf } from "../engine/urn";
import { ownPack } from "../evaluate";
import type { PolicyResult } from "../evaluate";
import type { Counts, PolicyInfo, StackResult } from "../results";
import { countChanges } from "../changes";
import type { Changes } from "../changes";
import type { StackLink } from "../facts/links";
import type { Waiver } from "../waivers";
import { counted, wrap } from "./layout";
import type { Report, ReportOptions, RunEnd } from "./report";

/** Lines are no longer than that, however wide the window: they are to be read. */
const widest = 110;

/** Beyond these, the places of one policy in one stack are counted only; other formats have them all. */
const mostPlaces = 12;

const order: readonly Severity[] = ["critical", "high", "medium", "low"];

type Colors = ReturnType<typeof createColors>;

/** The results for a person at a terminal: what is wrong in full, what is not known and what is right in a line. */
export function terminalReport({ catalog, color, width }: ReportOptions): Report {
    const colors = createColors(color);
    const page = new Page(colors, Math.min(width, widest));
    return {
        stack: (result, counts) => page.stack(result, counts, (finding) => catalog.get(finding)),
        end: (run) => (run.stacks === 0 ? "" : page.end(run, catalog.all())),
    };
}

/** Results of one policy that are shown together. */
interface Finding {
    readonly first: PolicyResult;
    readonly results: readonly PolicyResult[];
}

class Page {
    /** Whether the stack before took more than a line: it is then set off by an empty one. */
    private isSpacious = false;

    /** Policies that are explained already: once is enough, however many stacks they find something in. */
    private readonly explained = new Set<PolicyInfo>();

    constructor(
        private readonly colors: Colors,
        private readonly width: number,
    ) {}

    stack(stack: StackResult, counts: Counts, infoOf: (finding: PolicyResult) => PolicyInfo | undefined): string {
        const { results, notSeen } = stack;
        const findings = groupByPolicy(results.filter(isFinding)).sort(byWeight);
        const doubts = groupByPolicy(
            results.filter((result) => result.verdict === "unknown" && result.effect === "warn"),
        );
        const notes = [...this.fallbackNote(stack), ...this.answersNote(stack)];
        const waived = groupByPolicy(results.filter(({ waiver }) => waiver));
        if (findings.length + doubts.length + notSeen.length + notes.length + waived.length === 0) {
            const line = `${this.isSpacious ? "\n" : ""}${this.heading(stack)}  ${this.passed(counts)}\n`;
            this.isSpacious = false;
            return line;
        }
        this.isSpacious = true;
        const lines = [
            "",
            this.heading(stack),
            ...notes,
            ...findings.flatMap((finding) => ["", ...this.finding(finding, infoOf(finding.first))]),
            ...(doubts.length + notSeen.length > 0 ? ["", `  ${this.colors.bold("Not verified")}`] : []),
            ...doubts.flatMap((doubt) => this.doubt(doubt)),
            ...notSeen.flatMap(({ urn, reason }) => this.line("?", `${this.resource(urn)}: ${reason}.`)),
            ...(waived.length > 0 ? ["", `  ${this.colors.bold("Waived")}`] : []),
            ...waived.flatMap((group) => this.waived(group)),
            "",
            `  ${this.passed(counts)}`,
        ];
        return `${lines.join("\n")}\n`;
    }

    end(
        { stacks, counts, errors, exitCode, waivers, gone, links, changes }: RunEnd,
        policies: readonly PolicyInfo[],
    ): string {
        const { blue, bold, green, red, yellow, dim } = this.colors;
        const unverified = counts.unknown + counts.notSeen;
        const wasChecked = counts.passed + counts.failed + unverified > 0;
        const disabled = policies.filter(({ enforcementLevel }) => enforcementLevel === "disabled").length;
        const parts = [
            counts.blocking > 0
                ? red(`${counted(counts.blocking, "check blocks", "checks block")} the deployment`)
                : "",
            counts.advisory > 0 ? yellow(counted(counts.advisory, "advisory finding")) : "",
            unverified > 0 ? blue(`${unverified} not verified`) : "",
            wasChecked ? `${counts.passed} passed` : "",
            counts.waived > 0 ? `${counts.waived} waived` : "",
            counts.known > 0 ? `${counts.known} known from the baseline` : "",
            gone > 0 ? green(`${gone} of the baseline gone`) : "",
            disabled > 0 ? `${counted(disabled, "policy", "policies")} disabled` : "",
        ].filter((part) => part !== "");
        const scope = dim(`${counted(counts.resources, "resource")} in ${counted(stacks, "stack")}`);
        const verdict = {
            0: wasChecked ? bold(green("✓ Passed")) : bold("– Nothing to check"),
            1: bold(red("✗ Blocked")),
            2: bold(red("✗ Incomplete")),
        }[exitCode];
        const missing = errors.length > 0 ? [red(`${counted(errors.length, "error")}: not all could be checked`)] : [];
        const notes = [
            ...waivers.expired.flatMap((waiver) => this.waiver(waiver, `expired on ${waiver.expires}`)),
            ...waivers.unused.flatMap((waiver) => this.waiver(waiver, "matches nothing, and can go")),
        ];
        const shared = links.slice(0, mostPlaces).flatMap((link) => this.line("·", linkText(link)));
        if (links.length > 0) notes.push(`  ${bold("Across stacks")}`, ...shared);
        if (links.length > mostPlaces)
            notes.push(...this.line("·", `and ${links.length - mostPlaces} more: --format json lists them all`));
        if (changes) notes.push(...this.changes(changes));
        const before = notes.length > 0 ? `\n${notes.join("\n")}\n` : "";
        return `${before}\n${verdict}  ${[...missing, ...parts].join(dim(" · "))}  ${scope}\n`;
    }

    private heading({ project, stack, source }: StackResult): string {
        const { bold, dim } = this.colors;
        const name = [project, stack].filter((part) => part !== undefined).join(" / ");
        return name === "" ? bold(source) : `${bold(name)}  ${dim(source)}`;
    }

    private passed({ passed, failed, unknown, resources }: Counts): string {
        const { dim, green } = this.colors;
        if (passed > 0) return `${green("✓")} ${counted(passed, "check")} passed`;
        if (failed + unknown > 0) return dim("No check passed");
        return dim(
            resources === 0 ? "– has no resources" : `– no policy applies to its ${counted(resources, "resource")}`,
        );
    }

    private finding({ first, results }: Finding, info: PolicyInfo | undefined): readonly string[] {
        const { bold, dim } = this.colors;
        const indent = " ".repeat(4);
        const mark = first.effect === "block" ? this.colors.red("✗") : this.colors.yellow("!");
        const facts = [
            first.pack === ownPack ? first.policy : `${first.pack}: ${first.policy}`,
            first.effect === "block" ? "blocks the deployment" : first.known ? "was there before" : "advisory",
            ...(info && info.supports.length > 0 ? [`supports ${info.supports.join(", ")}`] : []),
        ];
        const [titleLine = "", ...moreTitle] = wrap(
            info?.title ?? first.policy,
            this.width - 6 - first.severity.length,
        );
        return [
            `  ${mark} ${this.severity(first.severity)}  ${bold(titleLine)}`,
            ...moreTitle.map((line) => `${indent}${" ".repeat(first.severity.length + 2)}${bold(line)}`),
            ...wrap(facts.join(" · "), this.width - 4).map((line) => indent + dim(line)),
            "",
            ...this.places(results),
            ...this.advice(info),
        ];
    }

    /** Where it is, and what is the case there: in two columns. */
    private places(results: readonly PolicyResult[]): readonly string[] {
        const { cyan, dim } = this.colors;
        const shown = results.slice(0, mostPlaces);
        const column = Math.max(...shown.map((result) => placeOf(result).length));
        const rest = this.width - 4 - column - 3;
        const hidden = results.length - shown.length;
        return [
            ...shown.flatMap((result) => {
                const place = placeOf(result);
                const text = sentenceOf(result);
                if (rest < 30)
                    return [`    ${cyan(place)}`, ...wrap(text, this.width - 6).map((line) => `      ${line}`)];
                return wrap(text, rest).map((line, index) => {
                    const left = index === 0 ? cyan(place) + " ".repeat(column - place.length) : " ".repeat(column);
                    return `    ${left}   ${line}`;
                });
            }),
            ...(hidden > 0 ? [`    ${dim(`and ${hidden} more: --format json lists them all`)}`] : []),
        ];
    }

    private advice(info: PolicyInfo | undefined): readonly string[] {
        if (info === undefined || this.explained.has(info)) return [];
        this.explained.add(info);
        const { bold, dim } = this.colors;
        const paragraph = (
            label: string,
            text: string | undefined,
            style = (line: string): string => line,
        ): string[] =>
            text
                ? wrap(text, this.width - 9).map(
                      (line, index) => `    ${index === 0 ? bold(label) : "   "}  ${style(line)}`,
                  )
                : [];
        const lines = [
            ...paragraph("Why", info.why),
            ...paragraph("Fix", info.fix),
            ...paragraph("   ", info.reference, dim),
        ];
        return lines.length > 0 ? ["", ...lines] : [];
    }

    private doubt({ first, results }: Finding): readonly string[] {
        const others = new Set(results.map(({ urn }) => urn)).size - 1;
        const more = others > 0 ? ` And ${counted(others, "more resource")}.` : "";
        return this.line("?", `${first.policy}: ${first.message ?? ""}${more}`);
    }

    private waived({ first, results }: Finding): readonly string[] {
        const others = new Set(results.map(({ urn }) => urn)).size - 1;
        const more = others > 0 ? ` And ${counted(others, "more resource")}.` : "";
        const { owner = "", expires = "", reason = "" } = first.waiver ?? {};
        return this.line(
            "·",
            `${first.policy}: ${first.message ?? ""}${more} Accepted by ${owner} until ${expires}: ${reason}`,
        );
    }

    private changes(changes: Changes): readonly string[] {
        const { blue, bold, green, red } = this.colors;
        const style = { new: red, worse: red, better: green, gone: blue };
        const shown = changes.list.slice(0, 2 * mostPlaces);
        const hidden = changes.list.length - shown.length;
        return [
            `  ${bold(`Since ${changes.since}`)}: ${countChanges(changes)}`,
            ...shown.map(
                ({ kind, policy, urn, stack }) =>
                    `    ${style[kind](kind.padEnd(6))}  ${policy}  "${nameOf(urn)}" of ${stack}`,
            ),
            ...(hidden > 0 ? [`    and ${hidden} more: --format json lists them all`] : []),
        ];
    }

    private waiver({ policy, owner, file, line }: Waiver, what: string): readonly string[] {
        return this.line("!", `Waiver of ${policy} (${owner}, ${file}:${line}) ${what}.`);
    }

    private fallbackNote({ deepFailure }: StackResult): readonly string[] {
        if (deepFailure === undefined) return [];
        const [reason = ""] = deepFailure.split("\n", 1);
        return this.line(
            "!",
            "The program did not complete with made-up values, so it was run as in a preview; what rests on values " +
                `that are not known then could not be verified. It had said: ${reason}`,
        );
    }

    /** What the verdicts rest on that nobody gave. */
    private answersNote({ answers, results }: StackResult): readonly string[] {
        const names = [
            ...new Set(
                answers
                    .filter(({ origin }) => origin === "made up" || origin === "unknown" || origin === "failed")
                    .map(({ name, origin }) => (origin === "made up" ? name : `${name} (${origin})`)),
            ),
        ];
        if (names.length === 0) return [];
        const touched = new Set(results.filter(({ madeUp }) => madeUp.length > 0).map(({ policy }) => policy)).size;
        const rests = touched > 0 ? ` Made-up values were read by ${counted(touched, "policy", "policies")}.` : "";
        return this.line(
            "·",
            `Answered with made-up values: ${names.join(", ")}.${rests} Real ones can be given in annex42.fixtures.yaml.`,
        );
    }

    private line(mark: "?" | "!" | "·", text: string): readonly string[] {
        const { blue, dim, yellow } = this.colors;
        const style = { "?": blue, "!": yellow, "·": dim }[mark];
        const lines = wrap(text, this.width - 4).map((line) => (mark === "·" ? dim(line) : line));
        return lines.map((line, index) => `  ${index === 0 ? style(mark) : " "} ${line}`);
    }

    private resource(urn: string): string {
        return `"${nameOf(urn)}" (${typeOf(urn)})`;
    }

    private severity(severity: Severity): string {
        const { bgRed, blue, bold, red, white, yellow } = this.colors;
        const styles = { critical: (text: string) => bgRed(white(bold(text))), high: red, medium: yellow, low: blue };
        return styles[severity](severity);
    }
}

/** What is shown in full: violations, and unknowns that are set to stop the deployment. */
function isFinding({ verdict, effect, waiver }: PolicyResult): boolean {
    return !waiver && (verdict === "fail" || effect === "block");
}

function linkText({ kind, from, fromStack, to, toStack, property }: StackLink): string {
    return `"${nameOf(to)}" of ${toStack} ${kind} "${nameOf(from)}" of ${fromStack} (${typeOf(from)}, ${property})`;
}

function groupByPolicy(results: readonly PolicyResult[]): Finding[] {
    const groups = new Map<string, PolicyResult[]>();
    for (const result of results) {
        const key = `${result.pack} ${result.policy} ${result.effect} ${result.known} ${result.waiver?.reason}`;
        const group = groups.get(key);
        if (group) group.push(result);
        else groups.set(key, [result]);
    }
    return [...groups.values()].flatMap((group) => (group[0] ? [{ first: group[0], results: group }] : []));
}

function byWeight({ first: one }: Finding, { first: other }: Finding): number {
    const blocking = Number(other.effect === "block") - Number(one.effect === "block");
    return blocking || order.indexOf(one.severity) - order.indexOf(other.severity);
}

function placeOf({ source, urn }: PolicyResult): string {
    if (!source) return typeOf(urn);
    const { file, line, column } = source;
    return [file, line, ...(column === undefined ? [] : [column])].join(":");
}

function sentenceOf({ message = "", path }: PolicyResult): string {
    return path === undefined || message.includes(path) ? message : `${message.replace(/\.$/, "")} (${path}).`;
}
