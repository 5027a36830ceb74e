import type { Answered } from "../engine";
import type { PolicyResult } from "../evaluate";
import type { Counts, PolicyInfo, RunError, StackResult } from "../results";
import type { Waiver } from "../waivers";
import type { Report, ReportOptions, RunEnd } from "./report";
import type { JsonReport } from "./results-schema";

type JsonStack = JsonReport["stacks"][number];

/** Results that are written at once. */
const chunkSize = 10_000;

/** The results for machines; docs/results.schema.json says what is in it. */
export function jsonReport({ catalog, version }: ReportOptions): Report {
    let before = '{\n"version": 1,\n"stacks": [\n';
    return {
        *stack(result, counts) {
            const { results: _, ...rest } = stackOf(result, counts);
            // The results of a large stack are longer than a text can be.
            yield `${before}${JSON.stringify(rest).slice(0, -1)},"results":[`;
            before = ",\n";
            for (let index = 0; index < result.results.length; index += chunkSize) {
                const chunk = result.results
                    .slice(index, index + chunkSize)
                    .map((one) => JSON.stringify(resultOf(one)));
                yield (index === 0 ? "" : ",") + chunk.join();
            }
            yield "]}";
        },
        end(run) {
            const rest = endOf(run, catalog.all(), version);
            const members = Object.entries(rest).map(
                ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
            );
            return `${before === ",\n" ? "" : before}\n],\n${members.join(",\n")}\n}\n`;
        },
    };
}

function stackOf(stack: StackResult, counts: Counts): JsonStack {
    return {
        source: stack.source,
        project: stack.project ?? null,
        stack: stack.stack ?? null,
        basis: stack.basis,
        deepFailure: stack.deepFailure ?? null,
        summary: counts,
        results: [],
        notSeen: stack.notSeen.map(({ urn, reason }) => ({ urn, reason })),
        answers: stack.answers.map(({ kind, name, origin }: Answered) => ({ kind, name, origin })),
    };
}

function resultOf(result: PolicyResult): JsonStack["results"][number] {
    const {
        pack,
        policy,
        urn,
        verdict,
        message,
        path,
        severity,
        enforcementLevel,
        effect,
        madeUp,
        source,
        waiver,
        known,
    } = result;
    return {
        policy,
        urn,
        verdict,
        message: message ?? null,
        path: path ?? null,
        severity,
        enforcementLevel,
        effect,
        pack,
        madeUp: [...madeUp],
        location: source ?? null,
        ...(waiver && { waiver: { reason: waiver.reason, owner: waiver.owner, expires: waiver.expires } }),
        ...(known && { known }),
    };
}

function endOf(
    { stacks, counts, errors, exitCode, waivers, gone, links, changes }: RunEnd,
    policies: readonly PolicyInfo[],
    version: string,
): Omit<JsonReport, "version" | "stacks"> {
    return {
        policies: policies.map(policyOf),
        errors: errors.map(errorOf),
        waivers: {
            used: waivers.used.map(waiverOf),
            expired: waivers.expired.map(waiverOf),
            unused: waivers.unused.map(waiverOf),
        },
        links: links.map((link) => ({ ...link })),
        ...(changes && { changes: { since: changes.since, list: changes.list.map((change) => ({ ...change })) } }),
        summary: { stacks, ...counts, gone, exitCode },
        tool: { name: "annex42", version },
    };
}

function policyOf(info: PolicyInfo): JsonReport["policies"][number] {
    const { pack, id, title, severity, enforcementLevel, supports, equivalents, why, fix, reference } = info;
    return {
        pack,
        id,
        title,
        severity,
        enforcementLevel,
        supports: [...supports],
        equivalents: [...equivalents],
        why: why ?? null,
        fix: fix ?? null,
        reference: reference ?? null,
    };
}

function waiverOf({
    policy,
    resource,
    reason,
    owner,
    expires,
    file,
    line,
}: Waiver): JsonReport["waivers"]["used"][number] {
    return { policy, resource, reason, owner, expires, file, line };
}

function errorOf({ message, file, line, column }: RunError): JsonReport["errors"][number] {
    return {
        message,
        file: file ?? null,
        ...(line !== undefined && { line }),
        ...(column !== undefined && { column }),
    };
}
