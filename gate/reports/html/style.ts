/** The look of the report, in light and in dark, on a phone, on a desk and on paper. */
export const style = `
:root {
    color-scheme: light dark;
    --paper: #ffffff; --soft: #f4f5f7; --line: #d5d9e0; --ink: #1a1f29; --dim: #5a6372; --link: #0b57b8;
    --critical: #8f1d1d; --high: #b3400a; --medium: #7a5b00; --low: #0b57b8;
    --good: #1b6b36; --good-soft: #e3f3e8; --bad: #a4211b; --bad-soft: #fbe7e5; --warn: #7a5b00; --warn-soft: #fbf1d4;
    --waived: #5b3f94; --waived-soft: #efe9f9; --none-soft: #f0f1f4;
}
@media (prefers-color-scheme: dark) {
    :root {
        --paper: #14171d; --soft: #1d222b; --line: #39414f; --ink: #e8ebf0; --dim: #a3adbd; --link: #8ab8ff;
        --critical: #ff9d98; --high: #ffb38a; --medium: #f0cf6b; --low: #8ab8ff;
        --good: #7fd49a; --good-soft: #16301f; --bad: #ff9d98; --bad-soft: #3c1a1a; --warn: #f0cf6b; --warn-soft: #352c10;
        --waived: #c9b2f5; --waived-soft: #2a2140; --none-soft: #222732;
    }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main, header, footer { max-width: 1180px; margin: 0 auto; padding: 0 20px; }
header { padding-top: 28px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0 0 4px; }
h2 { font-size: 20px; margin: 44px 0 12px; padding-top: 10px; border-top: 2px solid var(--line); }
h3 { font-size: 16px; margin: 0; }
h2 .dim, h3 .dim { font-weight: 400; }
a { color: var(--link); overflow-wrap: anywhere; }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px; overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 10px 12px; overflow-x: auto; white-space: pre; overflow-wrap: normal; }
.dim { color: var(--dim); }
.skip { position: absolute; left: -9999px; }
.skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px 12px; border: 2px solid var(--link); z-index: 9; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.verdict { display: inline-block; padding: 3px 12px; border-radius: 99px; font-weight: 600; margin: 8px 0; }
.verdict.good { background: var(--good-soft); color: var(--good); }
.verdict.bad { background: var(--bad-soft); color: var(--bad); }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 18px; list-style: none; padding: 0; margin: 12px 0 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 10px; margin: 18px 0 0; padding: 0; list-style: none; }
.tiles li { background: var(--soft); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; }
.tiles b { display: block; font-size: 26px; line-height: 1.2; font-variant-numeric: tabular-nums; }
.legend { display: flex; flex-wrap: wrap; gap: 6px 16px; list-style: none; padding: 0; margin: 0 0 14px; }
.legend li { display: flex; align-items: center; gap: 6px; }
.topics { display: grid; grid-template-columns: repeat(auto-fill, minmax(270px, 1fr)); gap: 18px; }
.topics h3 { font-size: 13px; font-weight: 600; color: var(--dim); margin-bottom: 6px; }
.topics ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 6px; }
.control { display: grid; grid-template-columns: 22px 1fr; gap: 0 8px; width: 100%; text-align: left; font: inherit; color: inherit; cursor: pointer; border: 1px solid var(--line); border-left-width: 5px; border-radius: 6px; padding: 6px 10px; background: var(--none-soft); }
.control .mark { grid-row: span 2; font-weight: 700; text-align: center; }
.control small { color: var(--dim); }
.control[aria-pressed="true"] { box-shadow: 0 0 0 3px var(--link); }
.swatch { width: 22px; height: 18px; border: 1px solid var(--line); border-left-width: 5px; border-radius: 4px; background: var(--none-soft); }
.picture { margin: 0 0 14px; padding: 8px 0; }
.picture svg { display: block; max-width: none; }
.picture .row { font: 600 13px system-ui, sans-serif; fill: var(--ink); }
.cell rect { fill: var(--none-soft); stroke: var(--dim); }
.cell.people rect { stroke-dasharray: 3 3; }
.cell .mark { font: 700 15px system-ui, sans-serif; fill: var(--dim); } .cell .id { font: 11px system-ui, sans-serif; fill: var(--ink); }
.cell.failed rect { fill: var(--bad-soft); stroke: var(--bad); } .cell.failed .mark { fill: var(--bad); }
.cell.passed rect { fill: var(--good-soft); stroke: var(--good); } .cell.passed .mark { fill: var(--good); }
.cell.unknown rect { fill: var(--warn-soft); stroke: var(--warn); } .cell.unknown .mark { fill: var(--warn); }
.cell.waived rect { fill: var(--waived-soft); stroke: var(--waived); } .cell.waived .mark { fill: var(--waived); }
.failed { background: var(--bad-soft); border-left-color: var(--bad); } .failed .mark { color: var(--bad); }
.passed { background: var(--good-soft); border-left-color: var(--good); } .passed .mark { color: var(--good); }
.unknown { background: var(--warn-soft); border-left-color: var(--warn); } .unknown .mark { color: var(--warn); }
.waived { background: var(--waived-soft); border-left-color: var(--waived); } .waived .mark { color: var(--waived); }
.people { border-style: dashed; border-left-style: solid; }
.filters { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); padding: 10px 0; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: center; }
.filters fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 14px; }
.filters legend { float: left; margin-right: 10px; color: var(--dim); }
.filters label { display: inline-flex; gap: 5px; align-items: center; min-height: 28px; }
.filters input[type="search"] { font: inherit; padding: 6px 10px; border: 1px solid var(--dim); border-radius: 6px; background: var(--paper); color: inherit; min-width: 220px; flex: 1; }
.filters button, .clear { font: inherit; padding: 5px 12px; border: 1px solid var(--dim); border-radius: 6px; background: var(--soft); color: inherit; cursor: pointer; }
.finding { border: 1px solid var(--line); border-radius: 8px; margin: 10px 0; }
.finding > summary { padding: 10px 14px; cursor: pointer; list-style: none; display: grid; grid-template-columns: 84px 1fr auto; gap: 4px 12px; align-items: baseline; }
.finding > summary::-webkit-details-marker { display: none; }
.finding > summary::after { content: "▸"; grid-column: 3; grid-row: 1; color: var(--dim); }
.finding[open] > summary::after { content: "▾"; }
.finding > summary .about { grid-column: 2; }
.finding .body { padding: 0 14px 12px; border-top: 1px solid var(--line); }
.severity { font-weight: 700; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); } .low { color: var(--low); }
.severity.critical::before { content: "◆ "; } .severity.high::before { content: "▲ "; } .severity.medium::before { content: "● "; } .severity.low::before { content: "○ "; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 7px 12px; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 600; white-space: nowrap; background: var(--soft); }
tr:last-child td { border-bottom: 0; }
td.number { font-variant-numeric: tabular-nums; text-align: right; }
.way { list-style: none; display: flex; flex-wrap: wrap; gap: 4px; padding: 0; margin: 2px 0 0; align-items: center; }
.way li { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: 1px 8px; }
.way li + li::before { content: "→"; margin: 0 8px 0 -26px; color: var(--dim); }
.way li + li { margin-left: 22px; }
.graph { margin: 0 0 18px; }
.graph figcaption { font-weight: 600; margin-bottom: 6px; }
.graph figcaption .dim { font-weight: 400; }
.graph svg { display: block; max-width: none; }
.graph .heading { font: 600 13px system-ui, sans-serif; fill: var(--dim); }
.node rect { fill: var(--soft); stroke: var(--dim); }
.node text { font: 13px system-ui, sans-serif; fill: var(--ink); }
.node .type { font-size: 11px; fill: var(--dim); }
.node .count { fill: var(--bad); font-weight: 700; }
.node.bad rect { stroke: var(--bad); stroke-width: 2; }
.edge { fill: none; stroke: var(--dim); stroke-opacity: .45; }
.graph.picked .edge, .graph.picked .node { opacity: .15; }
.graph.picked .on { opacity: 1; stroke-opacity: 1; }
.graph.picked .edge.on { stroke: var(--link); stroke-width: 2; }
.note { background: var(--soft); border-left: 4px solid var(--dim); padding: 8px 14px; margin: 10px 0; }
footer { margin-top: 48px; padding-bottom: 40px; color: var(--dim); border-top: 2px solid var(--line); padding-top: 14px; }
@media (max-width: 640px) {
    .finding > summary { grid-template-columns: 1fr auto; }
    .finding > summary .severity { grid-column: 1; } .finding > summary::after { grid-column: 2; }
    .finding > summary h3, .finding > summary .about { grid-column: 1 / -1; }
    .filters { position: static; }
    .filters input[type="search"] { min-width: 0; width: 100%; }
    th, td { padding: 6px 8px; }
}
@media print {
    :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #f4f5f7; }
    body { font-size: 11px; }
    main, header, footer { max-width: none; padding: 0; }
    nav, .filters, .skip, .graph details > summary { display: none; }
    .finding, .topics > section, tr, .graph { break-inside: avoid; }
    h2 { break-after: avoid; }
    .scroll { overflow: visible; border: 0; }
    .graph svg { width: 100%; height: auto; }
    pre { white-space: pre-wrap; }
    a { color: inherit; }
}
`;
