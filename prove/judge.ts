import { appliesTo, evaluateInStack, evaluateResource, notApplicable, ResourceGraph } from "../policy-pack/policy";
import type { Evaluation, Policy, PolicySettings, Related, Resource, StackPolicy } from "../policy-pack/policy";
import { weakenResource } from "./weaken";
import type { PropertyWeakening } from "./weakenings";

/**
 * Says which policies catch a weakening of one stack. What a policy reads of a stack is noted once, so that only those
 * are asked again that read something of the weakened resource's type: all others would say the same.
 */
export class StackJudge {
    /** Policy id and URN of everything that fails before anything is weakened. */
    private readonly failing: ReadonlySet<string>;
    /** The stack policies that read resources of a type, their own among them. */
    private readonly readers = new Map<string, StackPolicy[]>();
    private readonly resourcePolicies = new Map<string, readonly Policy[]>();

    constructor(
        private readonly resources: readonly Resource[],
        private readonly policies: readonly Policy[],
        private readonly settings: ReadonlyMap<string, PolicySettings>,
    ) {
        const failing = new Set<string>();
        for (const policy of policies) {
            if (policy.scope === "resource") {
                for (const resource of this.subjectsOf(policy, resources)) {
                    if (isFailure(evaluateResource(policy, resource, this.configOf(policy)))) {
                        failing.add(`${policy.id} ${resource.urn}`);
                    }
                }
                continue;
            }
            const graph = new NotingGraph(resources);
            for (const resource of this.subjectsOf(policy, resources)) {
                graph.read.add(resource.type);
                if (isFailure(evaluateInStack(policy, resource, graph, this.configOf(policy)))) {
                    failing.add(`${policy.id} ${resource.urn}`);
                }
            }
            for (const type of graph.read) {
                const readers = this.readers.get(type) ?? [];
                this.readers.set(type, readers);
                readers.push(policy);
            }
        }
        this.failing = failing;
    }

    /** The policies that pass or have no question as the stack is, and fail when it is weaker, in alphabetical order. */
    caughtBy(resource: Resource, { keys, value }: Pick<PropertyWeakening, "keys" | "value">): readonly string[] {
        const weakened = weakenResource(resource, keys, value);
        const resources = this.resources.map((other) => (other === resource ? weakened : other));
        const caught = new Set<string>();
        for (const policy of this.resourcePoliciesFor(resource.type)) {
            if (policy.scope !== "resource" || this.failing.has(`${policy.id} ${resource.urn}`)) continue;
            if (isFailure(evaluateResource(policy, weakened, this.configOf(policy)))) caught.add(policy.id);
        }
        const graph = new ResourceGraph(resources);
        for (const policy of this.readers.get(resource.type) ?? []) {
            const config = this.configOf(policy);
            const fails = this.subjectsOf(policy, resources).some(
                (subject) =>
                    !this.failing.has(`${policy.id} ${subject.urn}`) &&
                    isFailure(evaluateInStack(policy, subject, graph, config)),
            );
            if (fails) caught.add(policy.id);
        }
        return [...caught].sort();
    }

    private subjectsOf(policy: Policy, resources: readonly Resource[]): readonly Resource[] {
        return resources.filter((resource) => !resource.external && appliesTo(policy, resource.type));
    }

    private resourcePoliciesFor(type: string): readonly Policy[] {
        let found = this.resourcePolicies.get(type);
        if (!found) {
            found = this.policies.filter((policy) => policy.scope === "resource" && appliesTo(policy, type));
            this.resourcePolicies.set(type, found);
        }
        return found;
    }

    private configOf({ id }: Policy): PolicySettings["config"] {
        const settings = this.settings.get(id);
        if (!settings) throw new Error(`No settings were made for policy "${id}"`);
        return settings.config;
    }
}

function isFailure(evaluation: Evaluation | typeof notApplicable): boolean {
    return evaluation !== notApplicable && evaluation.verdict === "fail";
}

/** A graph that notes of which types its resources were asked for. */
class NotingGraph extends ResourceGraph {
    readonly read = new Set<string>();

    override get(urn: string): Resource | undefined {
        const found = super.get(urn);
        if (found) this.read.add(found.type);
        return found;
    }

    override ofType(...types: readonly string[]): readonly Resource[] {
        this.note(types);
        return super.ofType(...types);
    }

    override childrenOf(parent: Resource): readonly Resource[] {
        const children = super.childrenOf(parent);
        this.note(children.map(({ type }) => type));
        return children;
    }

    override referredToBy(from: Resource, path: string, ...types: readonly string[]): Related {
        this.note([from.type, ...types]);
        return super.referredToBy(from, path, ...types);
    }

    override referringTo(target: Resource, path: string, ...types: readonly string[]): Related {
        this.note([target.type, ...types]);
        return super.referringTo(target, path, ...types);
    }

    override identifiedBy(value: string, types: readonly string[]): readonly Resource[] {
        this.note(types);
        return super.identifiedBy(value, types);
    }

    private note(types: readonly string[]): void {
        for (const type of types) this.read.add(type);
    }
}
