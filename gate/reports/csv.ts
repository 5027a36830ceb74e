import { stringify } from "csv-stringify/sync";

import { nameOf, typeOf } from "../engine/urn";
import type { PolicyResult } from "../evaluate";
import type { Report, ReportOptions } from "./report";

const columns = [
    "project",
    "stack",
    "policy",
    "verdict",
    "effect",
    "severity",
    "controls",
    "resource",
    "type",
    "message",
    "path",
    "file",
    "line",
    "waived_by",
    "waived_until",
    "waiver_reason",
    "urn",
    "pack",
] as const;

type Row = Readonly<Record<(typeof columns)[number], string>>;

/** Rows that are written at once. */
const chunkSize = 10_000;

/** Every result in a row, for spreadsheets and for tools that take controls by their id. */
export function csvReport({ catalog }: ReportOptions): Report {
    let isFirst = true;
    const write = (rows: readonly Row[]): string => {
        // What begins like a formula must not become one in a spreadsheet.
        const text = stringify(rows as object[], { columns: [...columns], header: isFirst, escape_formulas: true });
        isFirst = false;
        return text;
    };
    return {
        *stack({ project = "", stack = "", results }) {
            const rowOf = (result: PolicyResult): Row => ({
                project,
                stack,
                policy: result.policy,
                verdict: result.verdict,
                effect: result.effect,
                severity: result.severity,
                controls: (catalog.get(result)?.supports ?? []).join(" "),
                resource: nameOf(result.urn),
                type: typeOf(result.urn),
                message: result.message ?? "",
                path: result.path ?? "",
                file: result.source?.file ?? "",
                line: String(result.source?.line ?? ""),
                waived_by: result.waiver?.owner ?? "",
                waived_until: result.waiver?.expires ?? "",
                waiver_reason: result.waiver?.reason ?? "",
                urn: result.urn,
                pack: result.pack,
            });
            if (results.length === 0) yield write([]);
            for (let index = 0; index < results.length; index += chunkSize) {
                yield write(results.slice(index, index + chunkSize).map(rowOf));
            }
        },
        end: () => (isFirst ? write([]) : ""),
    };
}
