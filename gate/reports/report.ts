import type { Counts, ExitCode, PolicyCatalog, RunError, StackResult } from "../results";

/** What all formats are given to begin with. */
export interface ReportOptions {
    /** Grows while the run goes on; by the time a stack is reported, it has every policy of the stack's results. */
    readonly catalog: PolicyCatalog;
    /** Of annex42. */
    readonly version: string;
    /** For those who read it in a terminal. */
    readonly color: boolean;
    /** In characters. */
    readonly width: number;
}

/** How a run ended. */
export interface RunEnd {
    readonly stacks: number;
    readonly counts: Counts;
    readonly errors: readonly RunError[];
    readonly exitCode: ExitCode;
}

/**
 * One report in the making. It is given stacks one after another and keeps none of them, so that a run over thousands
 * takes no more memory than one.
 */
export interface Report {
    /** The text for one stack. */
    stack(result: StackResult, counts: Counts): string;
    /** The text that ends the report. */
    end(run: RunEnd): string;
}
