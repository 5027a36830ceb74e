import { accessOf, isHeldInStack, principalTypes } from "../iam";
import type { Grants, GrantedDocument, PrincipalAccess } from "../iam";
import type { Readable, ResourceView, StackCheckContext } from "../policy";
import { eachIdentityPolicy, identityPolicyTypes } from "./iam";
import type { IdentityPolicyArgs } from "./iam";

/** Principals, and the identity policies that may stand without one. */
export const grantingTypes = [
    ...principalTypes,
    ...identityPolicyTypes.filter((type) => !principalTypes.some((principal) => principal === type)),
] as const;

/** Documents to ask what they allow together, and where to report it. */
export interface Asked {
    readonly grants: Grants;
    readonly documents: readonly GrantedDocument[];
    /** The property that holds the document; absent where several resources do. */
    readonly path?: string;
}

/**
 * Asks what a principal may do by everything that the stack gives it, or, of a policy that nobody of the stack has, what
 * that policy allows alone.
 */
export function eachGrants(
    resource: ResourceView<Readable<IdentityPolicyArgs>>,
    context: StackCheckContext<unknown>,
    ask: (asked: Asked) => void,
): void {
    const { graph, notApplicable } = context;
    if (principalTypes.some((type) => type === resource.type)) {
        const { grants } = graph.once(accessOf).get(resource.urn) as PrincipalAccess;
        if (grants.documents.length === 0) notApplicable();
        return ask({ grants, documents: grants.documents });
    }
    if (isHeldInStack(context.resource, graph)) notApplicable();
    eachIdentityPolicy(resource.props, context, (document, path) =>
        ask({ grants: { identity: [document] }, documents: [{ document, origin: "this policy" }], path }),
    );
}
