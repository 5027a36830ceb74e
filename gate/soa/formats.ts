import { stringify } from "csv-stringify/sync";

import type { RunEnd } from "../reports";
import { html, Markup } from "../reports/html/markup";
import { style } from "../reports/html/style";
import { expiredText } from "./rows";
import type { SoaRow, StatementOfApplicability } from "./rows";

/** How a statement can be written. */
export const soaFormats = { markdown, csv, html: page } as const;

export type SoaFormat = keyof typeof soaFormats;

const heads = [
    "Control",
    "Title",
    "Applicable",
    "Why",
    "Implemented by",
    "State",
    "Evidence",
    "Owner",
    "Waivers",
] as const;

/** What nobody has said yet. */
const missing = "missing";

function cells({
    control,
    applicable,
    reason,
    implementedBy,
    stateText,
    evidence,
    owners,
    waivers,
}: SoaRow): readonly string[] {
    const orMissing = (list: readonly string[]): string =>
        !applicable ? "" : list.length > 0 ? list.join("; ") : missing;
    return [
        control.id,
        control.title,
        applicable ? "yes" : "no",
        reason ?? missing,
        orMissing(implementedBy),
        stateText === "" ? missing : stateText,
        orMissing(evidence),
        orMissing(owners),
        waivers.join("; "),
    ];
}

function titleOf({ statement }: StatementOfApplicability): string {
    const { organization } = statement;
    return `Statement of applicability${organization === undefined ? "" : ` of ${organization}`}`;
}

function counts(rows: readonly SoaRow[]): string {
    const applicable = rows.filter((row) => row.applicable);
    const gaps = applicable.filter((row) => cells(row).includes(missing)).length;
    return `${applicable.length} of ${rows.length} controls apply; of ${gaps} something is missing.`;
}

const disclaimer =
    "Made from policies, waivers, the register of AI systems and what people say in annex42.yaml. It is a record for clause 6.1.3 of ISO/IEC 42001 to work with, and no conformity; ids and titles are cited, the text of the standard is not.";

function markdown(soa: StatementOfApplicability, run: RunEnd): string {
    const rows = soa.rows();
    const escape = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~]/g, "\\$&").replace(/\s*\n\s*/g, " ");
    const systems = soa.aiSystems();
    return [
        `# ${escape(titleOf(soa))}`,
        "",
        `As of ${run.time.slice(0, 10)}. ${counts(rows)}`,
        ...(soa.statement.scope === undefined ? [] : ["", `Scope: ${escape(soa.statement.scope)}`]),
        "",
        `AI systems: ${systems.length > 0 ? systems.map(({ id, owner = missing, tier = missing }) => `${escape(id)} (owner ${escape(owner)}, tier ${escape(tier)})`).join(", ") : missing}.`,
        ...run.waivers.expired.map((waiver) => `\n> Waiver of ${escape(expiredText(waiver))}.`),
        "",
        `| ${heads.join(" | ")} |`,
        `| ${heads.map(() => "---").join(" | ")} |`,
        ...rows.map(
            (row) =>
                `| ${cells(row)
                    .map((cell) => (cell === missing ? `**${missing}**` : escape(cell)))
                    .join(" | ")} |`,
        ),
        "",
        disclaimer,
        "",
    ].join("\n");
}

function csv(soa: StatementOfApplicability): string {
    return stringify([[...heads], ...soa.rows().map((row) => [...cells(row)])], { escape_formulas: true });
}

function page(soa: StatementOfApplicability, run: RunEnd): string {
    const rows = soa.rows();
    const topics = [...new Set(rows.map(({ control }) => control.topic))];
    const styleElement = new Markup(`<style>${style}</style>`);
    const systems = soa.aiSystems();
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
                <title>${titleOf(soa)}</title>
                ${styleElement}
            </head>
            <body>
                <header>
                    <h1>${titleOf(soa)}</h1>
                    <div class="dim">As of ${run.time.slice(0, 10)}. ${counts(rows)}</div>
                    ${soa.statement.scope !== undefined && html`<p>${soa.statement.scope}</p>`}
                    <p>
                        AI systems:
                        ${
                            systems.length > 0
                                ? systems.map(
                                      ({ id, owner = missing, tier = missing }) =>
                                          html`<b>${id}</b> <span class="dim">owner ${owner}, tier ${tier}</span> `,
                                  )
                                : missing
                        }
                    </p>
                    ${run.waivers.expired.map((waiver) => html`<p class="note">Waiver of ${expiredText(waiver)}.</p>`)}
                </header>
                <main>
                    ${topics.map(
                        (topic) =>
                            html`<h2>${topic}</h2>
                                <div class="scroll" tabindex="0" role="group" aria-label="${topic}">
                                    <table>
                                        <thead>
                                            <tr>
                                                ${heads.slice(2).reduce<readonly Markup[]>((all, head) => [...all, html`<th scope="col">${head}</th>`], [html`<th scope="col">Control</th>`])}
                                            </tr>
                                        </thead>
                                        <tbody>
                                            ${rows.filter(({ control }) => control.topic === topic).map(rowMarkup)}
                                        </tbody>
                                    </table>
                                </div>`,
                    )}
                </main>
                <footer><p>${disclaimer}</p></footer>
            </body>
        </html> `.text;
}

function rowMarkup(row: SoaRow): Markup {
    const [id, title, ...rest] = cells(row);
    return html`<tr>
        <td><b>${id}</b> ${title}<br /><span class="dim">${row.control.disposition}</span></td>
        ${rest.map((cell) => html`<td>${cell === missing ? html`<b class="high">${missing}</b>` : cell}</td>`)}
    </tr>`;
}
