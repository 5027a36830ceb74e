import { z } from "zod";

import { likeGlob } from "../scripts/surface/ledger";
import type { Trial } from "./trial";

const reasonSchema = z.strictObject({
    /** Type tokens; `*` stands for any characters. All types if left out. */
    types: z.array(z.string()).min(1).optional(),
    /** Logical names of resources, likewise. */
    names: z.array(z.string()).min(1).optional(),
    /** Paths of properties, likewise. */
    paths: z.array(z.string()).min(1),
    /** What was done, likewise. */
    how: z.array(z.string()).min(1),
    reason: z.string().regex(/^\S.*\.$/s, "a reason is a sentence with its full stop"),
});

/** Why weakenings that no policy catches do not weaken anything. */
export type Reason = z.infer<typeof reasonSchema>;

/** @throws {z.ZodError} on what are no reasons */
export function parseReasons(content: unknown): readonly Reason[] {
    return z.array(reasonSchema).parse(content ?? []);
}

/** The trials with the reason of each survivor that has one, and the reasons that no survivor has. */
export function explain(
    trials: readonly Trial[],
    reasons: readonly Reason[],
): { readonly explained: ReadonlyMap<Trial, string>; readonly idle: readonly Reason[] } {
    const matchers = reasons.map((reason) => ({ reason, fits: matcherOf(reason), isUsed: false }));
    const explained = new Map<Trial, string>();
    for (const trial of trials) {
        if (trial.caughtBy.length > 0) continue;
        const found = matchers.find(({ fits }) => fits(trial));
        if (!found) continue;
        found.isUsed = true;
        explained.set(trial, found.reason.reason);
    }
    return { explained, idle: matchers.filter(({ isUsed }) => !isUsed).map(({ reason }) => reason) };
}

function matcherOf({ types, names, paths, how }: Reason): (trial: Trial) => boolean {
    const isOne = (patterns: readonly string[] = ["*"]): ((text: string) => boolean) => {
        const globs = patterns.map(likeGlob);
        return (text) => globs.some((glob) => glob.test(text));
    };
    const [isType, isName, isPath, isHow] = [isOne(types), isOne(names), isOne(paths), isOne(how)];
    return (trial) => isType(trial.type) && isPath(trial.path) && isHow(trial.how) && isName(trial.name);
}
