import type { Entry, Surface } from "./ledger";
import { isOpen } from "./ledger";

/** The surface as lines for a terminal: what there is to do, then the counts. */
export function surfaceLines(
    { entries, newModules, idleReasons }: Surface,
    prefix: string,
    all: boolean,
): readonly string[] {
    const listed = entries.filter((entry) => entry.type.startsWith(prefix) && (all || isOpen(entry)));
    return [
        ...byType(listed).flatMap(([type, of]) => [
            type,
            ...of.map((entry) => `    ${entry.path}: ${answerOf(entry, (id) => id)}`),
        ]),
        ...newModules.map((name) => `${name}: a module that policy-pack/surface.yaml does not know`),
        ...idleReasons.map((words) => `${words}: a reason that no property needs`),
        "",
        row("", ["covered", "reasoned", "open"]),
        ...countsOf(entries).map(({ words, counts }) => row(words, counts)),
    ];
}

/** The page of docs that gives each property the policies that read it, or the reason why none does. */
export function surfacePage({ entries }: Surface): string {
    return [
        "# What the policies are answerable for",
        "",
        "Every property of an AI resource of `@pulumi/aws` that bears on encryption, network, exposure, identity, logging,",
        "guardrails, provenance, retention or secrets, with the policies that read it (found by running them over their own",
        "examples) or the reason why none does (from `policy-pack/surface.yaml`).",
        "",
        "| | covered | reasoned | open |",
        "| --- | ---: | ---: | ---: |",
        ...countsOf(entries).map(({ words, counts }) => `| ${words} | ${counts.join(" | ")} |`),
        ...byType(entries).flatMap(([type, of]) => [
            "",
            `## ${type}`,
            "",
            ...byAnswer(of).map(([answer, paths]) => `- ${paths.map((path) => `\`${path}\``).join(", ")}: ${answer}`),
        ]),
        "",
    ].join("\n");
}

function answerOf(entry: Entry, link: (id: string) => string): string {
    if (isOpen(entry)) return `open (${entry.topics.join(", ")})`;
    return entry.reason ?? entry.policies.map(link).join(", ");
}

/** The paths that one answer is for, in the order in which the first of each stands. */
function byAnswer(entries: readonly Entry[]): readonly (readonly [string, readonly string[]])[] {
    const answers = new Map<string, string[]>();
    for (const entry of entries) {
        const answer = answerOf(entry, (id) => `[${id}](policies/${id}.md)`);
        answers.set(answer, [...(answers.get(answer) ?? []), entry.path]);
    }
    return [...answers];
}

function byType(entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] {
    const types = new Map<string, Entry[]>();
    for (const entry of entries) types.set(entry.type, [...(types.get(entry.type) ?? []), entry]);
    return [...types];
}

interface Counts {
    readonly words: string;
    /** Covered, reasoned, open. */
    readonly counts: readonly number[];
}

/** How many properties of each topic, and of all, are in which state. One of several topics counts for each. */
function countsOf(entries: readonly Entry[]): readonly Counts[] {
    const topics = [...new Set(entries.flatMap((entry) => entry.topics))].sort();
    const count = (words: string, of: readonly Entry[]): Counts => {
        const covered = of.filter((entry) => entry.policies.length > 0).length;
        const open = of.filter(isOpen).length;
        return { words, counts: [covered, of.length - covered - open, open] };
    };
    return [
        ...topics.map((topic) =>
            count(
                topic,
                entries.filter((entry) => entry.topics.includes(topic)),
            ),
        ),
        count("properties", entries),
    ];
}

function row(words: string, cells: readonly (string | number)[]): string {
    return `${words.padEnd(12)}${cells.map((cell) => String(cell).padStart(10)).join("")}`;
}
