import type { Control } from "../../../policy-pack/standards/controls";
import { controls } from "../../../policy-pack/standards/controls";
import type { PolicyResult } from "../../evaluate";
import type { PolicyCatalog } from "../../results";
import { isDoubt, isOpen } from "../findings";

/** What the run says of a control. */
export type ControlState = "failed" | "waived" | "unknown" | "passed" | "nothing" | "people";

/** States as people read them. */
export const stateNames: Readonly<Record<ControlState, string>> = {
    failed: "open findings",
    waived: "waived",
    unknown: "not all verified",
    passed: "all checks passed",
    nothing: "nothing checked",
    people: "people's work",
};

export interface ControlCounts {
    passed: number;
    failed: number;
    waived: number;
    unknown: number;
}

/** Counts checks by the controls that their policies support. */
export class ControlTally {
    private readonly counts = new Map<string, ControlCounts>(
        controls.map(({ id }) => [id, { passed: 0, failed: 0, waived: 0, unknown: 0 }]),
    );

    add(result: PolicyResult, catalog: PolicyCatalog): void {
        const key = isOpen(result)
            ? "failed"
            : result.waiver
              ? "waived"
              : isDoubt(result) || result.verdict === "unknown"
                ? "unknown"
                : "passed";
        for (const control of catalog.get(result)?.supports ?? []) {
            const counts = this.counts.get(control);
            if (counts) counts[key]++;
        }
    }

    of({ id }: Control): ControlCounts {
        return this.counts.get(id) ?? { passed: 0, failed: 0, waived: 0, unknown: 0 };
    }

    stateOf(control: Control): ControlState {
        const { passed, failed, waived, unknown } = this.of(control);
        if (failed > 0) return "failed";
        if (waived > 0) return "waived";
        if (unknown > 0) return "unknown";
        if (passed > 0) return "passed";
        return control.disposition === "organizational" ? "people" : "nothing";
    }
}
