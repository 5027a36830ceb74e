import { html, Markup } from "../gate/reports/html/markup";
import type { Resource } from "../policy-pack/policy";
import { componentTree, withInner } from "./component-tree";
import type { Component, RelationKind } from "./component-tree";

/** As wide as a page of documentation is shown. In pixels, as all that follows. */
const width = 980;
const margin = 16;
/** Where the lines run, at the right of the boxes. */
const gutter = 130;
const line = 17;
const headline = 28;
const indent = 12;
const gap = 10;
/** In letters: a list of what a box describes is no wider. */
const listWidth = 40;
/** Of a letter of 12 pixels, in the widest of the usual fonts. */
const letter = 6.9;

const legend: readonly (readonly [RelationKind, string])[] = [
    ["key", "key"],
    ["network", "network"],
    ["role", "role"],
    ["other", "anything else"],
];

/** A component where it is drawn. */
interface Box {
    readonly component: Component;
    readonly left: number;
    readonly top: number;
    readonly bottom: number;
    readonly right: number;
    readonly text: readonly TextLine[];
    readonly rows: readonly Row[];
    readonly children: readonly Box[];
}

interface TextLine {
    /** Empty where the line goes on with the names of the one before. */
    readonly type: string;
    readonly names: string;
}

interface Row {
    readonly text: string;
    readonly kind: RelationKind;
    readonly y: number;
    /** Where a line leads; undefined where the target is in the box, or the box in it. */
    readonly target: Component | undefined;
}

/** A line beside the boxes, to a component from all that refer to it. */
interface Lane {
    readonly kind: RelationKind;
    /** The first is where it ends. */
    readonly ends: readonly { readonly x: number; readonly y: number }[];
    readonly top: number;
    readonly bottom: number;
}

/**
 * A stack as a picture: components as boxes with what they consist of, one under another as the program makes them,
 * and at their right a line to each component that others refer to. The same resources give the same picture.
 *
 * @param title what the stack is called
 */
export function drawStack(resources: readonly Resource[], title: string): string {
    const components = componentTree(resources);
    const boxes = pile(components, margin, width - margin - gutter, 88);
    const height = (boxes.at(-1)?.bottom ?? 0) + margin;
    const all = components.flatMap(withInner);
    const brought = all.filter(({ from }) => from !== undefined).length;
    const count = all
        .flatMap(({ resources: groups }) => groups)
        .reduce((sum, { types, names }) => sum + types.length * names.length, 0);
    const about =
        `${all.length - brought} components with ${count} resources` +
        (brought > 0 ? `, and ${brought} of other stacks (dashed)` : "");
    const picture = html`<svg
        xmlns="http://www.w3.org/2000/svg"
        viewBox="0 0 ${width} ${height}"
        width="${width}"
        height="${height}"
        role="img"
        aria-labelledby="title description"
    >
        <title id="title">Resource graph of the stack ${title}</title>
        <desc id="description">${about}. ${all.flatMap(sentences).join(" ")}</desc>
        <style>
            ${new Markup(style)}
        </style>
        <rect class="paper" width="${width}" height="${height}" />
        <text class="title" x="${margin}" y="34">${title}</text>
        <text x="${margin}" y="56">${about}.</text>
        <text x="${margin}" y="75">Lines lead to</text>
        ${legend.map(
            ([kind, text], index) =>
                html`<g class="${kind}"
                    ><path class="lane" d="M${margin + 92 + index * 112} 71h20" /><text
                        class="name"
                        x="${margin + 118 + index * 112}"
                        y="75"
                        >${text}</text
                    ></g
                > `,
        )}${lanesMarkup(boxes)}${boxes.map(boxMarkup)}
    </svg> `;
    return `${picture.text.replace(/\s*\n\s*/g, "\n").trim()}\n`;
}

/** Places components one under another. */
function pile(components: readonly Component[], left: number, right: number, top: number): readonly Box[] {
    let y = top;
    return components.map((component) => {
        const box = place(component, left, right, y);
        y = box.bottom + gap;
        return box;
    });
}

function place(component: Component, left: number, right: number, top: number): Box {
    const rows = rowsOf(component, top + headline);
    const longest = Math.max(0, ...rows.map((row) => row.text.length + 2));
    const text = textOf(component, right - left - 2 * indent - longest * letter);
    const lines = Math.max(text.length, rows.length);
    const end = top + headline + lines * line + (lines > 0 ? indent / 2 : 0);
    const children = pile(component.children, left + indent, right - indent, end);
    const last = children.at(-1);
    return { component, left, right, top, bottom: last ? last.bottom + indent : end, text, rows, children };
}

/** What a component consists of: types, with names where a resource is not called like the component. */
function textOf({ resources }: Component, room: number): readonly TextLine[] {
    const letters = Math.floor(room / letter);
    return resources.flatMap(({ types, names }): TextLine[] => {
        const typeLines = wrap(types, letters);
        if (names.length === 1 && names[0] === "") return typeLines.map((type) => ({ type, names: "" }));
        const last = typeLines.pop() ?? "";
        const [first = "", ...others] = wrap(
            names.map((name) => name || "(as above)"),
            letters,
            last.length + 1,
        );
        return [
            ...typeLines.map((type) => ({ type, names: "" })),
            { type: last, names: first },
            ...others.map((text) => ({ type: "", names: text })),
        ];
    });
}

/** What a component refers to, a row each; what it only describes in one list. */
function rowsOf(component: Component, top: number): readonly Row[] {
    const { relations } = component;
    const rows = relations
        .filter(({ verb }) => verb !== "describes")
        .sort((one, other) => order(one.kind) - order(other.kind))
        .map(({ verb, kind, target }) => ({
            text: `${verb} ${target.name}`,
            kind,
            target: withInner(component).includes(target) || withInner(target).includes(component) ? undefined : target,
        }));
    const described = relations.filter(({ verb }) => verb === "describes").map(({ target }) => target.name);
    const list = described.length === 0 ? [] : wrap(described, listWidth, "describes".length + 1);
    return [
        ...rows,
        ...list.map((text, index) => ({
            text: index === 0 ? `describes ${text}` : text,
            kind: "other" as const,
            target: undefined,
        })),
    ].map((row, index) => ({ ...row, y: top + index * line + line / 2 }));
}

function order(kind: RelationKind): number {
    return legend.findIndex(([known]) => known === kind);
}

/** Words with commas between, in lines of at most so many letters; the first has so many taken already. */
function wrap(words: readonly string[], letters: number, taken = 0): string[] {
    const lines: string[] = [];
    let room = letters - taken;
    words.forEach((word, index) => {
        const text = index < words.length - 1 ? `${word},` : word;
        const last = lines.at(-1);
        if (last !== undefined && last.length + 1 + text.length <= room) {
            lines[lines.length - 1] = `${last} ${text}`;
            return;
        }
        if (last !== undefined) room = letters - 2;
        lines.push(text);
    });
    return lines;
}

function boxMarkup({ component, left, right, top, bottom, text, rows, children }: Box): Markup {
    const { name, type, from } = component;
    const y = (index: number): number => top + headline + index * line + 12;
    return html`<g class="box${from !== undefined && " brought"}"
        ><rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" rx="6" />
        <text x="${left + indent}" y="${top + 19}"
            ><tspan class="name">${name}</tspan>
            <tspan class="type">${type}${from !== undefined && `, of the stack ${from}`}</tspan></text
        >
        ${text.map(
            ({ type: shown, names }, index) =>
                html`<text x="${left + indent + (shown === "" ? 2 * letter : 0)}" y="${y(index)}"
                    >${shown !== "" && html`${shown} `}<tspan class="type">${names}</tspan></text
                > `,
        )}${rows.map(
            ({ text: shown, kind, target, y: middle }) =>
                html`<text class="${kind}" x="${right - indent}" y="${middle + 4}" text-anchor="end">${shown}</text> ${
                        target && html`<circle class="${kind}" cx="${right}" cy="${middle}" r="3" /> `
                    }`,
        )}${children.map(boxMarkup)}</g
    > `;
}

/** Lines in the gutter: the short ones next to the boxes, and none over another. */
function lanesMarkup(boxes: readonly Box[]): readonly Markup[] {
    const columns: Lane[][] = [];
    const lanes = lanesOf(boxes).sort((one, other) => one.bottom - one.top - (other.bottom - other.top));
    for (const lane of lanes) {
        const free = columns.find((column) =>
            column.every(({ top, bottom }) => bottom + gap < lane.top || lane.bottom + gap < top),
        );
        if (free) free.push(lane);
        else columns.push([lane]);
    }
    const step = Math.min(16, gutter / (columns.length + 1));
    return columns.flatMap((column, index) => {
        const x = round(width - margin - gutter + step * (index + 1));
        return column.map(({ kind, ends, top, bottom }) => {
            const [end] = ends as [Lane["ends"][number]];
            return html`<g class="${kind}"
                ><path class="lane" d="M${x} ${top}V${bottom}${ends.map((one) => `M${one.x} ${one.y}H${x}`)}" /><path
                    class="head"
                    d="M${end.x} ${end.y}l8 -4v8z"
                />${ends.slice(1).map(({ y }) => html`<circle cx="${x}" cy="${y}" r="2" />`)}</g
            > `;
        });
    });
}

function lanesOf(boxes: readonly Box[]): Lane[] {
    const all = flat(boxes);
    return all.flatMap((target) => {
        const rows = all.flatMap(({ rows, right }) =>
            rows.filter((row) => row.target === target.component).map(({ kind, y }) => ({ kind, x: right, y })),
        );
        const [first] = rows;
        if (!first) return [];
        const ends = [{ x: target.right, y: target.top + headline / 2 }, ...rows];
        const heights = ends.map(({ y }) => y);
        return [{ kind: first.kind, ends, top: Math.min(...heights), bottom: Math.max(...heights) }];
    });
}

function flat(boxes: readonly Box[]): readonly Box[] {
    return boxes.flatMap((box) => [box, ...flat(box.children)]);
}

/** What the picture shows of a component, for who hears it. */
function sentences({ name, type, from, relations }: Component): readonly string[] {
    const origin = from === undefined ? "" : ` of the stack ${from}`;
    const said = relations.map(({ verb, target }) => `${verb} ${target.name}`);
    return [`${name} (${type}${origin})${said.length > 0 ? ` ${said.join(", ")}` : ""}.`];
}

function round(value: number): number {
    return Math.round(value * 10) / 10;
}

const style = `
text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: #1a1f29; }
.title { font-size: 22px; font-weight: 600; } .name { font-size: 13px; font-weight: 600; } .type { fill: #5a6372; }
.paper { fill: #ffffff; } .box > rect { fill: #5a6372; fill-opacity: .06; stroke: #8b94a3; } .brought > rect { stroke-dasharray: 5 4; fill: none; }
.lane { fill: none; stroke: #5a6372; stroke-width: 1.5; } .head, circle { fill: #5a6372; }
text.key { fill: #7a5b00; } .key .lane { stroke: #b58900; } .key .head, .key circle, circle.key { fill: #b58900; }
text.network { fill: #0b57b8; } .network .lane { stroke: #2f7de1; } .network .head, .network circle, circle.network { fill: #2f7de1; }
text.role { fill: #8f1d7a; } .role .lane { stroke: #c03aa8; } .role .head, .role circle, circle.role { fill: #c03aa8; }
@media (prefers-color-scheme: dark) {
text { fill: #e8ebf0; } .type { fill: #a3adbd; } .paper { fill: #14171d; } .box > rect { fill: #a3adbd; fill-opacity: .07; stroke: #5d6778; } .brought > rect { fill: none; }
.lane { stroke: #a3adbd; } .head, circle { fill: #a3adbd; }
text.key { fill: #f0cf6b; } text.network { fill: #8ab8ff; } text.role { fill: #f0a3e2; }
}
`;
