import type { CheckContext, GraphView, Policy, ResourcePolicy, ResourceView, StackPolicy } from "./definition";
import type { Related, ResourceGraph } from "./graph";
import { readable, UnknownValueError } from "./reading";
import type { ReadingLog } from "./reading";
import type { Properties, Resource } from "./resource";

/** The answers a policy can give about a resource that it applies to. */
export type Verdict = "pass" | "fail" | "unknown";

/** A sentence about a resource, and the property it is about. */
export interface Remark {
    readonly message: string;
    readonly path?: string;
}

export interface Evaluation {
    readonly verdict: Verdict;
    /** The violations of a fail; of an unknown, what could not be told. */
    readonly remarks: readonly Remark[];
    /** Paths that were read although the embedded engine had made their values up. */
    readonly madeUp: readonly string[];
}

/** The question does not arise for the resource. */
export const notApplicable = Symbol("not applicable");

class NotApplicable extends Error {}

/** Whether a policy asks about resources of this type. */
export function appliesTo(policy: Policy, type: string): boolean {
    return policy.appliesTo.includes(type);
}

/** What a policy of scope "resource" says about a resource of a type it applies to. */
export function evaluateResource(
    policy: ResourcePolicy,
    resource: Resource,
    config: Readonly<Record<string, unknown>>,
): Evaluation | typeof notApplicable {
    const log: ReadingLog = { madeUp: new Set() };
    const view = viewOf(resource, resource.inputs, log);
    return evaluate(log, view, config, (context) => policy.check(view.props, context));
}

/** What a policy of scope "stack" says about one resource of the graph. */
export function evaluateInStack(
    policy: StackPolicy,
    resource: Resource,
    graph: ResourceGraph,
    config: Readonly<Record<string, unknown>>,
): Evaluation | typeof notApplicable {
    const log: ReadingLog = { madeUp: new Set() };
    const views = new GraphViews(graph, log);
    const view = views.view(resource);
    return evaluate(log, view, config, (context) => policy.check(view, { ...context, graph: views }));
}

function evaluate(
    log: ReadingLog,
    resource: ResourceView,
    config: Readonly<Record<string, unknown>>,
    check: (context: CheckContext) => void,
): Evaluation | typeof notApplicable {
    const violations: Remark[] = [];
    const doubts: Remark[] = [];
    const guarded = (body: () => void): void => {
        try {
            body();
        } catch (error) {
            if (error instanceof UnknownValueError) doubts.push({ message: "is not known yet", path: error.path });
            else throw error;
        }
    };
    const context: CheckContext = {
        config,
        resource,
        report: (message, path) => void violations.push(remark(message, path)),
        unknown: (reason, path) => void doubts.push(remark(reason, path)),
        notApplicable: () => {
            throw new NotApplicable();
        },
        each: (items, body) => {
            if (items === undefined || items === null) return;
            const list = Array.isArray(items) ? items : [items];
            for (let index = 0; index < list.length; index++) guarded(() => body(list[index] as never, index));
        },
    };
    try {
        guarded(() => check(context));
    } catch (error) {
        if (error instanceof NotApplicable) return notApplicable;
        violations.push({ message: `could not be checked, because the policy itself failed: ${placeOf(error)}` });
    }
    const verdict = violations.length > 0 ? "fail" : doubts.length > 0 ? "unknown" : "pass";
    return { verdict, remarks: verdict === "fail" ? violations : doubts, madeUp: [...log.madeUp] };
}

function remark(message: string, path: string | undefined): Remark {
    return path === undefined ? { message } : { message, path };
}

/** The error's kind and first frame. Not its message: that may quote a property, and properties may be secrets. */
function placeOf(error: unknown): string {
    if (!(error instanceof Error)) return "something that is no error was thrown";
    const frame = /\n\s+at (.+?)(?:\n|$)/.exec(error.stack ?? "")?.[1];
    const file = frame === undefined ? undefined : /([^/\\(]+:\d+:\d+)\)?$/.exec(frame)?.[1];
    return file === undefined ? error.name : `${error.name} at ${file}`;
}

function viewOf(resource: Resource, props: Properties, log: ReadingLog): ResourceView {
    return {
        urn: resource.urn,
        type: resource.type,
        name: resource.name,
        props: readable(props, log),
        protect: resource.protect ?? false,
        ignoreChanges: resource.ignoreChanges ?? [],
    };
}

/** The stack as policies see it, for those who ask it questions of their own. */
export function graphViewOf(graph: ResourceGraph): GraphView {
    return new GraphViews(graph, { madeUp: new Set() });
}

/** What was worked out once of a graph, and which made-up values were read for it. */
interface Worked {
    readonly result: unknown;
    readonly log: ReadingLog;
}

const worked = new WeakMap<ResourceGraph, Map<unknown, Worked>>();

/** A graph whose resources are read through one log. */
class GraphViews implements GraphView {
    private readonly views = new Map<string, ResourceView>();

    constructor(
        private readonly graph: ResourceGraph,
        private readonly log: ReadingLog,
    ) {}

    view(resource: Resource): ResourceView {
        let view = this.views.get(resource.urn);
        if (!view) this.views.set(resource.urn, (view = viewOf(resource, resource.outputs, this.log)));
        return view;
    }

    get(urn: string): ResourceView | undefined {
        const resource = this.graph.get(urn);
        return resource && this.view(resource);
    }

    ofType(...types: readonly string[]): readonly ResourceView<never>[] {
        return this.all(this.graph.ofType(...types));
    }

    referredToBy(from: ResourceView<unknown>, path: string, ...types: readonly string[]): Related<ResourceView<never>> {
        return this.related(this.graph.referredToBy(this.resource(from), path, ...types));
    }

    referringTo(
        target: ResourceView<unknown>,
        path: string,
        ...types: readonly string[]
    ): Related<ResourceView<never>> {
        return this.related(this.graph.referringTo(this.resource(target), path, ...types));
    }

    identifiedBy(value: string, ...types: readonly string[]): readonly ResourceView<never>[] {
        return this.all(this.graph.identifiedBy(value, types));
    }

    once<T>(work: (graph: GraphView) => T): T {
        let results = worked.get(this.graph);
        if (!results) worked.set(this.graph, (results = new Map()));
        let found = results.get(work);
        if (!found) {
            const log: ReadingLog = { madeUp: new Set() };
            results.set(work, (found = { result: work(new GraphViews(this.graph, log)), log }));
        }
        for (const path of found.log.madeUp) this.log.madeUp.add(path);
        return found.result as T;
    }

    private resource(view: ResourceView<unknown>): Resource {
        const resource = this.graph.get(view.urn);
        if (!resource) throw new Error("The resource is not in this graph");
        return resource;
    }

    private related(related: Related): Related<ResourceView<never>> {
        return { resources: this.all(related.resources), complete: related.complete };
    }

    private all(resources: readonly Resource[]): readonly ResourceView<never>[] {
        return resources.map((resource) => this.view(resource) as ResourceView<never>);
    }
}
