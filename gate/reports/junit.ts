import { create } from "xmlbuilder2";

import type { PolicyResult } from "../evaluate";
import type { Counts, PolicyCatalog, RunError, StackResult } from "../results";
import { isDoubt, isOpen, placeOf, policyNameOf, sentenceOf, stackNameOf } from "./findings";
import type { Report, ReportOptions } from "./report";

/** A check: one policy on one resource, with all that it says of it. */
interface Check {
    readonly first: PolicyResult;
    readonly results: readonly PolicyResult[];
}

/**
 * JUnit's XML: a suite a stack, a case a check. What blocks is a failure; advisory findings, unknowns and waived ones
 * are skipped with their reason, since a build is not to break by them. The form is the strictest in use, Ant's.
 */
export function junitReport({ catalog, version }: ReportOptions): Report {
    let suites = 0;
    const opening = (): string => (suites++ === 0 ? '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n' : "");
    return {
        stack: (result, counts) => opening() + suiteOf(suites - 1, result, counts, catalog, version),
        end: ({ errors, time }) =>
            opening() + (errors.length > 0 ? errorSuite(suites - 1, errors, time) : "") + "</testsuites>\n",
    };
}

function suiteOf(id: number, stack: StackResult, counts: Counts, catalog: PolicyCatalog, version: string): string {
    const checks = group(stack.results);
    const blocking = checks.filter(({ results }) => results.some(({ effect }) => effect === "block"));
    const suite = start(id, stackNameOf(stack), stack.time, {
        tests: checks.length,
        failures: blocking.length,
        errors: 0,
        skipped: checks.filter((check) => skipReason(check) !== undefined).length,
    });
    const properties = suite.ele("properties");
    for (const [name, value] of Object.entries({
        "annex42.version": version,
        source: stack.source,
        basis: stack.basis,
        resources: String(counts.resources),
        notSeen: String(counts.notSeen),
    })) {
        properties.ele("property", { name, value });
    }
    for (const check of checks) {
        const { first, results } = check;
        const testCase = suite.ele("testcase", {
            name: text(first.urn),
            classname: policyNameOf(first),
            time: "0",
        });
        const skipped = skipReason(check);
        if (skipped !== undefined) testCase.ele("skipped", { message: text(skipped) });
        const failing = results.filter(({ effect }) => effect === "block");
        if (failing.length === 0) continue;
        const info = catalog.get(first);
        testCase
            .ele("failure", { message: text(failing.map(sentenceOf).join(" ")), type: first.severity })
            .txt(
                text(
                    [
                        ...failing.map((result) => `${placeText(result, stack)}: ${sentenceOf(result)}`),
                        info?.why,
                        info?.fix,
                        info?.reference,
                    ]
                        .filter((line) => line !== undefined)
                        .join("\n"),
                ),
            );
    }
    return finish(suite);
}

function errorSuite(id: number, errors: readonly RunError[], time: string): string {
    const suite = start(id, "errors", time, { tests: errors.length, failures: 0, errors: errors.length, skipped: 0 });
    suite.ele("properties");
    errors.forEach(({ message, file, line }, index) => {
        const place = [file, line].filter((part) => part !== undefined).join(":");
        suite
            .ele("testcase", { name: text(place || `error ${index + 1}`), classname: "annex42", time: "0" })
            .ele("error", { message: text(message), type: "error" });
    });
    return finish(suite);
}

type Element = ReturnType<ReturnType<typeof create>["ele"]>;

function start(id: number, name: string, time: string | undefined, counts: Readonly<Record<string, number>>): Element {
    return create({ invalidCharReplacement: "\uFFFD" }).ele("testsuite", {
        id: String(id),
        package: "annex42",
        name: text(name),
        // Without a zone, as the schema has it.
        timestamp: (time ?? "1970-01-01T00:00:00").slice(0, 19),
        hostname: "localhost",
        time: "0",
        ...Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)])),
    });
}

function finish(suite: Element): string {
    suite.ele("system-out");
    suite.ele("system-err");
    return `${suite.toString({ prettyPrint: true, headless: true })}\n`;
}

function group(results: readonly PolicyResult[]): readonly Check[] {
    const checks = new Map<string, PolicyResult[]>();
    for (const result of results) {
        const key = `${result.pack} ${result.policy} ${result.urn}`;
        const check = checks.get(key);
        if (check) check.push(result);
        else checks.set(key, [result]);
    }
    return [...checks.values()].flatMap((list) => (list[0] ? [{ first: list[0], results: list }] : []));
}

function skipReason({ results }: Check): string | undefined {
    if (results.some(({ effect }) => effect === "block")) return undefined;
    const waived = results.find(({ waiver }) => waiver);
    if (waived?.waiver) {
        const { owner, expires, reason } = waived.waiver;
        return `Waived by ${owner} until ${expires}: ${reason}`;
    }
    const advisory = results.filter(isOpen);
    if (advisory.length > 0) return `Advisory: ${advisory.map(sentenceOf).join(" ")}`;
    const doubts = results.filter((result) => isDoubt(result) || result.verdict === "unknown");
    return doubts.length > 0 ? `Not verified: ${doubts.map(sentenceOf).join(" ")}` : undefined;
}

function placeText(result: PolicyResult, stack: StackResult): string {
    const { file, line } = placeOf(result, stack);
    return `${file}:${line}`;
}

/** XML has no place for control characters, escaped or not. */
function text(value: string): string {
    return value.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "\uFFFD");
}
