import { percentOf } from "./proof";
import type { Count, Proof, Survivor } from "./proof";

/** The least share of the weakenings that has to be caught, in percent. */
export const goal = 98;

/** Whether the stacks are proven: enough is caught, and no reason stands for nothing. */
export function isProven({ total, idleReasons }: Proof): boolean {
    return percentOf(total) >= goal && idleReasons.length === 0;
}

/** A proof as lines to read. */
export function linesOf(proof: Proof): readonly string[] {
    const { total, byStack, byComponent, byControl, survivors, idleReasons } = proof;
    const open = survivors.filter(({ reason }) => reason === undefined);
    const equivalent = survivors.filter(({ reason }) => reason !== undefined);
    return [
        ...section("Stacks", byStack),
        ...section("Components", byComponent),
        ...section("Controls", byControl),
        ...equivalentLines(equivalent),
        "",
        `Survivors: ${open.reduce((sum, { count }) => sum + count, 0)}`,
        ...open.map((survivor) => `    ${wordsOf(survivor)}`),
        ...idleReasons.map(({ paths, reason }) => `No survivor has the reason for ${paths.join(", ")}: ${reason}`),
        "",
        `${countOf(total)} weakenings caught; the goal is ${goal} %`,
    ];
}

function section(title: string, counts: ReadonlyMap<string, Count>): readonly string[] {
    const widest = Math.max(0, ...[...counts.keys()].map((key) => key.length));
    return ["", title, ...[...counts].map(([key, count]) => `    ${key.padEnd(widest)}  ${countOf(count)}`)];
}

function countOf(count: Count): string {
    const { caught, all, equivalent } = count;
    const apart = equivalent === 0 ? "" : `, and ${equivalent} equivalent`;
    return `${caught} / ${all} (${percentOf(count).toFixed(1)} %${apart})`;
}

function equivalentLines(survivors: readonly Survivor[]): readonly string[] {
    const byReason = new Map<string, Survivor[]>();
    for (const survivor of survivors) {
        const reason = survivor.reason ?? "";
        byReason.set(reason, [...(byReason.get(reason) ?? []), survivor]);
    }
    return [
        "",
        "Equivalent",
        ...[...byReason].flatMap(([reason, alike]) => [
            `    ${reason}`,
            ...alike.map((one) => `        ${wordsOf(one)}`),
        ]),
    ];
}

function wordsOf({ type, path, how, where: [first = "", ...others] }: Survivor): string {
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return `${type} ${path}: ${how} (${first}${more})`;
}

/** A proof for machines. */
export function jsonOf(proof: Proof): string {
    const { byStack, byComponent, byControl } = proof;
    const objects = {
        byStack: Object.fromEntries(byStack),
        byComponent: Object.fromEntries(byComponent),
        byControl: Object.fromEntries(byControl),
    };
    return JSON.stringify({ proven: isProven(proof), goal, ...proof, ...objects }, undefined, 4);
}
