import { findingSentence } from "../policy-pack/crossguard";
import { appliesTo, evaluateInStack, evaluateResource, notApplicable, ResourceGraph } from "../policy-pack/policy";
import type {
    EnforcementLevel,
    Evaluation,
    Policy,
    PolicySettings,
    Resource,
    Severity,
    SourcePosition,
    UnknownAs,
    Verdict,
} from "../policy-pack/policy";

/** The name of our own pack, beside others that a run may take in. */
export const ownPack = "annex42";

/** What a result means for the deployment: it is stopped, it goes on with a warning, or nothing is to be said. */
export type Effect = "block" | "warn" | "none";

/** One thing that one policy says about one resource; a policy with several violations gives several. */
export interface PolicyResult {
    readonly pack: string;
    readonly policy: string;
    readonly urn: string;
    readonly verdict: Verdict;
    /** A sentence, of a fail or an unknown. It holds no property value. */
    readonly message?: string;
    /** The property that it is about. */
    readonly path?: string;
    readonly severity: Severity;
    readonly enforcementLevel: Exclude<EnforcementLevel, "disabled">;
    readonly effect: Effect;
    /** Paths of properties that the verdict rests on although their values were made up. */
    readonly madeUp: readonly string[];
    readonly source?: SourcePosition;
    /** Who accepted it, until when and why. It then has no effect. */
    readonly waiver?: { readonly reason: string; readonly owner: string; readonly expires: string };
    /** It was there before, as the baseline says. It then does not block. */
    readonly known?: boolean;
}

/** Settings by policy id, for every policy. */
export type SettingsByPolicy = ReadonlyMap<string, PolicySettings>;

/** Which policies ask about which type, worked out once for many stacks. Policies that are disabled are not in it. */
export class PolicyRunner {
    private readonly byType = new Map<string, readonly Policy[]>();
    private readonly policies: readonly Policy[];

    constructor(
        policies: readonly Policy[],
        private readonly settings: SettingsByPolicy,
    ) {
        this.policies = policies.filter(({ id }) => this.settingsOf(id).enforcementLevel !== "disabled");
    }

    /**
     * What the policies say about the resources of one stack, resource by resource in the order given.
     *
     * @param judgesExternal whether to judge what the stack only reads. Pulumi does so in a state, where its properties
     * are the cloud's own, and not in a preview
     */
    evaluate(resources: readonly Resource[], { judgesExternal = false } = {}): PolicyResult[] {
        let graph: ResourceGraph | undefined;
        return resources.flatMap((resource) => {
            if (resource.external && !judgesExternal) return [];
            return this.policiesFor(resource.type).flatMap((policy) => {
                const settings = this.settingsOf(policy.id);
                const evaluation =
                    policy.scope === "stack"
                        ? evaluateInStack(policy, resource, (graph ??= new ResourceGraph(resources)), settings.config)
                        : evaluateResource(policy, resource, settings.config);
                return evaluation === notApplicable ? [] : resultsOf(policy, resource, evaluation, settings);
            });
        });
    }

    private policiesFor(type: string): readonly Policy[] {
        let found = this.byType.get(type);
        if (!found) this.byType.set(type, (found = this.policies.filter((policy) => appliesTo(policy, type))));
        return found;
    }

    private settingsOf(id: string): PolicySettings {
        const settings = this.settings.get(id);
        if (!settings) throw new Error(`No settings were made for policy "${id}"`);
        return settings;
    }
}

/** One for all: large stacks have millions of results. */
const nothing: readonly string[] = [];

function resultsOf(
    policy: Policy,
    resource: Resource,
    { verdict, remarks, madeUp }: Evaluation,
    settings: PolicySettings,
): PolicyResult[] {
    const enforcementLevel = settings.enforcementLevel === "mandatory" ? "mandatory" : "advisory";
    const common = {
        pack: ownPack,
        policy: policy.id,
        urn: resource.urn,
        verdict,
        severity: policy.severity,
        enforcementLevel,
        effect: effectOf(verdict, enforcementLevel, settings.unknownAs),
        madeUp: madeUp.length > 0 ? madeUp : nothing,
        ...(resource.source && { source: resource.source }),
    } as const;
    if (verdict === "pass") return [common];
    return remarks.map((remark) => ({
        ...common,
        message: findingSentence(resource.name, verdict, remark),
        ...(remark.path !== undefined && { path: remark.path }),
    }));
}

/** What a verdict means at a level. */
export function effectOf(verdict: Verdict, level: PolicyResult["enforcementLevel"], unknownAs: UnknownAs): Effect {
    const ownEffect = level === "mandatory" ? "block" : "warn";
    if (verdict === "pass") return "none";
    if (verdict === "fail") return ownEffect;
    return { pass: "none", warn: "warn", fail: ownEffect }[unknownAs] as Effect;
}
