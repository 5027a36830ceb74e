import assert from "node:assert/strict";

import { renderTerminal } from "../../scripts/render-terminal";

function textsOf(svg: string): readonly string[] {
    return svg.match(/<text .*?<\/text>/g) ?? [];
}

describe("renderTerminal", () => {
    it("keeps text in its place, with its style", () => {
        const svg = renderTerminal("one\n  \u001B[31m\u001B[1mtwo\u001B[22m\u001B[39m <3", "a run");
        assert.deepEqual(textsOf(svg), [
            '<text x="20" y="67" textLength="23.4">one</text>',
            '<text x="35.6" y="85" textLength="23.4" fill="#ff7b72" font-weight="bold">two</text>',
            '<text x="66.8" y="85" textLength="15.6">&lt;3</text>',
        ]);
    });

    it("carries a style on to the next line", () => {
        const svg = renderTerminal("\u001B[2mone\ntwo\u001B[0m three", "a run");
        assert.deepEqual(
            textsOf(svg).map((text) => text.includes("opacity")),
            [true, true, false],
        );
    });

    it("draws a background", () => {
        assert.match(renderTerminal("\u001B[41mx\u001B[49m", "a run"), /<rect x="20" y="54" width="7.8" height="18"/);
    });
});
