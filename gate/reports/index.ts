import type { Report, ReportOptions } from "./report";

export type { Report, ReportOptions, RunEnd } from "./report";

/* eslint-disable @typescript-eslint/no-require-imports -- each format loads what it needs when it is asked for */
/** Every format by its name on the command line. */
const formats = {
    text: (options) => (require("./terminal") as typeof import("./terminal")).terminalReport(options),
    json: (options) => (require("./json") as typeof import("./json")).jsonReport(options),
    sarif: (options) => (require("./sarif") as typeof import("./sarif")).sarifReport(options),
    junit: (options) => (require("./junit") as typeof import("./junit")).junitReport(options),
    gitlab: () => (require("./gitlab") as typeof import("./gitlab")).gitlabReport(),
    markdown: (options) => (require("./markdown") as typeof import("./markdown")).markdownReport(options),
    csv: (options) => (require("./csv") as typeof import("./csv")).csvReport(options),
} as const satisfies Record<string, (options: ReportOptions) => Report>;
/* eslint-enable @typescript-eslint/no-require-imports */

export type Format = keyof typeof formats;

/** The names of all formats. */
export const formatNames = Object.keys(formats) as readonly Format[];

/** Begins a report. */
export function startReport(format: Format, options: ReportOptions): Report {
    return formats[format](options);
}
