import { jsonReport } from "./json";
import type { Report, ReportOptions } from "./report";
import { terminalReport } from "./terminal";

export type { Report, ReportOptions, RunEnd } from "./report";

/** Every format by its name on the command line. */
const formats = { text: terminalReport, json: jsonReport } as const satisfies Record<
    string,
    (options: ReportOptions) => Report
>;

export type Format = keyof typeof formats;

/** The names of all formats. */
export const formatNames = Object.keys(formats) as readonly Format[];

/** Begins a report. */
export function startReport(format: Format, options: ReportOptions): Report {
    return formats[format](options);
}
