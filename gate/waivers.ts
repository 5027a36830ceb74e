import picomatch from "picomatch";
import { z } from "zod";

import { policies } from "../policy-pack/policies";
import { daySchema, today } from "./dates";
import type { Day } from "./dates";
import { InputError } from "./errors";
import type { PolicyResult } from "./evaluate";
import { readYamlFile } from "./inputs/yaml-file";
import type { StackResult } from "./results";

/** The file that is taken when none is named and it is there. */
export const defaultWaiverFile = "annex42.waivers.yaml";

const text = z.string().trim().min(1, "must not be empty");

/** The one definition of a waiver file; docs/waivers.schema.json is made from it. */
export const waiverFileSchema = z
    .strictObject({
        waivers: z
            .array(
                z
                    .strictObject({
                        policy: text.describe("The id of the policy whose violations are accepted."),
                        resource: text.describe(
                            "The URN of the resource, or a pattern of URNs: * stands for any characters.",
                        ),
                        reason: text.describe("Why the risk is accepted."),
                        owner: text.describe("Who answers for it."),
                        expires: daySchema.describe("The last day on which it counts, in UTC."),
                    })
                    .describe("An accepted risk."),
            )
            .default([]),
    })
    .describe("Waivers of annex42: accepted violations of policies, each with an owner and a last day.");

/** An accepted risk: violations of one policy by some resources, until a day. */
export interface Waiver {
    readonly policy: string;
    readonly resource: string;
    readonly reason: string;
    readonly owner: string;
    readonly expires: Day;
    readonly file: string;
    readonly line: number;
}

/** What became of the waivers of a run. */
export interface WaiverUse {
    readonly used: readonly Waiver[];
    /** Their day is past: what they covered counts again. */
    readonly expired: readonly Waiver[];
    /** Nothing matched them, so they can go. */
    readonly unused: readonly Waiver[];
}

export const noWaivers: WaiverUse = { used: [], expired: [], unused: [] };

interface Entry {
    readonly waiver: Waiver;
    readonly isExpired: boolean;
    matches(urn: string): boolean;
    isUsed: boolean;
}

/** Takes what is accepted out of what blocks. */
export class Waivers {
    private readonly byPolicy = new Map<string, Entry[]>();
    private readonly entries: readonly Entry[];

    constructor(
        readonly list: readonly Waiver[],
        day: Day = today(),
    ) {
        this.entries = list.map((waiver) => ({
            waiver,
            isExpired: waiver.expires < day,
            matches: urnMatcher(waiver.resource),
            isUsed: false,
        }));
        for (const entry of this.entries) {
            const own = this.byPolicy.get(entry.waiver.policy);
            if (own) own.push(entry);
            else this.byPolicy.set(entry.waiver.policy, [entry]);
        }
    }

    /** @throws InputError when the file cannot be read, or a waiver in it is not whole or of no policy of ours */
    static read(file: string, hasOtherPacks = false): Waivers {
        const { data, lineOf } = readYamlFile(file, "The waiver file", waiverFileSchema);
        const ids = new Map(policies.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name, id] as const)));
        return new Waivers(
            data.waivers.map((waiver, index) => {
                const policy = ids.get(waiver.policy);
                if (policy === undefined && !hasOtherPacks) {
                    throw new InputError(
                        `There is no policy "${waiver.policy}"; \`annex42 policies\` lists them all.`,
                        {
                            file,
                            line: lineOf(["waivers", index, "policy"]),
                        },
                    );
                }
                return { ...waiver, policy: policy ?? waiver.policy, file, line: lineOf(["waivers", index]) };
            }),
        );
    }

    /** The same results, with what is waived marked as such; it then stops nothing. */
    apply(stack: StackResult): StackResult {
        if (this.entries.length === 0) return stack;
        return { ...stack, results: stack.results.map((result) => this.applyTo(result)) };
    }

    private applyTo(result: PolicyResult): PolicyResult {
        if (result.verdict === "pass") return result;
        const matching = this.byPolicy.get(result.policy)?.filter(({ matches }) => matches(result.urn)) ?? [];
        for (const entry of matching) entry.isUsed = true;
        const valid = matching.find(({ isExpired }) => !isExpired);
        return valid ? { ...result, effect: "none", waiver: valid.waiver } : result;
    }

    /** What became of the waivers, once all stacks are through. */
    use(): WaiverUse {
        const select = (wanted: (entry: Entry) => boolean): readonly Waiver[] =>
            this.entries.filter(wanted).map(({ waiver }) => waiver);
        return {
            used: select(({ isExpired, isUsed }) => isUsed && !isExpired),
            expired: select(({ isExpired }) => isExpired),
            unused: select(({ isExpired, isUsed }) => !isUsed && !isExpired),
        };
    }
}

/** A URN is taken as it is before it is taken for a pattern: names may hold brackets. */
function urnMatcher(pattern: string): (urn: string) => boolean {
    // With `bash`, a star passes the slashes in type tokens as well.
    const matches = picomatch(pattern, { bash: true, noextglob: true, nonegate: true });
    return (urn) => urn === pattern || matches(urn);
}
