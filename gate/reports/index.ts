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
    html: (options) => (require("./html") as typeof import("./html")).htmlReport(options),
    "oscal-catalog": (options) =>
        (require("./oscal/catalog") as typeof import("./oscal/catalog")).catalogReport(options),
    "oscal-component-definition": (options) =>
        (
            require("./oscal/component-definition") as typeof import("./oscal/component-definition")
        ).componentDefinitionReport(options),
    "oscal-mapping-collection": (options) =>
        (require("./oscal/mapping-collection") as typeof import("./oscal/mapping-collection")).mappingCollectionReport(
            options,
        ),
    "oscal-assessment-results": (options) =>
        (require("./oscal/assessment-results") as typeof import("./oscal/assessment-results")).assessmentResultsReport(
            options,
        ),
    "oscal-poam": (options) => (require("./oscal/poam") as typeof import("./oscal/poam")).poamReport(options),
} as const satisfies Record<string, (options: ReportOptions) => Report>;
/* eslint-enable @typescript-eslint/no-require-imports */

export type Format = keyof typeof formats;

/** The names of all formats. */
export const formatNames = Object.keys(formats) as readonly Format[];

/** Begins a report. */
export function startReport(format: Format, options: ReportOptions): Report {
    return formats[format](options);
}
