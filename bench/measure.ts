/** One comparison: how many times as long the first takes as the second, and how many times it should at most or least. */
export interface Comparison {
    readonly name: string;
    readonly ratio: number;
    readonly goal: number;
    /** Whether the goal is a bound from below. */
    readonly atLeast: boolean;
    /** Medians, in seconds. */
    readonly seconds: readonly [number, number];
}

/** Does the work once, and gives its time in seconds. */
export type Run = () => Promise<number>;

/** The time that some work takes, in seconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
    const start = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - start) / 1e9;
}

/**
 * Runs two things in turn, A B A B, so that what else the machine does falls on both, and compares their medians. The
 * first pair warms the disk's cache and does not count.
 */
export async function compare(
    name: string,
    { goal, atLeast = false, rounds }: { readonly goal: number; readonly atLeast?: boolean; readonly rounds: number },
    [one, other]: readonly [Run, Run],
): Promise<Comparison> {
    const times: [number[], number[]] = [[], []];
    await one();
    await other();
    for (let round = 0; round < rounds; round++) {
        times[0].push(await one());
        times[1].push(await other());
    }
    const seconds = [median(times[0]), median(times[1])] as const;
    return { name, ratio: seconds[0] / seconds[1], goal, atLeast, seconds };
}

/** Whether a comparison came out as it should. */
export function isMet({ ratio, goal, atLeast }: Comparison): boolean {
    return atLeast ? ratio >= goal : ratio <= goal;
}

function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
    return (low + high) / 2;
}
