import { startReport } from "../../../gate/reports";
import type { Format, RunEnd } from "../../../gate/reports";
import { addCounts, countChecks, noCounts, PolicyCatalog } from "../../../gate/results";
import type { PolicyInfo, StackResult } from "../../../gate/results";
import { endOf, infoOf, resultOf, stackOf } from "../support";

/** A report of a whole run in one text. */
export function render(
    format: Format,
    stacks: readonly StackResult[],
    end: Partial<RunEnd> = {},
    infos: readonly PolicyInfo[] = [infoOf({})],
): string {
    const catalog = new PolicyCatalog();
    infos.forEach((info) => catalog.add(info));
    const report = startReport(format, { catalog, version: "1.2.3", color: false, width: 100 });
    const counts = stacks.map(countChecks);
    const text = stacks.map((stack, index) => textOf(report.stack(stack, counts[index] ?? noCounts))).join("");
    return text + report.end(endOf({ stacks: stacks.length, counts: counts.reduce(addCounts, noCounts), ...end }));
}

/** The text of a stack, whether it comes in one piece or in several. */
export function textOf(content: string | Iterable<string>): string {
    return typeof content === "string" ? content : [...content].join("");
}

/** What a report has to cope with in one run: everything that a result can be, and names that are markup elsewhere. */
export const failing = resultOf({
    verdict: "fail",
    effect: "block",
    message: '"one" is not safe.',
    path: "safe",
    source: { file: "stacks/index.ts", line: 14, column: 7 },
});

export const waived = resultOf({
    verdict: "fail",
    urn: "urn:pulumi:dev::shop::acme:index:Thing::waived",
    message: '"waived" is not safe.',
    waiver: { reason: "It is a demo.", owner: "kim@example.com", expires: "2027-01-31" },
});

export const unknown = resultOf({
    verdict: "unknown",
    effect: "warn",
    urn: "urn:pulumi:dev::shop::acme:index:Thing::two",
    message: '"two" could not be checked: safe is not known yet.',
});

export const odd = resultOf({
    verdict: "fail",
    effect: "warn",
    severity: "low",
    urn: "urn:pulumi:dev::shop::acme:index:Thing::</script><b>&\"'|`\u0001=1+1",
    message: '"</script><b>&|`\u0001" is odd.',
});

export const mixed = stackOf({
    time: "2026-02-03T04:05:06.000Z",
    results: [failing, waived, unknown, odd, resultOf({ urn: "urn:pulumi:dev::shop::acme:index:Thing::fine" })],
    notSeen: [{ urn: "urn:pulumi:dev::shop::awsx:ec2:Vpc::vpc", reason: "it is made by a plugin" }],
});

const waiver = {
    policy: "thing-is-safe",
    resource: "*::old",
    reason: "r",
    owner: "kim",
    expires: "2020-01-31",
    file: "annex42.waivers.yaml",
    line: 7,
};

export const afterwards: Partial<RunEnd> = {
    exitCode: 2,
    errors: [{ message: "The file is empty.", file: "exports/a b.json", line: 3, column: 4 }, { message: "m" }],
    waivers: { used: [], expired: [waiver], unused: [{ ...waiver, expires: "2030-01-31", line: 12 }] },
    gone: 2,
};
