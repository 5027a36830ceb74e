import type { StackFacts } from "../../facts";
import { kinds } from "../../facts/kinds";
import type { Kind } from "../../facts/kinds";
import { html } from "./markup";
import type { Markup } from "./markup";

/** A picture with more is no picture. */
const mostNodes = 70;

const cell = { width: 196, height: 40, gapX: 54, gapY: 12 } as const;

const headings: Readonly<Record<Kind, string>> = {
    entrance: "Ways in",
    compute: "Compute",
    identity: "Identities",
    model: "Models",
    data: "Data",
    protection: "Protection",
    record: "Logs and monitors",
    network: "Network",
    other: "Other",
};

interface Node {
    readonly urn: string;
    readonly name: string;
    readonly type: string;
    readonly x: number;
    readonly y: number;
}

/**
 * The part of a stack that AI is made of, as a picture: kinds in columns, and a line from what names to what is named.
 *
 * @param findings open findings by URN
 */
export function stackGraph(
    facts: StackFacts,
    title: string,
    findings: ReadonlyMap<string, number>,
): Markup | undefined {
    const shown = selected(facts);
    if (shown.length === 0) return undefined;
    const columns = kinds
        .map((kind) => shown.filter((resource) => resource.kind === kind))
        .filter((column) => column.length > 0);
    const nodes = new Map<string, Node>();
    columns.forEach((column, x) =>
        column.forEach(({ urn, name, type }, y) =>
            nodes.set(urn, {
                urn,
                name,
                type,
                x: x * (cell.width + cell.gapX) + 8,
                y: 34 + y * (cell.height + cell.gapY),
            }),
        ),
    );
    const edges = facts.edges.filter(({ from, to }) => nodes.has(from) && nodes.has(to));
    const width = columns.length * (cell.width + cell.gapX) - cell.gapX + 16;
    const height = 34 + Math.max(...columns.map(({ length }) => length)) * (cell.height + cell.gapY) + 8;
    const left = facts.resources.length - shown.length;
    const ids = new Map([...nodes.keys()].map((urn, index) => [urn, index]));
    return html`<figure class="graph">
        <figcaption>
            ${title}${left > 0 && html` <span class="dim">${left} more resources are not drawn</span>`}
        </figcaption>
        <div class="scroll" tabindex="0" role="group" aria-label="Resource graph of ${title}">
            <svg
                viewBox="0 0 ${width} ${height}"
                width="${width}"
                height="${height}"
                role="img"
                aria-label="Resources of ${title} by kind"
            >
                ${columns.map(
                    (column, x) =>
                        html`<text class="heading" x="${x * (cell.width + cell.gapX) + 8}" y="18"
                            >${headings[column[0]?.kind ?? "other"]}</text
                        >`,
                )}
                ${edges.map(
                    ({ from, to, via }) =>
                        html`<path
                            class="edge"
                            data-from="${ids.get(from)}"
                            data-to="${ids.get(to)}"
                            d="${curve(nodes.get(from) as Node, nodes.get(to) as Node)}"
                            ><title>${nodes.get(from)?.name} names ${nodes.get(to)?.name} (${via})</title></path
                        >`,
                )}
                ${[...nodes.values()].map((node) => nodeMarkup(node, ids.get(node.urn) ?? 0, findings.get(node.urn) ?? 0))}
            </svg>
        </div>
        <details>
            <summary>The same as a list</summary>
            <ul>
                ${edges.map(
                    ({ from, to, via }) =>
                        html`<li>
                            ${nodes.get(from)?.name} names ${nodes.get(to)?.name} <span class="dim">(${via})</span>
                        </li>`,
                )}
            </ul>
        </details>
    </figure>`;
}

/** What AI is made of, what is on a way to it, and what these name or are named by. */
function selected({ resources, edges, exposures }: StackFacts): StackFacts["resources"] {
    const core = new Set([
        ...resources.filter(({ isAi, system }) => isAi || system !== undefined).map(({ urn }) => urn),
        ...exposures.flatMap(({ path }) => path),
    ]);
    const wanted = new Set(core);
    for (const { from, to } of edges) {
        if (core.has(from)) wanted.add(to);
        if (core.has(to)) wanted.add(from);
    }
    const isShown = ({ urn, kind }: StackFacts["resources"][number]): boolean =>
        core.has(urn) || (wanted.has(urn) && kind !== "other" && kind !== "network");
    const found = resources.filter(isShown);
    // What AI itself is comes first where there is not room for all.
    return [...found.filter(({ urn }) => core.has(urn)), ...found.filter(({ urn }) => !core.has(urn))].slice(
        0,
        mostNodes,
    );
}

function nodeMarkup({ name, type, x, y }: Node, id: number, findings: number): Markup {
    const short = type.slice(type.lastIndexOf(":") + 1);
    const label = `${name}, ${short}${findings > 0 ? `, ${findings} open findings` : ""}`;
    return html`<g
        class="node${findings > 0 && " bad"}"
        data-id="${id}"
        tabindex="0"
        role="listitem"
        aria-label="${label}"
        transform="translate(${x} ${y})"
    >
        <title>${name} (${type})</title>
        <rect width="${cell.width}" height="${cell.height}" rx="6" />
        <text x="10" y="17">${cut(name, findings > 0 ? 20 : 24)}</text>
        <text class="type" x="10" y="32">${cut(short, 27)}</text>
        ${findings > 0 && html`<text class="count" x="${cell.width - 10}" y="17" text-anchor="end">▲ ${findings}</text>`}
    </g>`;
}

function curve(from: Node, to: Node): string {
    const y1 = from.y + cell.height / 2;
    const y2 = to.y + cell.height / 2;
    if (from.x === to.x) {
        // Within a column the line goes around at its right.
        const x = from.x + cell.width;
        return `M${x} ${y1}C${x + 40} ${y1} ${x + 40} ${y2} ${x} ${y2}`;
    }
    const [x1, x2] = from.x < to.x ? [from.x + cell.width, to.x] : [from.x, to.x + cell.width];
    const middle = (x1 + x2) / 2;
    return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function cut(text: string, length: number): string {
    return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
