import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { factsOf } from "../../../gate/facts";
import { html } from "../../../gate/reports/html/markup";
import { Browser, findChromium } from "../../support/browser";
import { resource, role } from "../facts/support";
import { skip } from "../schemas";
import { infoOf, resultOf, stackOf } from "../support";
import { afterwards, failing, mixed, odd, render } from "./formats";

const endpoint = resource("endpoint", "aws:sagemaker/endpoint:Endpoint", {
    arn: "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/endpoint",
    tags: { "ai-system-id": "scoring", owner: "kim", "risk-tier": "high" },
});
const grant = resource("grant", "aws:iam/rolePolicy:RolePolicy", {
    role: "caller",
    policy: '{"Statement":[{"Action":"sagemaker:InvokeEndpoint","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/endpoint"}]}',
});
const caller = role("caller", { AWS: "arn:aws:iam::999999999999:root" });
const policyOfCaller = { ...grant, propertyDependencies: { role: [caller.urn] } };

const withFacts = {
    ...mixed,
    results: [
        ...mixed.results,
        resultOf({ ...failing, policy: "logs", severity: "medium", effect: "warn", urn: endpoint.urn }),
    ],
    facts: () => factsOf([endpoint, policyOfCaller, caller]),
};
const infos = [
    infoOf({}),
    infoOf({ id: "logs", title: "Endpoints log", supports: ["A.6.2.8"], severity: "medium", fix: "Add a log group." }),
];

function page(): string {
    return render(
        "html",
        [withFacts, stackOf({ stack: "test" })],
        {
            ...afterwards,
            links: [
                {
                    kind: "is trusted by",
                    fromStack: "shop/dev",
                    from: caller.urn,
                    property: "assumeRolePolicy",
                    toStack: "shop/b",
                    to: endpoint.urn,
                },
            ],
        },
        infos,
    );
}

describe("html", () => {
    it("escapes what is put in, and leaves markup as it is", () => {
        assert.equal(
            html`<b title="${'"x"'}">${"<i>&'"}${html`<u>${1}</u>`}${[html`a`, "<"]}${undefined}${false}</b>`.text,
            '<b title="&quot;x&quot;">&lt;i&gt;&amp;&#39;<u>1</u>a&lt;</b>',
        );
    });
});

describe("htmlReport", () => {
    it("loads nothing", () => {
        const text = page();
        assert.doesNotMatch(text, /<(?:script|img|iframe|link)[^>]+(?:src|href)=/);
        assert.doesNotMatch(text, /url\(|@import/);
        assert.match(text, /Content-Security-Policy/);
    });

    it("takes names for text, wherever they come from", () => {
        const text = render("html", [stackOf({ results: [odd], notSeen: [{ urn: odd.urn, reason: "<script>" }] })]);
        assert.equal(text.match(/<script>/g)?.length, 1);
        assert.ok(!text.includes("<b>&\"'"));
        assert.ok(!text.includes("\u0001"));
    });

    it("has no secret of a stack: values of properties are not in it", () => {
        const secret = {
            ...endpoint,
            outputs: { ...endpoint.outputs, password: "hunter2", environment: { KEY: "hunter2" } },
        };
        assert.ok(!render("html", [{ ...mixed, facts: () => factsOf([secret, caller]) }]).includes("hunter2"));
    });

    describe("in a browser", function () {
        let browser: Browser | undefined;
        let folder = "";
        let url = "";
        before(function () {
            const command = findChromium();
            if (command === undefined) return skip(this, "there is no Chromium");
            folder = mkdtempSync(join(tmpdir(), "annex42-"));
            writeFileSync(join(folder, "report.html"), page());
            url = pathToFileURL(join(folder, "report.html")).href;
            browser = new Browser(command);
        });
        after(async () => {
            await browser?.close();
            if (folder !== "") rmSync(folder, { recursive: true });
        });

        const run = (expression: string): Promise<unknown> => (browser as Browser).run(expression);
        const open = (options?: Parameters<Browser["open"]>[1]): Promise<readonly string[]> =>
            (browser as Browser).open(url, options);
        const shown =
            "[...document.querySelectorAll('.finding')].filter((one) => !one.hidden).map((one) => one.querySelector('code').textContent).join()";
        const type = (text: string): string =>
            `{ const box = document.getElementById("search"); box.value = ${JSON.stringify(text)}; box.dispatchEvent(new Event("input")); }`;

        for (const [name, options] of Object.entries({
            "a desk": { width: 1280 },
            "a desk in the dark": { width: 1280, dark: true },
            "a phone": { width: 360 },
            "a phone in the dark": { width: 360, dark: true },
        })) {
            it(`complains of nothing, and fits the width of ${name}`, async () => {
                assert.deepEqual(await open(options), []);
                assert.equal(await run("document.documentElement.scrollWidth <= innerWidth"), true);
            });
        }

        it("is legible: text has contrast of 4.5 to 1 against what is behind it, in light and dark", async () => {
            for (const dark of [false, true]) {
                await open({ dark });
                assert.deepEqual(await run(lowContrast), [], dark ? "dark" : "light");
            }
        });

        it("filters by severity, by what blocks, by words and by control", async () => {
            await open();
            assert.equal(await run(shown), "thing-is-safe,logs,thing-is-safe");
            await run("document.querySelector('input[data-severity=medium]').click()");
            assert.equal(await run(shown), "thing-is-safe,thing-is-safe");
            await run("document.getElementById('clear').click()");
            await run("document.getElementById('blocking').click()");
            assert.equal(await run(shown), "thing-is-safe");
            await run("document.getElementById('clear').click()");
            await run(type("LOG group"));
            assert.equal(await run(shown), "logs");
            assert.equal(await run("document.getElementById('shown').textContent"), "1 of 3 shown");
            await run(type("no such thing"));
            assert.equal(await run(shown), "");
            await run("document.getElementById('clear').click()");
            await run("document.querySelector('[data-control=\"A.6.2.8\"]').click()");
            assert.equal(await run(shown), "logs");
            assert.equal(await run("document.querySelector('[aria-pressed=true]').dataset.control"), "A.6.2.8");
        });

        it("shows in the picture what a resource is tied to, for the mouse and for the keyboard", async () => {
            await open();
            await run("document.querySelector('.node[aria-label^=grant]').focus()");
            assert.equal(
                await run(
                    "[...document.querySelectorAll('.node.on text:first-of-type')].map((one) => one.textContent).sort().join()",
                ),
                "caller,endpoint,grant",
            );
            await run("document.activeElement.blur()");
            assert.equal(await run("document.querySelectorAll('.picked').length"), 0);
        });

        it("can be walked through with the keyboard, from a link past all of it", async () => {
            await open();
            await (browser as Browser).send("Input.dispatchKeyEvent", {
                type: "keyDown",
                key: "Tab",
                code: "Tab",
                windowsVirtualKeyCode: 9,
            });
            assert.equal(await run("document.activeElement.textContent"), "Skip to the findings");
        });

        it("has a name for everything that can be operated, and one order of headings", async () => {
            await open();
            assert.deepEqual(
                await run(
                    "[...document.querySelectorAll('button, input, a, [tabindex]')].filter((one) => !(one.getAttribute('aria-label') || one.textContent.trim() || one.labels?.[0]?.textContent.trim())).map((one) => one.outerHTML)",
                ),
                [],
            );
            assert.deepEqual(
                await run(
                    "[...document.querySelectorAll('h1, h2, h3')].map((one) => +one.tagName[1]).filter((level, index, all) => level > (all[index - 1] ?? 0) + 1)",
                ),
                [],
            );
            assert.equal(
                await run("new Set([...document.querySelectorAll('[id]')].map((one) => one.id)).size"),
                await run("document.querySelectorAll('[id]').length"),
            );
        });

        it("prints all of it: what is folded is opened for the printer", async () => {
            await open();
            await run("dispatchEvent(new Event('beforeprint'))");
            assert.equal(await run("document.querySelectorAll('details:not([open])').length"), 0);
            await run("dispatchEvent(new Event('afterprint'))");
            assert.notEqual(await run("document.querySelectorAll('details:not([open])').length"), 0);
            const { data } = await (browser as Browser).send("Page.printToPDF", {});
            assert.ok(String(data).length > 10_000);
        });

        it("shows systems, ways in and what stacks have in common", async () => {
            await open();
            assert.match(String(await run("document.getElementById('systems').textContent")), /scoring[^]*kim[^]*high/);
            assert.match(
                String(await run("document.getElementById('exposure').textContent")).replace(/\s+/g, " "),
                /another account .*caller can be assumed by 999999999999/,
            );
            assert.match(
                String(await run("document.getElementById('stacks').textContent")).replace(/\s+/g, " "),
                /endpoint Endpoint, shop\/b is trusted by caller Role, shop\/dev, assumeRolePolicy/,
            );
        });
    });
});

/** Texts whose colour is too near to the one behind them, worked out in the page by the formula of WCAG 2. */
const lowContrast = `(() => {
    const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
    const luminance = ([r, g, b]) => {
        const [x, y, z] = [r, g, b].map((c) => { c /= 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
        return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (one) => {
        for (let at = one; at; at = at.parentElement) {
            const color = parse(getComputedStyle(at).backgroundColor);
            if (color.length === 3 || color[3] > 0) return color;
        }
        return [255, 255, 255];
    };
    return [...document.querySelectorAll("body *:not(svg *)")]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()) && one.checkVisibility())
        .filter((one) => !["SCRIPT", "STYLE"].includes(one.tagName))
        .map((one) => {
            const [a, b] = [luminance(parse(getComputedStyle(one).color)), luminance(behind(one))].sort((x, y) => y - x);
            return [one.className + " " + one.textContent.trim().slice(0, 30), Math.round(((a + 0.05) / (b + 0.05)) * 100) / 100];
        })
        .filter(([, ratio]) => ratio < 4.5);
})()`;
