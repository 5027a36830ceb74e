import { stackKey } from "./facts/links";
import type { PolicyResult } from "./evaluate";
import type { StackResult } from "./results";

/** How a check stands: to be dealt with, not verified, or right (or accepted). */
export type Standing = "open" | "unknown" | "right";

/** What became of a check since an earlier review. */
export type ChangeKind = "new" | "worse" | "better" | "gone";

/** A check that stands otherwise than before. */
export interface Change {
    readonly kind: ChangeKind;
    readonly stack: string;
    readonly policy: string;
    readonly urn: string;
    /** Absent for what was not there. */
    readonly before?: Standing;
    /** Absent for what is no more. */
    readonly now?: Standing;
}

/** The changes of a run, by kind; within one in the order of the run. */
export interface Changes {
    /** What the run is compared with, as the user named it. */
    readonly since: string;
    readonly list: readonly Change[];
}

const ranks: Readonly<Record<Standing, number>> = { right: 0, unknown: 1, open: 2 };

type Told = Pick<PolicyResult, "verdict" | "policy" | "pack" | "urn"> & { readonly waiver?: unknown };

interface Check {
    readonly stack: string;
    readonly policy: string;
    readonly urn: string;
    standing: Standing;
}

/** How the checks of a review stand, by stack, policy and resource. */
export class Standings {
    private readonly checks = new Map<string, Check>();

    /** Adds what is said of one stack; of several remarks of one check the worst counts. */
    add(stack: string, results: readonly Told[]): void {
        for (const { pack, policy, urn, verdict, waiver } of results) {
            const standing: Standing = waiver || verdict === "pass" ? "right" : verdict === "fail" ? "open" : "unknown";
            const key = [stack, pack, policy, urn].join("\n");
            const known = this.checks.get(key);
            if (!known) this.checks.set(key, { stack, policy, urn, standing });
            else if (ranks[standing] > ranks[known.standing]) known.standing = standing;
        }
    }

    addStack(result: StackResult): void {
        this.add(stackKey(result), result.results);
    }

    /** What is otherwise in `now`: checks that are new and right are not worth a word, nor those that were right and are gone. */
    changesTo(now: Standings, since: string): Changes {
        const list: Change[] = [];
        for (const [key, { stack, policy, urn, standing }] of now.checks) {
            const before = this.checks.get(key)?.standing;
            const common = { stack, policy, urn, now: standing };
            if (before === undefined) {
                if (standing === "open") list.push({ kind: "new", ...common });
            } else if (before !== standing) {
                list.push({ kind: ranks[standing] > ranks[before] ? "worse" : "better", ...common, before });
            }
        }
        for (const [key, { stack, policy, urn, standing }] of this.checks) {
            if (standing === "open" && !now.checks.has(key))
                list.push({ kind: "gone", stack, policy, urn, before: standing });
        }
        const order: readonly ChangeKind[] = ["new", "worse", "better", "gone"];
        list.sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
        return { since, list };
    }
}

/** "2 new, 1 worse, 3 better, 1 gone". */
export function countChanges({ list }: Changes): string {
    const kinds: readonly ChangeKind[] = ["new", "worse", "better", "gone"];
    const parts = kinds.flatMap((kind) => {
        const count = list.filter((change) => change.kind === kind).length;
        return count > 0 ? [`${count} ${kind}`] : [];
    });
    return parts.length > 0 ? parts.join(", ") : "nothing changed";
}
