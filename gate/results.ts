import { defaultEnforcementLevel } from "../policy-pack/policy";
import type { Policy, Resource, Severity } from "../policy-pack/policy";
import { stackType } from "./engine/urn";
import { ownPack } from "./evaluate";
import type { PolicyResult, SettingsByPolicy } from "./evaluate";
import type { Answered } from "./engine";
import type { StackFacts } from "./facts";
import type { StackReferences } from "./facts/links";

/**
 * What the resources are taken from: a program that was given everything it reads (`deep`), one that was given what a
 * preview knows, or a state.
 */
export type Basis = "deep" | "preview" | "state";

/** A part of a stack that no policy could look at. */
export interface NotSeen {
    readonly urn: string;
    /** A sentence without its full stop. */
    readonly reason: string;
}

/** How many resources a stack has, the one that stands for the stack itself left out. */
export function countResources(resources: readonly Resource[]): number {
    return resources.filter(({ type }) => type !== stackType).length;
}

/** Everything that is said about one stack. */
export interface StackResult {
    /** The file that the stack comes from: its Pulumi.yaml, or the export. */
    readonly source: string;
    /** Absent where a state has no resource to tell it. */
    readonly project?: string;
    readonly stack?: string;
    readonly basis: Basis;
    /** Why the program could not be run with everything it reads, in its own words. */
    readonly deepFailure?: string;
    /** Without the one that stands for the stack itself. */
    readonly resourceCount: number;
    readonly results: readonly PolicyResult[];
    readonly notSeen: readonly NotSeen[];
    /** What the program asked of the world, and what its answers rest on. */
    readonly answers: readonly Answered[];
    /** When it was so, as the input itself tells: when the state was written. In ISO 8601. */
    readonly time?: string;
    /** What the stack is, for reports that show it; worked out when it is asked for. */
    facts?(): StackFacts;
    /** What it may have in common with other stacks. */
    readonly references?: StackReferences;
}

/** What a report says about a policy, whatever pack it is from. */
export interface PolicyInfo {
    readonly pack: string;
    readonly id: string;
    readonly title: string;
    readonly severity: Severity;
    readonly enforcementLevel: string;
    readonly supports: readonly string[];
    readonly equivalents: readonly string[];
    readonly why?: string;
    readonly fix?: string;
    readonly reference?: string;
}

/** A stack that could not be checked. */
export interface RunError {
    readonly message: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
}

/** Counts over results; `failed` and `unknown` count checks, not their single remarks. */
export interface Counts {
    readonly resources: number;
    readonly passed: number;
    readonly failed: number;
    readonly unknown: number;
    readonly notSeen: number;
    /** Checks that stop the deployment. */
    readonly blocking: number;
    /** Checks that failed and stop nothing; those that are waived are not among them. */
    readonly advisory: number;
    /** Checks that failed or are unknown, and are accepted. */
    readonly waived: number;
    /** Checks that failed before, as the baseline says. */
    readonly known: number;
}

export const noCounts: Counts = {
    resources: 0,
    passed: 0,
    failed: 0,
    unknown: 0,
    notSeen: 0,
    blocking: 0,
    advisory: 0,
    waived: 0,
    known: 0,
};

/** Checks, each counted once however many remarks it has; keyed by what the results hold anyway, for there are many. */
class CheckSet {
    private readonly byPolicy = new Map<string, Map<string, Set<string>>>();
    size = 0;

    add({ pack, policy, urn }: PolicyResult): void {
        let policies = this.byPolicy.get(pack);
        if (!policies) this.byPolicy.set(pack, (policies = new Map()));
        let urns = policies.get(policy);
        if (!urns) policies.set(policy, (urns = new Set()));
        if (urns.has(urn)) return;
        urns.add(urn);
        this.size++;
    }

    has({ pack, policy, urn }: PolicyResult): boolean {
        return this.byPolicy.get(pack)?.get(policy)?.has(urn) ?? false;
    }
}

/** Counts the checks of one stack. */
export function countChecks({ results, notSeen, resourceCount }: StackResult): Counts {
    const [failed, unknown, blocking, advisory, waived, known] = Array.from({ length: 6 }, () => new CheckSet()) as [
        CheckSet,
        CheckSet,
        CheckSet,
        CheckSet,
        CheckSet,
        CheckSet,
    ];
    let passed = 0;
    for (const result of results) {
        if (result.effect === "block") blocking.add(result);
    }
    for (const result of results) {
        // A check that passes is one result.
        if (result.verdict === "pass") {
            passed++;
            continue;
        }
        (result.verdict === "fail" ? failed : unknown).add(result);
        if (result.waiver) waived.add(result);
        else if (result.verdict === "fail" && !blocking.has(result)) advisory.add(result);
        if (result.known) known.add(result);
    }
    return {
        resources: resourceCount,
        passed,
        failed: failed.size,
        unknown: unknown.size,
        notSeen: notSeen.length,
        blocking: blocking.size,
        advisory: advisory.size,
        waived: waived.size,
        known: known.size,
    };
}

/** Adds counts up. */
export function addCounts(one: Counts, other: Counts): Counts {
    return {
        resources: one.resources + other.resources,
        passed: one.passed + other.passed,
        failed: one.failed + other.failed,
        unknown: one.unknown + other.unknown,
        notSeen: one.notSeen + other.notSeen,
        blocking: one.blocking + other.blocking,
        advisory: one.advisory + other.advisory,
        waived: one.waived + other.waived,
        known: one.known + other.known,
    };
}

/** 0: nothing blocks; 1: something does; 2: something could not be checked at all. The same for every format. */
export type ExitCode = 0 | 1 | 2;

/** The exit code of a run. */
export function exitCodeOf({ blocking }: Counts, errors: readonly RunError[]): ExitCode {
    if (errors.length > 0) return 2;
    return blocking > 0 ? 1 : 0;
}

/** What a run knows about its policies; policies of other packs are added when their pack has told of them. */
export class PolicyCatalog {
    private readonly byKey = new Map<string, PolicyInfo>();

    add(info: PolicyInfo): void {
        this.byKey.set(`${info.pack} ${info.id}`, info);
    }

    get({ pack, policy }: { readonly pack: string; readonly policy: string }): PolicyInfo | undefined {
        return this.byKey.get(`${pack} ${policy}`);
    }

    all(): readonly PolicyInfo[] {
        return [...this.byKey.values()];
    }
}

/** Our own policies as reports know them. */
export function catalogOf(policies: readonly Policy[], settings: SettingsByPolicy): PolicyCatalog {
    const catalog = new PolicyCatalog();
    for (const { id, title, severity, supports, equivalents, why, fix, reference } of policies) {
        const enforcementLevel = settings.get(id)?.enforcementLevel ?? defaultEnforcementLevel(severity);
        catalog.add({
            pack: ownPack,
            id,
            title,
            severity,
            enforcementLevel,
            supports,
            equivalents,
            why,
            fix,
            reference,
        });
    }
    return catalog;
}
