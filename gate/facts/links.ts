import type { Resource } from "../../policy-pack/policy/resource";
import type { StackResult } from "../results";
import { arnKeys, mentionsOf, ownArnsOf } from "./references";

/** A resource of one stack that a resource of another stack names. */
export interface StackLink {
    /** Stacks as reports call them. */
    readonly fromStack: string;
    readonly from: string;
    readonly property: string;
    readonly toStack: string;
    readonly to: string;
    /** Whether the one may act as the other, or merely uses it. */
    readonly kind: "is trusted by" | "is used by";
}

/** What one stack owns, and what it names without owning it: enough to find links, without the resources. */
export interface StackReferences {
    readonly owned: readonly (readonly [arn: string, urn: string])[];
    readonly foreign: readonly { readonly urn: string; readonly property: string; readonly value: string }[];
}

/** What a stack may have in common with others. */
export function referencesOf(resources: readonly Resource[]): StackReferences {
    const owned = new Map<string, string>();
    for (const resource of resources) {
        if (resource.external === true) continue;
        for (const arn of ownArnsOf(resource)) {
            const [key = arn] = arnKeys(arn);
            if (!owned.has(key)) owned.set(key, resource.urn);
        }
    }
    const foreign = resources.flatMap((resource) =>
        mentionsOf(resource).filter(
            ({ property, value }) =>
                property !== "arn" && property !== "id" && !arnKeys(value).some((key) => owned.has(key)),
        ),
    );
    return { owned: [...owned], foreign };
}

/** Joins what stacks name with what others own. */
export class StackLinks {
    private readonly owners = new Map<string, { stack: string; urn: string }>();
    private readonly foreign: { stack: string; urn: string; property: string; value: string }[] = [];

    add(stack: string, { owned, foreign }: StackReferences): void {
        for (const [arn, urn] of owned) if (!this.owners.has(arn)) this.owners.set(arn, { stack, urn });
        for (const mention of foreign) this.foreign.push({ stack, ...mention });
    }

    /** In the order that the stacks came, each once. */
    all(): readonly StackLink[] {
        const links = new Map<string, StackLink>();
        for (const { stack, urn, property, value } of this.foreign) {
            const owner = arnKeys(value)
                .map((key) => this.owners.get(key))
                .find((found) => found !== undefined);
            if (!owner || owner.stack === stack) continue;
            links.set([stack, urn, property, owner.stack, owner.urn].join(" "), {
                fromStack: stack,
                from: urn,
                property,
                toStack: owner.stack,
                to: owner.urn,
                kind: property === "assumeRolePolicy" ? "is trusted by" : "is used by",
            });
        }
        return [...links.values()];
    }
}

/** What a stack is called in links: project and stack, or its file. */
export function stackKey({ project, stack, source }: Pick<StackResult, "project" | "stack" | "source">): string {
    return project === undefined || stack === undefined ? source : `${project}/${stack}`;
}
