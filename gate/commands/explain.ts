import { createColors } from "picocolors";

import { policies } from "../../policy-pack/policies";
import { defaultEnforcementLevel, examplesOf, unknownAsProperty } from "../../policy-pack/policy";
import type { ConfigProperty, Policy } from "../../policy-pack/policy";
import { annexA } from "../../policy-pack/standards/annex-a";
import { InputError } from "../errors";
import { exampleCode } from "../example-code";
import { wrap } from "../reports/layout";
import { explainControl } from "./explain-control";
import { explainRole } from "./explain-role";
import { wantsColor } from "./run";

const widest = 100;

export interface ExplainOptions {
    /** The URN or name of a principal: then the export of its stack is asked for, and no policy. */
    readonly role?: string;
}

/**
 * Shows one policy, control or clause in full, or what a role of a stack can do.
 *
 * @throws InputError when there is none of that id, or no such role
 */
export async function explain(id: string, { role }: ExplainOptions = {}): Promise<void> {
    const { columns = widest } = process.stdout;
    const width = Math.min(columns, widest);
    const color = wantsColor(process.stdout.isTTY);
    if (role !== undefined) {
        process.stdout.write(await explainRole(role, id, width, color));
        return;
    }
    const control = explainControl(id, policies, width, color);
    if (control !== undefined) {
        process.stdout.write(control);
        return;
    }
    const found = findPolicies(id, policies);
    if (found.length === 0) {
        const near = closest(id, policies);
        const hint = near.length > 0 ? ` Did you mean ${near.join(" or ")}?` : "";
        throw new InputError(`There is no policy "${id}".${hint} \`annex42 policies\` lists them all.`);
    }
    process.stdout.write(found.map((policy) => renderPolicy(policy, width, color)).join("\n"));
}

/** By id, by an id it had before, or by the id of another tool's check that asks the same. */
export function findPolicies(id: string, list: readonly Policy[]): readonly Policy[] {
    const own = list.filter((policy) => policy.id === id || policy.aliases.includes(id));
    if (own.length > 0) return own;
    const wanted = id.toLowerCase();
    return list.filter(({ equivalents }) =>
        equivalents.some((check) => check.toLowerCase() === wanted || check.toLowerCase().endsWith(`:${wanted}`)),
    );
}

/** The ids that someone may have meant: at most three. */
export function closest(id: string, list: readonly Policy[]): readonly string[] {
    const tolerance = Math.max(2, Math.floor(id.length / 4));
    return list
        .map((policy) => ({ id: policy.id, distance: policy.id.includes(id) ? 0 : editDistance(id, policy.id) }))
        .filter(({ distance }) => distance <= tolerance)
        .sort((one, other) => one.distance - other.distance)
        .slice(0, 3)
        .map((candidate) => candidate.id);
}

/** How many letters have to be added, dropped or changed to make one word of the other. */
function editDistance(one: string, other: string): number {
    let row = Array.from({ length: other.length + 1 }, (_, index) => index);
    for (const [i, letter] of [...one].entries()) {
        const next = [i + 1];
        for (const [j, against] of [...other].entries()) {
            const [diagonal = 0, above = 0, left = 0] = [row[j], row[j + 1], next[j]];
            next.push(Math.min(diagonal + (letter === against ? 0 : 1), above + 1, left + 1));
        }
        row = next;
    }
    return row[other.length] ?? 0;
}

/** A policy as a page for a terminal. */
export function renderPolicy(policy: Policy, width: number, color: boolean): string {
    const { bold, dim } = createColors(color);
    const column = 12;
    const field = (label: string, lines: readonly string[]): string[] =>
        lines.map((line, index) => (index === 0 ? bold(label.padEnd(column)) : " ".repeat(column)) + line);
    const text = (label: string, content: string): string[] => field(label, wrap(content, width - column));
    const level = defaultEnforcementLevel(policy.severity);
    const lines = [
        bold(policy.title),
        dim(`${policy.id} · ${policy.severity} · ${level}`),
        "",
        ...text("Why", policy.why),
        ...text("Fix", policy.fix),
        ...field("More", [policy.reference]),
        "",
        ...field("Applies to", policy.appliesTo),
        ...field(
            "Supports",
            policy.supports.map((control) => `${control}  ${annexA[control]}`),
        ),
        ...(policy.aliases.length > 0 ? text("Was called", policy.aliases.join(", ")) : []),
        ...(policy.equivalents.length > 0 ? text("Same as", policy.equivalents.join(", ")) : []),
        "",
        ...field("Settings", [`enforcementLevel: mandatory, advisory or disabled. Default: ${level}.`]),
        ...Object.entries({ ...policy.config, unknownAs: unknownAsProperty as ConfigProperty }).flatMap(
            ([key, property]) =>
                text(
                    "",
                    `${key}: ${property.description.replace(/\.$/, "")}. Default: ${JSON.stringify(property.default)}.`,
                ),
        ),
        ...examplesOf(policy).flatMap((example) => [
            "",
            `${bold(verbs[example.kind])}: ${example.sentence}`,
            ...Object.entries(example.config).map(([key, value]) =>
                dim(`    // with ${key}: ${JSON.stringify(value)}`),
            ),
            ...exampleCode(example.given).map((line) => `    ${line}`),
        ]),
    ];
    return `${lines.join("\n")}\n`;
}

const verbs = { passes: "Passes", fails: "Fails", unknown: "Unknown", notApplicable: "Does not apply" } as const;
