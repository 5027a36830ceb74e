import type { Policy } from "../policy-pack/policy";
import { examplesOf, isUnknownValue } from "../policy-pack/policy";
import type { ExampleCase } from "../policy-pack/policy";

/** A failing example of a policy, and the passing one that it takes the least to come to. */
export interface BeforeAndAfter {
    readonly before: ExampleCase;
    readonly after: ExampleCase;
}

/**
 * The pair of a failing and a passing example that differ least, where those that are written first, which show the
 * usual way, may differ somewhat more. Undefined where one of both is missing.
 */
export function nearestExamples(policy: Policy): BeforeAndAfter | undefined {
    const examples = examplesOf(policy);
    const of = (kind: ExampleCase["kind"]): readonly Described[] =>
        examples.filter((example) => example.kind === kind).map(describe);
    const pairs = of("fails").flatMap((before, i) =>
        of("passes").map((after, j) => ({
            before: before.example,
            after: after.example,
            distance: distanceOf(before, after) + i / 4 + j,
        })),
    );
    const [first, ...others] = pairs;
    return first && others.reduce((best, pair) => (pair.distance < best.distance ? pair : best), first);
}

interface Described {
    readonly example: ExampleCase;
    /** Every value with its path, settings among them. */
    readonly facts: ReadonlySet<string>;
    readonly hasUnknown: boolean;
}

function describe(example: ExampleCase): Described {
    const facts = new Set<string>();
    let hasUnknown = false;
    const walk = (value: unknown, path: string): void => {
        if (isUnknownValue(value)) hasUnknown = true;
        if (isUnknownValue(value) || typeof value !== "object" || value === null) {
            facts.add(`${path}=${isUnknownValue(value) ? "unknown" : JSON.stringify(value)}`);
            return;
        }
        if (Object.keys(value).length === 0) facts.add(`${path} is empty`);
        for (const [key, inner] of Object.entries(value)) walk(documentIn(inner), `${path}.${key}`);
    };
    walk(example.given, "");
    walk(example.config, "settings");
    return { example, facts, hasUnknown };
}

/** A JSON document is compared by what is in it. */
function documentIn(value: unknown): unknown {
    if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
    try {
        return JSON.parse(value) as unknown;
    } catch {
        return value;
    }
}

/** Code that has a hole in it, or that needs settings of one's own, shows less than it might. */
const penalty = 3;

function distanceOf(before: Described, after: Described): number {
    const differing = [...before.facts].filter((fact) => !after.facts.has(fact)).length;
    const added = [...after.facts].filter((fact) => !before.facts.has(fact)).length;
    const holes = [before, after].filter(({ hasUnknown }) => hasUnknown).length;
    const configured = [before, after].filter(({ example }) => Object.keys(example.config).length > 0).length;
    return differing + added + (holes + configured) * penalty;
}
