import picomatch from "picomatch";
import { z } from "zod";

import type { Reads } from "./reads";
import type { ResourceType } from "./sdk";
import { topicsOf } from "./topics";
import type { Topic } from "./topics";

const reasonSchema = z.strictObject({
    /** Type tokens; `*` stands for any characters. All types if left out. */
    types: z.array(z.string()).min(1).optional(),
    /** Paths; `*` stands for one name, `**` for any number of them. */
    properties: z.array(z.string()).min(1),
    reason: z.string().regex(/^\S.*\.$/s, "a reason is a sentence with its full stop"),
});

const ledgerSchema = z.strictObject({
    /** The modules of the SDK whose resources are about AI; `module/prefix` means those of its files that begin so. */
    modules: z.array(z.string()),
    /** All others, so that one that an upgrade brings is in neither list. */
    otherModules: z.array(z.string()),
    reasons: z.array(reasonSchema),
});

/** What is said of the surface by hand. */
export type Ledger = z.infer<typeof ledgerSchema>;

/** @throws {z.ZodError} on what is no ledger */
export function parseLedger(content: unknown): Ledger {
    return ledgerSchema.parse(content);
}

/** Whether a file of a module holds a resource that is about AI. */
export function isAbout({ modules }: Ledger, module: string, file: string): boolean {
    return modules.some((wanted) => {
        const [name, prefix = ""] = wanted.split("/");
        return name === module && file.startsWith(prefix);
    });
}

/** One property that bears on something, and what is done about it. */
export interface Entry {
    readonly type: string;
    readonly path: string;
    readonly topics: readonly Topic[];
    /** The policies that read it. */
    readonly policies: readonly string[];
    /** Why none has to; the first that fits. Absent where there is none, or where policies read it. */
    readonly reason?: string;
}

export interface Surface {
    readonly entries: readonly Entry[];
    /** Modules of the SDK of which the ledger says neither that they are about AI nor that they are not. */
    readonly newModules: readonly string[];
    /** Reasons that no property needs, by what they name: gone from the SDK, or read by policies meanwhile. */
    readonly idleReasons: readonly string[];
}

/** Puts together what the SDK has, what the policies read, and what the ledger says of the rest. */
export function surfaceOf(
    ledger: Ledger,
    sdk: { readonly modules: readonly string[]; readonly types: readonly Pick<ResourceType, "token" | "paths">[] },
    reads: Pick<Reads, "of">,
): Surface {
    const known = new Set([...ledger.modules.map((name) => name.split("/")[0]), ...ledger.otherModules]);
    const reasons = ledger.reasons.map(({ types = ["*"], properties, reason }) => ({
        // Type tokens have slashes, which are no separators here.
        fitsType: (type: string) => types.some((pattern) => likeGlob(pattern).test(type)),
        fitsPath: picomatch(properties.map((pattern) => pattern.replaceAll(".", "/"))),
        reason,
        words: `${types.join(", ")}: ${properties.join(", ")}`,
        isUsed: false,
    }));
    const entries = sdk.types.flatMap(({ token: type, paths }) => {
        const sweeping = sweepingPolicies(paths.map((path) => reads.of(type, path)));
        return paths.flatMap((path): Entry[] => {
            const topics = topicsOf(path);
            if (topics.length === 0) return [];
            // Who looks for secrets everywhere answers no other question.
            const policies = reads.of(type, path).filter((id) => topics.includes("secrets") || !sweeping.has(id));
            if (policies.length > 0) return [{ type, path, topics, policies }];
            const found = reasons.find(
                ({ fitsType, fitsPath }) => fitsType(type) && fitsPath(path.replaceAll(".", "/")),
            );
            if (!found) return [{ type, path, topics, policies }];
            found.isUsed = true;
            return [{ type, path, topics, policies, reason: found.reason }];
        });
    });
    return {
        entries,
        newModules: sdk.modules.filter((name) => !known.has(name)),
        idleReasons: reasons.filter(({ isUsed }) => !isUsed).map(({ words }) => words),
    };
}

/** The policies that go through more than half of the properties of a type that has many. */
function sweepingPolicies(readers: readonly (readonly string[])[]): ReadonlySet<string> {
    const counts = new Map<string, number>();
    for (const id of readers.flat()) counts.set(id, (counts.get(id) ?? 0) + 1);
    const most = Math.max(readers.length / 2, 6);
    return new Set([...counts].flatMap(([id, count]) => (count > most ? [id] : [])));
}

/** Matches a whole text in which `*` stands for any characters. */
export function likeGlob(pattern: string): RegExp {
    const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`);
}

/** Whether nobody has said anything of a property yet. */
export function isOpen({ policies, reason }: Entry): boolean {
    return policies.length === 0 && reason === undefined;
}
