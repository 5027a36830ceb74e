import { policies } from "../policy-pack/policies";
import { resolvePackConfig } from "../policy-pack/policy";
import type { Resource } from "../policy-pack/policy";
import { StackJudge } from "./judge";
import type { ProvenStack } from "./stacks";
import { weakeningsOf } from "./weakenings";

/** What came of one weakening. */
export interface Trial {
    readonly stack: string;
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** The type token of the component that the resource is part of; its own where it is part of none. */
    readonly component: string;
    readonly path: string;
    readonly how: string;
    /** The policies that caught it. */
    readonly caughtBy: readonly string[];
}

/** Weakens the stack's resources one at a time, each in every way, and says what came of it. */
export class Prover {
    private readonly judge: StackJudge;
    private readonly byUrn: ReadonlyMap<string, Resource>;

    constructor(private readonly stack: ProvenStack) {
        this.judge = new StackJudge(stack.resources, policies, resolvePackConfig(policies, stack.config));
        this.byUrn = new Map(stack.resources.map((resource) => [resource.urn, resource]));
    }

    trialsOf(urn: string): readonly Trial[] {
        const resource = this.byUrn.get(urn);
        if (!resource) throw new Error("The resource is not in this stack");
        const { type, name } = resource;
        const common = { stack: this.stack.name, urn, type, name, component: this.componentOf(resource) };
        return weakeningsOf(resource, this.stack.required.get(type)).map((weakening) => ({
            ...common,
            path: weakening.path,
            how: weakening.how,
            caughtBy: this.judge.caughtBy(resource, weakening),
        }));
    }

    private componentOf({ type, parent }: Resource): string {
        const within = parent === undefined ? undefined : this.byUrn.get(parent);
        if (!within || within.type === "pulumi:pulumi:Stack") return type;
        return within.custom === false ? within.type : this.componentOf(within);
    }
}
