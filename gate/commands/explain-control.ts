import { createColors } from "picocolors";

import type { Policy } from "../../policy-pack/policy";
import { findClause } from "../../policy-pack/standards/clauses";
import type { Clause } from "../../policy-pack/standards/clauses";
import { findControl } from "../../policy-pack/standards/controls";
import type { Control, Disposition } from "../../policy-pack/standards/controls";
import { crosswalkOf, crosswalkSources, frameworks } from "../../policy-pack/standards/crosswalk";
import type { Correspondence, Framework } from "../../policy-pack/standards/crosswalk";
import { wrap } from "../reports/layout";

/** What a disposition means, to complete "This is ...". */
export const dispositions: Readonly<Record<Disposition, string>> = {
    enforced: "enforced by policies",
    evidenced: "evidenced by records that policies require",
    organizational: "people's work, for which a pointer is kept",
};

const column = 12;

/** A control of Annex A or a clause of the standard as a page for a terminal; undefined when there is none of that id. */
export function explainControl(
    id: string,
    policies: readonly Policy[],
    width: number,
    color: boolean,
): string | undefined {
    const control = findControl(id);
    if (control) return renderControl(control, policies, width, color);
    const clause = findClause(id.replace(/^clause\s*/i, ""));
    return clause && renderClause(clause, width, color);
}

function renderControl(control: Control, policies: readonly Policy[], width: number, color: boolean): string {
    const { bold, dim } = createColors(color);
    const supporting = policies.filter(({ supports }) => supports.includes(control.id));
    const ids = Math.max(0, ...supporting.map((policy) => policy.id.length));
    const text = textWith(bold, width);
    const lines = [
        bold(`${control.id} ${control.title}`),
        dim(`ISO/IEC 42001:2023, Annex A, ${control.topic} · ${dispositions[control.disposition]}`),
        "",
        ...text("We show", control.shows),
        ...text("We cannot", control.cannot),
        "",
        bold(supporting.length === 0 ? "No policy supports it." : `Policies (${supporting.length})`),
        ...supporting.map(({ id, severity, title }) => `  ${severity.padEnd(8)}  ${id.padEnd(ids)}  ${title}`),
        "",
        bold("On the same matter"),
        ...byFramework(crosswalkOf(control.id)).flatMap(([framework, rows]) =>
            wrap(`${frameworks[framework]}: ${listOf(rows)}`, width - 2).map((line) => `  ${line}`),
        ),
        "",
        ...wrap(
            `Sources: ${[...new Set(crosswalkOf(control.id).map(({ source }) => `${marks[source]} ${crosswalkSources[source]}`))].join("; ")}.`,
            width,
        ).map(dim),
        ...wrap("A policy supports a control: it is evidence for a part of it, and no conformity.", width).map(dim),
    ];
    return `${lines.join("\n")}\n`;
}

function renderClause({ id, title, disposition, shows }: Clause, width: number, color: boolean): string {
    const { bold, dim } = createColors(color);
    const lines = [
        bold(`Clause ${id} ${title}`),
        dim(`ISO/IEC 42001:2023 · ${dispositions[disposition]}`),
        "",
        ...textWith(bold, width)("We show", shows),
    ];
    return `${lines.join("\n")}\n`;
}

const marks = { microsoft: "[m]", csa: "[c]", own: "[o]" } as const;

function listOf(rows: readonly Correspondence[]): string {
    return rows
        .map(({ target, title, source }) => `${target}${title === undefined ? "" : ` ${title}`} ${marks[source]}`)
        .join(", ");
}

/** Rows together that are of one framework. */
export function byFramework(
    rows: readonly Correspondence[],
): readonly (readonly [Framework, readonly Correspondence[]])[] {
    return (Object.keys(frameworks) as Framework[]).flatMap((framework) => {
        const found = rows.filter((row) => row.framework === framework);
        return found.length > 0 ? [[framework, found] as const] : [];
    });
}

function textWith(bold: (text: string) => string, width: number): (label: string, content: string) => string[] {
    return (label, content) =>
        wrap(content, width - column).map(
            (line, index) => (index === 0 ? bold(label.padEnd(column)) : " ".repeat(column)) + line,
        );
}
