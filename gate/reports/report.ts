import type { Changes } from "../changes";
import type { StackLink } from "../facts/links";
import type { Counts, ExitCode, PolicyCatalog, RunError, StackResult } from "../results";
import type { WaiverUse } from "../waivers";

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
    /** The version of OSCAL to write; otherwise the one that most readers take. */
    readonly oscalVersion?: string;
}

/** How a run ended. */
export interface RunEnd {
    readonly stacks: number;
    readonly counts: Counts;
    readonly errors: readonly RunError[];
    readonly exitCode: ExitCode;
    readonly waivers: WaiverUse;
    /** What stacks of the run have in common. */
    readonly links: readonly StackLink[];
    /** What is otherwise than in an earlier review, where there is one to compare with. */
    readonly changes?: Changes;
    /** Violations of the baseline that are there no more. */
    readonly gone: number;
    /**
     * The time that the report speaks of, in ISO 8601: the newest of its inputs, so that the same run gives the same
     * bytes, or now where they tell none.
     */
    readonly time: string;
}

/**
 * One report in the making. It is given stacks one after another and keeps none of them, so that a run over thousands
 * takes no more memory than one.
 */
export interface Report {
    /** The text for one stack; in pieces where it may be longer than a text can be. */
    stack(result: StackResult, counts: Counts): string | Iterable<string>;
    /** The text that ends the report. */
    end(run: RunEnd): string;
}
