import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(__dirname, "..");

/** What the README shows: a run of the gate over docs/failing-example, as a terminal renders it. */
export function failingRun(): string {
    const run = spawnSync(process.execPath, [join(root, "bin", "annex42.js"), "gate"], {
        cwd: join(root, "docs", "failing-example"),
        env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: "" },
        encoding: "utf8",
    });
    if (run.status !== 1) {
        throw new Error(`The failing example ended with ${run.status} instead of 1:\n${run.stdout}${run.stderr}`);
    }
    return renderTerminal(`$ annex42 gate\n${run.stdout}`, "annex42 gate");
}

/** In pixels, of a common fixed-width font at 13 px. */
const cell = { width: 7.8, height: 18 };
const margin = 20;
const bar = 34;

const palette: Readonly<Record<number, string>> = {
    31: "#ff7b72",
    32: "#7ee787",
    33: "#e3b341",
    34: "#79c0ff",
    36: "#76e3ea",
    37: "#ffffff",
};

interface Style {
    color: string | undefined;
    background: boolean;
    bold: boolean;
    dim: boolean;
}

/** Text with ANSI colours as an SVG picture of a terminal window. */
export function renderTerminal(text: string, title: string): string {
    const lines = text.trimEnd().split("\n");
    const style: Style = { color: undefined, background: false, bold: false, dim: false };
    const rows = lines.map((line, row) => renderLine(line, bar + margin + row * cell.height, style));
    const columns = Math.max(...lines.map((line) => line.replace(/\u001B\[\d*m/g, "").length));
    const width = Math.ceil(columns * cell.width + 2 * margin);
    const height = bar + margin + lines.length * cell.height + margin / 2;
    const buttons = ["#ff5f56", "#ffbd2e", "#27c93f"].map(
        (color, index) => `<circle cx="${20 + index * 20}" cy="${bar / 2}" r="6" fill="${color}"/>`,
    );
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">`,
        `<title>${title}</title>`,
        `<rect width="${width}" height="${height}" rx="8" fill="#161b22"/>`,
        ...buttons,
        `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#d1d7e0" xml:space="preserve">`,
        ...rows.filter((row) => row !== ""),
        "</g>",
        "</svg>",
        "",
    ].join("\n");
}

/** One line; the style goes on from line to line, as in a terminal. */
function renderLine(line: string, y: number, style: Style): string {
    let column = 0;
    const parts: string[] = [];
    for (const piece of line.split(/(\u001B\[\d*m)/)) {
        const code = /^\u001B\[(\d*)m$/.exec(piece)?.[1];
        if (code !== undefined) {
            apply(Number(code), style);
        } else if (piece !== "") {
            parts.push(renderPiece(piece, column, y, style));
            column += piece.length;
        }
    }
    return parts.join("");
}

function apply(code: number, style: Style): void {
    if (code === 0) Object.assign(style, { color: undefined, background: false, bold: false, dim: false });
    else if (code === 1) style.bold = true;
    else if (code === 2) style.dim = true;
    else if (code === 22) style.bold = style.dim = false;
    else if (code === 39) style.color = undefined;
    else if (code === 41) style.background = true;
    else if (code === 49) style.background = false;
    else style.color = palette[code] ?? style.color;
}

function renderPiece(piece: string, column: number, y: number, style: Style): string {
    const trimmed = piece.trimStart();
    if (trimmed === "") return "";
    const x = margin + (column + piece.length - trimmed.length) * cell.width;
    const shown = trimmed.trimEnd();
    const length = shown.length * cell.width;
    const attributes = [
        `x="${round(x)}"`,
        `y="${round(y + 13)}"`,
        // Keeps columns in line whatever font the reader has.
        `textLength="${round(length)}"`,
        ...(style.color ? [`fill="${style.color}"`] : []),
        ...(style.bold ? ['font-weight="bold"'] : []),
        ...(style.dim ? ['opacity="0.6"'] : []),
    ];
    const box = style.background
        ? `<rect x="${round(x)}" y="${round(y)}" width="${round(length)}" height="${cell.height}" fill="#da3633"/>`
        : "";
    return `${box}<text ${attributes.join(" ")}>${escape(shown)}</text>`;
}

function round(value: number): string {
    return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
    return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
