import { createHash } from "node:crypto";

import { policies } from "../../../policy-pack/policies";
import { examplesOf } from "../../../policy-pack/policy";
import type { Severity } from "../../../policy-pack/policy";
import { controls } from "../../../policy-pack/standards/controls";
import type { Control } from "../../../policy-pack/standards/controls";
import { exampleCode } from "../../example-code";
import { countChanges } from "../../changes";
import type { Changes } from "../../changes";
import type { AiSystemFact, Exposure, StackFacts } from "../../facts";
import { stackKey } from "../../facts/links";
import { ownPack } from "../../evaluate";
import { nameOf, typeOf } from "../../engine/urn";
import type { PolicyResult } from "../../evaluate";
import type { Counts, PolicyCatalog, PolicyInfo, StackResult } from "../../results";
import { bySeverity, isDoubt, isOpen, placeOf, policyNameOf, sentenceOf, severities } from "../findings";
import { counted } from "../layout";
import type { Report, ReportOptions, RunEnd } from "../report";
import { ControlTally, stateNames } from "./control-states";
import type { ControlState } from "./control-states";
import { stackGraph } from "./graph";
import { html, Markup } from "./markup";
import { script } from "./script";
import { style } from "./style";

/** Beyond these the places of one policy are counted; CSV and JSON have them all. */
const mostPlaces = 100;

/** Beyond these, stacks are not drawn, and what was not verified and waived is counted. */
const mostGraphs = 12;
const mostLines = 500;

const marks: Readonly<Record<ControlState, string>> = {
    failed: "✗",
    waived: "~",
    unknown: "?",
    passed: "✓",
    nothing: "–",
    people: "☺",
};

interface Place {
    readonly stack: string;
    readonly urn: string;
    readonly sentence: string;
    readonly where: string;
}

interface Finding {
    readonly first: PolicyResult;
    readonly places: Place[];
    count: number;
}

interface StackRow {
    readonly name: string;
    readonly source: string;
    readonly counts: Counts;
    readonly basis: StackResult["basis"];
}

/** One page for a meeting: it needs no network, and works without scripts too. */
export function htmlReport({ catalog, version }: ReportOptions): Report {
    const page = new Page(catalog, version);
    return {
        stack(result, counts) {
            page.add(result, counts);
            return "";
        },
        end: (run) => page.render(run).text,
    };
}

class Page {
    private readonly tally = new ControlTally();
    private readonly findings = new Map<string, Finding>();
    private readonly doubts: Markup[] = [];
    private readonly waived: Markup[] = [];
    private readonly stacks: StackRow[] = [];
    private readonly systems: { readonly stack: string; readonly system: AiSystemFact; readonly open: number }[] = [];
    private readonly exposures: { readonly stack: string; readonly exposure: Exposure }[] = [];
    private readonly graphs: Markup[] = [];

    constructor(
        private readonly catalog: PolicyCatalog,
        private readonly version: string,
    ) {}

    add(stack: StackResult, counts: Counts): void {
        const name = stackKey(stack);
        this.stacks.push({ name, source: stack.source, counts, basis: stack.basis });
        const open = new Map<string, number>();
        for (const result of stack.results) {
            this.tally.add(result, this.catalog);
            if (isOpen(result)) {
                open.set(result.urn, (open.get(result.urn) ?? 0) + 1);
                this.addFinding(result, stack, name);
            } else if (isDoubt(result)) {
                this.doubts.push(
                    html`<li>
                        <code>${policyNameOf(result)}</code> ${sentenceOf(result)} <span class="dim">${name}</span>
                    </li>`,
                );
            } else if (result.waiver) {
                this.waived.push(waivedRow(result, name));
            }
        }
        for (const { urn, reason } of stack.notSeen) {
            this.doubts.push(
                html`<li>${nameOf(urn)} <span class="dim">(${typeOf(urn)}, ${name})</span>: ${reason}.</li>`,
            );
        }
        const facts = stack.facts?.();
        if (facts) this.addFacts(facts, name, open);
    }

    private addFinding(result: PolicyResult, stack: StackResult, name: string): void {
        const key = `${result.pack} ${result.policy} ${result.effect}`;
        const found = this.findings.get(key) ?? { first: result, places: [], count: 0 };
        this.findings.set(key, found);
        found.count++;
        if (found.places.length >= mostPlaces) return;
        const { file, line } = placeOf(result, stack);
        found.places.push({
            stack: name,
            urn: result.urn,
            sentence: sentenceOf(result),
            where: result.source ? `${file}:${line}` : file,
        });
    }

    private addFacts(facts: StackFacts, name: string, open: ReadonlyMap<string, number>): void {
        for (const system of facts.systems) {
            const count = system.resources.reduce((sum, urn) => sum + (open.get(urn) ?? 0), 0);
            this.systems.push({ stack: name, system, open: count });
        }
        for (const exposure of facts.exposures) this.exposures.push({ stack: name, exposure });
        if (this.graphs.length >= mostGraphs) return;
        const graph = stackGraph(facts, name, open);
        if (graph) this.graphs.push(graph);
    }

    render(run: RunEnd): Markup {
        const sorted = [...this.findings.values()].sort((one, other) => bySeverity(one.first, other.first));
        // The only script that may run is the page's own.
        const digest = createHash("sha256").update(script).digest("base64");
        const sections: readonly (readonly [id: string, title: string, body: Markup])[] = [
            ["controls", "Controls of ISO/IEC 42001, Annex A", this.controls()],
            ["systems", "AI systems", this.systemTable()],
            ["findings", `Findings (${sorted.length})`, this.findingList(sorted)],
            ...(run.changes ? [["changes", `Since ${run.changes.since}`, changeTable(run.changes)] as const] : []),
            ["exposure", `Exposure (${this.exposures.length})`, this.exposureList()],
            ["unverified", `Not verified (${this.doubts.length})`, this.doubtList()],
            ["waivers", `Waivers (${this.waived.length})`, this.waiverList(run)],
            ["graph", "Resources", this.graphList()],
            ["stacks", `Stacks (${this.stacks.length})`, this.stackTable(run)],
        ];
        return html`<!doctype html>
            <html lang="en">
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta
                        http-equiv="Content-Security-Policy"
                        content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${digest}'"
                    />
                    <title>annex42: ${headline(run)}</title>
                    ${styleElement}
                </head>
                <body>
                    <a class="skip" href="#findings">Skip to the findings</a>
                    <header>
                        <h1>Review of AI infrastructure</h1>
                        <div class="dim">
                            annex42 ${this.version} · ${counted(run.stacks, "stack")} ·
                            ${counted(run.counts.resources, "resource")} · as of
                            ${run.time.slice(0, 16).replace("T", " ")} UTC
                        </div>
                        <div class="verdict ${run.exitCode === 0 ? "good" : "bad"}">
                            ${run.exitCode === 0 ? "✓" : "✗"} ${headline(run)}
                        </div>
                        <ul class="tiles">
                            ${[
                                [run.counts.blocking, "blocking"],
                                [run.counts.advisory, "advisory"],
                                [run.counts.unknown + run.counts.notSeen, "not verified"],
                                [run.counts.waived, "waived"],
                                [run.counts.passed, "passed"],
                                [this.exposures.length, "ways in"],
                            ].map(([count, label]) => html`<li><b>${count}</b>${label}</li>`)}
                        </ul>
                        <nav aria-label="Sections">
                            <ul>
                                ${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}
                            </ul>
                        </nav>
                        ${run.errors.map(({ message, file, line }) => html`<p class="note"><b>Could not be checked:</b> ${message} <code>${[file, line].filter((part) => part !== undefined).join(":")}</code></p>`)}
                    </header>
                    <main>
                        ${sections.map(
                            ([id, title, body]) =>
                                html`<section aria-labelledby="h-${id}" id="${id}">
                                    <h2 id="h-${id}">${title}</h2>
                                    ${body}
                                </section>`,
                        )}
                    </main>
                    <footer>
                        <p>
                            A policy supports a control: it is evidence for the part that infrastructure can show. This
                            report is no conformity with ISO/IEC 42001, and no certificate; the standard is about how an
                            organization manages AI. Ids and titles are cited, its text is not.
                        </p>
                    </footer>
                    ${scriptElement}
                </body>
            </html> `;
    }

    private controls(): Markup {
        const topics = [...new Set(controls.map(({ topic }) => topic))];
        const states = [...new Set(controls.map((control) => this.tally.stateOf(control)))];
        const dispositions = (["enforced", "evidenced", "organizational"] as const).map((disposition) => {
            const count = controls.filter((control) => control.disposition === disposition).length;
            return `${count} ${disposition}`;
        });
        return html` <p>
                Of the 38 controls, as far as infrastructure goes: ${dispositions.join(", ")}. A control can be chosen
                to see its findings.
            </p>
            ${this.picture()}
            <ul class="legend" aria-label="Legend">
                ${states.map((state) => html`<li><span class="swatch ${state}"></span>${marks[state]} ${stateNames[state]}</li>`)}
            </ul>
            <div class="topics">
                ${topics.map(
                    (topic) =>
                        html`<section>
                            <h3>${topic}</h3>
                            <ul>
                                ${controls.filter((control) => control.topic === topic).map((control) => html`<li>${this.control(control)}</li>`)}
                            </ul>
                        </section>`,
                )}
            </div>`;
    }

    /** All controls at a glance, a row a disposition. */
    private picture(): Markup {
        const side = 46;
        const rows = (["enforced", "evidenced", "organizational"] as const).map((disposition) => ({
            disposition,
            own: controls.filter((control) => control.disposition === disposition),
        }));
        const width = 130 + Math.max(...rows.map(({ own }) => own.length)) * side;
        const label = rows
            .map(({ disposition, own }) => {
                const counts = new Map<ControlState, number>();
                for (const control of own) {
                    const state = this.tally.stateOf(control);
                    counts.set(state, (counts.get(state) ?? 0) + 1);
                }
                return `${disposition}: ${[...counts].map(([state, count]) => `${count} ${stateNames[state]}`).join(", ")}`;
            })
            .join("; ");
        return html`<div class="scroll picture" tabindex="0" role="group" aria-label="Picture of the controls">
            <svg viewBox="0 0 ${width} ${rows.length * side}" width="${width}" role="img" aria-label="${label}">
                ${rows.map(
                    ({ disposition, own }, y) =>
                        html`<text class="row" x="8" y="${y * side + 27}">${disposition}</text> ${own.map(
                                (control, x) => this.pictureCell(control, 126 + x * side, y * side + 3, side - 6),
                            )}`,
                )}
            </svg>
        </div>`;
    }

    private pictureCell(control: Control, x: number, y: number, side: number): Markup {
        const state = this.tally.stateOf(control);
        return html`<g class="cell ${state}" transform="translate(${x} ${y})">
            <title>${control.id} ${control.title}: ${stateNames[state]}</title>
            <rect width="${side}" height="${side}" rx="5" />
            <text class="mark" x="${side / 2}" y="18" text-anchor="middle">${marks[state]}</text>
            <text class="id" x="${side / 2}" y="33" text-anchor="middle">${control.id.slice(2)}</text>
        </g>`;
    }

    private control(control: Control): Markup {
        const state = this.tally.stateOf(control);
        const { passed, failed, waived, unknown } = this.tally.of(control);
        const parts = [
            failed > 0 ? `${failed} failed` : "",
            waived > 0 ? `${waived} waived` : "",
            unknown > 0 ? `${unknown} unknown` : "",
            passed > 0 ? `${passed} passed` : "",
        ].filter((part) => part !== "");
        return html`<button
            type="button"
            class="control ${state}"
            data-control="${control.id}"
            aria-pressed="false"
            title="${control.shows}"
        >
            <span class="mark" aria-hidden="true">${marks[state]}</span>
            <span><b>${control.id}</b> ${control.title}</span>
            <small>${control.disposition} · ${parts.length > 0 ? parts.join(", ") : stateNames[state]}</small>
        </button>`;
    }

    private systemTable(): Markup {
        if (this.systems.length === 0) {
            return html`<p>No resource belongs to a registered AI system, by tag or by an entry of the register.</p>`;
        }
        return table(
            ["System", "Owner", "Tier", "Data", "Impact assessment", "Resources", "Open findings"],
            this.systems.map(({ stack, system, open }) => {
                const { id, owner, tier, dataClasses, entry, isRegistered, resources } = system;
                const assessment = entry?.documents?.impactAssessment;
                return html`<tr>
                    <td>
                        <b>${entry?.use?.name ?? id}</b><br /><span class="dim"
                            >${id} ·
                            ${stack}${!isRegistered && " · no entry in the register"}${isRegistered && !entry && " · entry encrypted"}</span
                        >${entry?.use?.purpose !== undefined && html`<br />${entry.use.purpose}`}
                    </td>
                    <td>${owner ?? missing}</td>
                    <td>${tier ?? missing}</td>
                    <td>${dataClasses.length > 0 ? dataClasses.join(", ") : missing}</td>
                    <td>
                        ${assessment?.date ?? (isRegistered && !entry ? "not readable" : missing)}${assessment?.uri !== undefined && html`<br /><code>${assessment.uri}</code>`}
                    </td>
                    <td class="number">${resources.length}</td>
                    <td class="number">${open}</td>
                </tr>`;
            }),
        );
    }

    private findingList(sorted: readonly Finding[]): Markup {
        if (sorted.length === 0) return html`<p>Nothing is open.</p>`;
        const present = severities.filter((severity) => sorted.some(({ first }) => first.severity === severity));
        return html` <div class="filters" role="search">
                <input id="search" type="search" placeholder="Search findings" aria-label="Search findings" />
                <fieldset>
                    <legend>Severity</legend>
                    ${present.map((severity) => html`<label><input type="checkbox" data-severity="${severity}" checked /> ${severity}</label>`)}
                </fieldset>
                <label><input type="checkbox" id="blocking" /> only what blocks</label>
                <button type="button" id="clear">Show all</button>
                <span id="shown" class="dim" role="status"></span>
            </div>
            ${sorted.map((finding, index) => findingMarkup(finding, this.catalog.get(finding.first), index < 3))}`;
    }

    private exposureList(): Markup {
        if (this.exposures.length === 0) {
            return html`<p>
                No way from the internet or from another account was found to a model or its data. Only what the stacks
                themselves show is followed.
            </p>`;
        }
        const sorted = [...this.exposures].sort((one, other) => rank(one.exposure) - rank(other.exposure));
        return html`<p>
                Ways from the internet or from another account that the stacks show, to the nearest model or data; what
                stands on the way may still refuse.
            </p>
            ${table(
                ["From", "Way", "Reaches"],
                sorted.slice(0, mostLines).map(
                    ({ stack, exposure: { from, how, path, reaches } }) =>
                        html`<tr>
                            <td>${from}</td>
                            <td>
                                ${nameOf(path[0] ?? "")} ${how}. <span class="dim">${stack}</span>
                                <ol class="way">
                                    ${path.map((urn) => html`<li>${nameOf(urn)} <span class="dim">${shortType(urn)}</span></li>`)}
                                </ol>
                            </td>
                            <td>${reaches === "model" || reaches === "data" ? reaches : "nothing known behind it"}</td>
                        </tr>`,
                ),
            )}`;
    }

    private doubtList(): Markup {
        if (this.doubts.length === 0) return html`<p>Everything that a policy asks could be answered.</p>`;
        const left = this.doubts.length - mostLines;
        return html`<p>These are neither passed nor failed: a value is not known, or nothing inside could be seen.</p>
            <ul>
                ${this.doubts.slice(0, mostLines)}${left > 0 && html`<li>and ${left} more</li>`}
            </ul>`;
    }

    private waiverList({ waivers }: RunEnd): Markup {
        const notes = [
            ...waivers.expired.map((waiver) => ({ waiver, what: `expired on ${waiver.expires}` })),
            ...waivers.unused.map((waiver) => ({ waiver, what: "matches nothing, and can go" })),
        ];
        return html` ${notes.map(({ waiver: { policy, owner, file, line }, what }) => html`<p class="note">The waiver of <code>${policy}</code> (${owner}, <code>${file}:${line}</code>) ${what}.</p>`)}
        ${this.waived.length === 0 ? html`<p>Nothing is waived.</p>` : table(["Policy", "Resource", "Reason", "Owner", "Until"], this.waived.slice(0, mostLines))}`;
    }

    private graphList(): Markup {
        if (this.graphs.length === 0) return html`<p>There is no resource of AI to draw.</p>`;
        return html`<p>A line goes from what names another to what is named. ▲ counts open findings.</p>
            ${this.graphs}`;
    }

    private stackTable({ links }: RunEnd): Markup {
        const bases = { deep: "program", preview: "program, as in a preview", state: "deployed" } as const;
        return html` ${table(
            ["Stack", "Seen as", "Resources", "Blocking", "Advisory", "Not verified", "Passed"],
            this.stacks.map(
                ({ name, source, counts, basis }) =>
                    html`<tr>
                        <td><b>${name}</b>${name !== source && html`<br /><span class="dim mono">${source}</span>`}</td>
                        <td>${bases[basis]}</td>
                        ${[counts.resources, counts.blocking, counts.advisory, counts.unknown + counts.notSeen, counts.passed].map((count) => html`<td class="number">${count}</td>`)}
                    </tr>`,
            ),
        )}
        ${
            links.length > 0 &&
            html`<h3 style="margin: 24px 0 8px">What stacks have in common</h3>
                ${table(
                    ["Resource", "", "Resource"],
                    links.slice(0, mostLines).map(
                        ({ to, toStack, kind, from, fromStack, property }) =>
                            html`<tr>
                                <td>${nameOf(to)} <span class="dim">${shortType(to)}, ${toStack}</span></td>
                                <td>${kind}</td>
                                <td>
                                    ${nameOf(from)}
                                    <span class="dim">${shortType(from)}, ${fromStack}, ${property}</span>
                                </td>
                            </tr>`,
                    ),
                )}`
        }`;
    }
}

/** Not in the page's template: the script's digest leaves no room for a formatter's blanks. */
const styleElement = new Markup(`<style>${style}</style>`);
const scriptElement = new Markup(`<script>${script}</script>`);

const missing = new Markup('<span class="dim">missing</span>');

function headline({ exitCode, counts }: RunEnd): string {
    if (exitCode === 2) return "not all could be checked";
    return exitCode === 1 ? counted(counts.blocking, "blocking check") : "nothing blocks";
}

function waivedRow(result: PolicyResult, stack: string): Markup {
    const { owner = "", expires = "", reason = "" } = result.waiver ?? {};
    return html`<tr>
        <td><code>${policyNameOf(result)}</code></td>
        <td>${nameOf(result.urn)} <span class="dim">${shortType(result.urn)}, ${stack}</span></td>
        <td>${reason}</td>
        <td>${owner}</td>
        <td>${expires}</td>
    </tr>`;
}

function findingMarkup(
    { first, places, count }: Finding,
    info: PolicyInfo | undefined,
    isOpenAtFirst: boolean,
): Markup {
    const supports = info?.supports ?? [];
    const effect = first.effect === "block" ? "blocks" : first.known ? "was there before" : "advisory";
    const code = codeOf(first);
    return html`<details
        class="finding"
        data-severity="${first.severity}"
        data-effect="${first.effect}"
        data-controls="${supports.join(" ")}"
        ${isOpenAtFirst && new Markup(" open")}
    >
        <summary>
            <span class="severity ${first.severity satisfies Severity}">${first.severity}</span>
            <h3>${info?.title ?? first.policy}</h3>
            <span class="about dim"
                ><code>${policyNameOf(first)}</code> · ${effect} ·
                ${counted(count, "place")}${supports.length > 0 && ` · ${supports.join(", ")}`}</span
            >
        </summary>
        <div class="body">
            ${info?.why !== undefined && html`<p><b>Why</b> ${info.why}</p>`}
            ${info?.fix !== undefined && html`<p><b>Fix</b> ${info.fix}</p>`}
            <div class="scroll" tabindex="0" role="group" aria-label="Places">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">Resource</th>
                            <th scope="col">What is the case</th>
                            <th scope="col">Where</th>
                        </tr>
                    </thead>
                    <tbody>
                        ${places.map(
                            ({ stack, urn, sentence, where }) =>
                                html`<tr>
                                    <td>${nameOf(urn)}<br /><span class="dim">${shortType(urn)} · ${stack}</span></td>
                                    <td>${sentence}</td>
                                    <td><code>${where}</code></td>
                                </tr>`,
                        )}
                    </tbody>
                </table>
            </div>
            ${count > places.length && html`<p class="dim">and ${count - places.length} more: the formats csv and json have them all</p>`}
            ${
                code !== undefined &&
                html`<p><b>As it should be, for example</b></p>
                    <pre tabindex="0" aria-label="Code">${code}</pre>`
            }
            ${info?.reference !== undefined && html`<p><a href="${info.reference}" rel="noreferrer">${info.reference}</a></p>`}
        </div>
    </details>`;
}

/** The first example of the policy that passes. */
function codeOf({ pack, policy: id }: PolicyResult): string | undefined {
    const policy = pack === ownPack ? policies.find((candidate) => candidate.id === id) : undefined;
    const example = policy && examplesOf(policy).find(({ kind }) => kind === "passes");
    return example && exampleCode(example.given).join("\n");
}

function changeTable(changes: Changes): Markup {
    if (changes.list.length === 0) return html`<p>Nothing changed.</p>`;
    return html`<p>${countChanges(changes)}</p>
        ${table(
            ["Change", "Policy", "Resource"],
            changes.list.slice(0, mostLines).map(
                ({ kind, policy, urn, stack }) =>
                    html`<tr>
                        <td><b>${kind}</b></td>
                        <td><code>${policy}</code></td>
                        <td>${nameOf(urn)} <span class="dim">${shortType(urn)}, ${stack}</span></td>
                    </tr>`,
            ),
        )}`;
}

function table(heads: readonly string[], rows: readonly Markup[]): Markup {
    return html`<div class="scroll" tabindex="0" role="group" aria-label="Table: ${heads[0]}">
        <table>
            <thead>
                <tr>
                    ${heads.map((head) => html`<th scope="col">${head}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${rows}
            </tbody>
        </table>
    </div>`;
}

/** The internet before other accounts, and what reaches something before what is an entrance only. */
function rank({ from, reaches }: Exposure): number {
    return (from === "internet" ? 0 : 1) + (reaches === "model" || reaches === "data" ? 0 : 2);
}

function shortType(urn: string): string {
    const type = typeOf(urn);
    return type.slice(type.lastIndexOf(":") + 1);
}
