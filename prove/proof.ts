import { explain } from "./reasons";
import type { Reason } from "./reasons";
import type { Trial } from "./trial";

/** Of so many weakenings that do weaken, so many are caught. */
export interface Count {
    readonly caught: number;
    /** Without those that are equivalent. */
    readonly all: number;
    readonly equivalent: number;
}

/** Survivors that are alike. */
export interface Survivor {
    readonly type: string;
    readonly path: string;
    readonly how: string;
    /** Where, as `<stack> <name>`, in the order of the stacks. */
    readonly where: readonly string[];
    /** How many weakenings: one resource may have several that are alike, one for each element of a list. */
    readonly count: number;
    /** Why it is equivalent; absent where nobody says. */
    readonly reason?: string;
}

/** What survivors that are alike have in common. */
type SurvivorKey = Omit<Survivor, "where" | "count">;

/** What came of all weakenings. */
export interface Proof {
    readonly total: Count;
    readonly byStack: ReadonlyMap<string, Count>;
    readonly byComponent: ReadonlyMap<string, Count>;
    /** By control of Annex A: of the weakenings of properties of which some weakening fails a policy that supports it. */
    readonly byControl: ReadonlyMap<string, Count>;
    readonly survivors: readonly Survivor[];
    readonly idleReasons: readonly Reason[];
}

/**
 * Counts what came of all weakenings.
 *
 * @param supports the controls that a policy supports
 */
export function proofOf(
    trials: readonly Trial[],
    reasons: readonly Reason[],
    supports: (policy: string) => readonly string[],
): Proof {
    const { explained, idle } = explain(trials, reasons);
    const controls = controlsByProperty(trials, supports);
    const count = (keysOf: (trial: Trial) => Iterable<string>): Map<string, Count> => {
        const counts = new Map<string, Count>();
        for (const trial of trials) {
            for (const key of keysOf(trial)) {
                counts.set(key, plus(counts.get(key) ?? none, trial, explained.has(trial)));
            }
        }
        return new Map([...counts].sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true })));
    };
    return {
        total: trials.reduce((sum, trial) => plus(sum, trial, explained.has(trial)), none),
        byStack: count(({ stack }) => [stack]),
        byComponent: count(({ component }) => [component]),
        byControl: count((trial) => controls.get(propertyOf(trial)) ?? []),
        survivors: survivorsOf(trials, explained),
        idleReasons: idle,
    };
}

const none: Count = { caught: 0, all: 0, equivalent: 0 };

function plus({ caught, all, equivalent }: Count, { caughtBy }: Trial, isEquivalent: boolean): Count {
    if (isEquivalent) return { caught, all, equivalent: equivalent + 1 };
    return { caught: caught + (caughtBy.length > 0 ? 1 : 0), all: all + 1, equivalent };
}

function propertyOf({ type, path }: Trial): string {
    return `${type} ${path}`;
}

function controlsByProperty(
    trials: readonly Trial[],
    supports: (policy: string) => readonly string[],
): ReadonlyMap<string, ReadonlySet<string>> {
    const controls = new Map<string, Set<string>>();
    for (const trial of trials) {
        const key = propertyOf(trial);
        const found = controls.get(key) ?? new Set<string>();
        controls.set(key, found);
        for (const control of trial.caughtBy.flatMap(supports)) found.add(control);
    }
    return controls;
}

function survivorsOf(trials: readonly Trial[], explained: ReadonlyMap<Trial, string>): readonly Survivor[] {
    const groups = new Map<string, { survivor: SurvivorKey; where: Set<string>; count: number }>();
    for (const trial of trials) {
        if (trial.caughtBy.length > 0) continue;
        const { type, path, how, stack, name } = trial;
        const reason = explained.get(trial);
        const key = JSON.stringify([type, path, how, reason]);
        let group = groups.get(key);
        if (!group) {
            const survivor = { type, path, how, ...(reason !== undefined && { reason }) };
            groups.set(key, (group = { survivor, where: new Set(), count: 0 }));
        }
        group.count += 1;
        group.where.add(`${stack} ${name}`);
    }
    return [...groups.values()]
        .map(({ survivor, where, count }) => ({ ...survivor, where: [...where], count }))
        .sort((one, other) => keyOf(one).localeCompare(keyOf(other), "en"));
}

function keyOf({ type, path, how }: SurvivorKey): string {
    return `${type} ${path} ${how}`;
}

/** The share that is caught, in percent. */
export function percentOf({ caught, all }: Count): number {
    return all === 0 ? 100 : (caught / all) * 100;
}
