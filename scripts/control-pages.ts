import type { Policy } from "../policy-pack/policy";
import { annexA } from "../policy-pack/standards/annex-a";
import type { AnnexAControl } from "../policy-pack/standards/annex-a";
import { clauses } from "../policy-pack/standards/clauses";
import { controls } from "../policy-pack/standards/controls";
import type { Control, Disposition } from "../policy-pack/standards/controls";
import { crosswalkOf, crosswalkSources, frameworks } from "../policy-pack/standards/crosswalk";
import type { CrosswalkSource, Framework } from "../policy-pack/standards/crosswalk";
import { escapeMarkdown } from "./markdown";

const meanings: Readonly<Record<Disposition, string>> = {
    enforced: "policies look at resources and can stop a deployment",
    evidenced: "policies require records, or properties that leave a trace",
    organizational: "people's work: [annex42.yaml](statement-of-applicability.md) takes a pointer to it",
};

const sourceMarks: Readonly<Record<CrosswalkSource, string>> = { microsoft: "ᵐ", csa: "ᶜ", own: "" };

/** The matrix of controls and policies, for docs/controls.md. */
export function controlMatrix(policies: readonly Policy[]): string {
    const supporting = ({ id }: Control): readonly Policy[] => policies.filter(({ supports }) => supports.includes(id));
    return [
        "# Controls of ISO/IEC 42001",
        "",
        "Generated from the policies and from what we say of each control. Ids and titles are cited; the text of the standard is not here, and what is said of a control is in our own words. `npx annex42 explain A.6.2.8` shows one of them on a terminal.",
        "",
        "A policy _supports_ a control: it is evidence for a part of it. That all policies pass is not conformity with the standard, which is about how an organization manages AI.",
        "",
        "## Annex A",
        "",
        ...Object.entries(meanings).map(([disposition, meaning]) => {
            const count = controls.filter((control) => control.disposition === disposition).length;
            return `- **${disposition}** (${count}): ${meaning}`;
        }),
        "",
        "| control | | policies | what infrastructure shows | what it cannot show |",
        "| --- | --- | --- | --- | --- |",
        ...controls.map((control) => {
            const { id, title, disposition, shows, cannot } = control;
            const count = supporting(control).length;
            const policyCell = count === 0 ? "none" : `[${count}](#${anchorOf(id)})`;
            return `| ${id} ${title} | ${disposition} | ${policyCell} | ${shows} | ${cannot} |`;
        }),
        "",
        "## Clauses 4 to 10",
        "",
        "| clause | | what infrastructure shows |",
        "| --- | --- | --- |",
        ...clauses.map(({ id, title, disposition, shows }) => `| ${id} ${title} | ${disposition} | ${shows} |`),
        "",
        "## Control by control",
        ...controls.flatMap((control) => [
            "",
            `### ${control.id} ${control.title}`,
            "",
            ...policyLines(supporting(control)),
            ...correspondenceLines([control.id]),
        ]),
        "",
        `What another framework says on the same matter is from these sources: ${Object.entries(crosswalkSources)
            .map(([source, title]) => `${title}${sourceMarks[source as CrosswalkSource] || " (without a mark)"}`)
            .join("; ")}.`,
        "",
    ].join("\n");
}

function policyLines(policies: readonly Policy[]): readonly string[] {
    if (policies.length === 0) return ["No policy supports it."];
    return policies.map(
        ({ id, severity, title }) => `- [${id}](policies/${id}.md) (${severity}): ${escapeMarkdown(title)}`,
    );
}

/** What other frameworks say on the same matter as some controls, to be unfolded; nothing if they say nothing. */
export function correspondenceLines(ids: readonly AnnexAControl[]): readonly string[] {
    const rows = ids.flatMap(crosswalkOf);
    if (rows.length === 0) return [];
    return [
        "",
        "<details><summary>On the same matter elsewhere</summary>",
        "",
        ...(Object.keys(frameworks) as Framework[]).flatMap((framework) => {
            const found = rows.filter((row) => row.framework === framework);
            if (found.length === 0) return [];
            const list = found.map(
                ({ target, title, source }) =>
                    `${target}${title === undefined ? "" : ` ${escapeMarkdown(title)}`}${sourceMarks[source]}`,
            );
            return [`- ${frameworks[framework]}: ${[...new Set(list)].join(", ")}`];
        }),
        "",
        "</details>",
    ];
}

/** The anchor of a control's part of docs/controls.md, as GitHub makes it of the heading. */
export function anchorOf(id: AnnexAControl): string {
    return `${id} ${annexA[id]}`
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, "")
        .replace(/ /g, "-");
}
