import { covers } from "./patterns";

/**
 * Many patterns, asked again and again whether one of them covers another pattern. Those that cannot, because they begin
 * otherwise, are not looked at.
 */
export class PatternSet {
    private readonly exact = new Set<string>();
    /** Patterns by what stands before their first wildcard. */
    private readonly byBeginning = new Map<string, string[]>();
    private readonly lengths: readonly number[];

    constructor(patterns: Iterable<string>) {
        for (const pattern of patterns) {
            this.exact.add(pattern);
            const beginning = beginningOf(pattern);
            if (beginning.length === pattern.length) continue;
            const others = this.byBeginning.get(beginning);
            if (others) others.push(pattern);
            else this.byBeginning.set(beginning, [pattern]);
        }
        this.lengths = [...new Set([...this.byBeginning.keys()].map((beginning) => beginning.length))];
    }

    /** Whether one of the patterns covers this one. */
    covers(pattern: string): boolean {
        if (this.exact.has(pattern)) return true;
        const { length } = beginningOf(pattern);
        return this.lengths.some(
            (shorter) =>
                shorter <= length &&
                (this.byBeginning.get(pattern.slice(0, shorter)) ?? []).some((outer) => covers(outer, pattern)),
        );
    }
}

function beginningOf(pattern: string): string {
    const end = pattern.search(/[*?$]/);
    return end < 0 ? pattern : pattern.slice(0, end);
}
