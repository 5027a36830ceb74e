import { isUnknownValue } from "../../policy-pack/policy/resource";
import type { Resource } from "../../policy-pack/policy/resource";
import { readableProperties } from "../../policy-pack/readable-properties";
import { nameOfStack, resourceOf } from "./stack-export";
import type { Fail } from "./stack-export";

type Json = Readonly<Record<string, unknown>>;

/** Steps after which the resource of their URN is no more, or is another step's. */
const removing = /^(delete|delete-replaced|discard|discard-replaced|read-discard|remove-pending-replace)$/;

/**
 * The resources that the steps of a preview or an update leave: of `pulumi preview --json`, or of the engine's event
 * log. A replacement is several steps of one URN; the last that has a state says what it will be.
 */
export class Steps {
    private readonly resources = new Map<string, Resource>();

    /**
     * @param op what the step does
     * @param state the resource after it
     */
    add(op: unknown, urn: unknown, state: unknown, fail: Fail): void {
        if (typeof urn !== "string" || !urn.startsWith("urn:pulumi:")) return fail("A step has no URN.", []);
        if (typeof op !== "string") return fail("A step does not say what it does.", []);
        if (removing.test(op) || state === undefined || state === null) {
            if (op === "delete") this.resources.delete(urn);
            return;
        }
        if (!isObject(state)) return fail("The new state of a step is not an object.", []);
        this.resources.set(urn, withoutChoices(resourceOf(state, urn, fail), state));
    }

    finish(): {
        readonly project?: string;
        readonly stack?: string;
        readonly resources: readonly Resource[];
    } {
        const resources = [...this.resources.values()];
        return { ...nameOfStack(resources[0]?.urn), resources };
    }
}

/** Leaves out what the program has not asked for and a provider will choose. A secret that the CLI hides stays unknown. */
function withoutChoices(resource: Resource, { inputs, outputs }: Json): Resource {
    const asked = Object.entries(resource.outputs).filter(
        ([key]) => (isObject(inputs) && key in inputs) || !(isObject(outputs) && isUnknownValue(outputs[key])),
    );
    const properties = readableProperties(resource.type, Object.fromEntries(asked), resource.outputs);
    return { ...resource, inputs: properties, outputs: properties };
}

function isObject(value: unknown): value is Json {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
