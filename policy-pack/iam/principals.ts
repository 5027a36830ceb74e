import { asList, isSet, isUnknown } from "../policy/reading";
import { madeUpAccount } from "../policy/resource";
import type { GraphView, ResourceView } from "../policy/definition";
import type { RequestContext } from "./conditions";
import { documentOf, unknownDocument } from "./document";
import type { PolicyDocument } from "./document";
import { awsManagedName, managedPolicy } from "./managed-policies";
import type { Grants } from "./permission";
import { withVariables } from "./variables";

/** The types of resources that permissions are given to. */
export const principalTypes = ["aws:iam/role:Role", "aws:iam/user:User", "aws:iam/group:Group"] as const;
const [roleType, userType, groupType] = principalTypes;
const policyType = "aws:iam/policy:Policy";

/** How the resources that give permissions name whom they give them to. */
interface Giver {
    readonly type: string;
    readonly to: string;
    /** An inline document, or ARNs of managed policies. */
    readonly what: "policy" | "policyArn" | "policyArns";
}

const givers: Readonly<Record<string, readonly Giver[]>> = {
    [roleType]: [
        { type: "aws:iam/rolePolicy:RolePolicy", to: "role", what: "policy" },
        { type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", to: "role", what: "policyArn" },
        { type: "aws:iam/policyAttachment:PolicyAttachment", to: "roles", what: "policyArn" },
        {
            type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            to: "roleName",
            what: "policyArns",
        },
    ],
    [userType]: [
        { type: "aws:iam/userPolicy:UserPolicy", to: "user", what: "policy" },
        { type: "aws:iam/userPolicyAttachment:UserPolicyAttachment", to: "user", what: "policyArn" },
        { type: "aws:iam/policyAttachment:PolicyAttachment", to: "users", what: "policyArn" },
        {
            type: "aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive",
            to: "userName",
            what: "policyArns",
        },
    ],
    [groupType]: [
        { type: "aws:iam/groupPolicy:GroupPolicy", to: "group", what: "policy" },
        { type: "aws:iam/groupPolicyAttachment:GroupPolicyAttachment", to: "group", what: "policyArn" },
        { type: "aws:iam/policyAttachment:PolicyAttachment", to: "groups", what: "policyArn" },
        {
            type: "aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive",
            to: "groupName",
            what: "policyArns",
        },
    ],
};

/** A document that a principal has, and in words where it comes from. */
export interface GrantedDocument {
    readonly document: PolicyDocument;
    /** Completes the sentence "by ...", e.g. `the policy "deploy"`. */
    readonly origin: string;
    /** The managed policy of the stack that it stands in. */
    readonly policy?: ResourceView;
    /** The group that has it, and so its members. */
    readonly group?: ResourceView;
    /** It stands for what is not known here of a policy that AWS manages; those that make administrators are known. */
    readonly isOfAws?: true;
}

/** Everything that the stack gives a principal. */
export interface PrincipalGrants extends Grants {
    /** The identity documents with their origins; those of a user's groups are among them. */
    readonly documents: readonly GrantedDocument[];
}

/**
 * What a role, user or group of the stack may do, by everything in the stack that gives it permissions. What the stack
 * does not tell (a policy made elsewhere, an attachment whose principal is not known yet) is a document that is not
 * known, so that nothing is held to be denied that might be allowed.
 */
export function grantsOf(principal: ResourceView, graph: GraphView): PrincipalGrants {
    const variables = variablesOf(principal);
    const documents = [...ownDocuments(principal, graph), ...documentsOfGroups(principal, graph)].map((granted) => ({
        ...granted,
        document: withVariables(granted.document, variables),
    }));
    const boundary = boundaryOf(principal, graph);
    return {
        documents,
        identity: documents.map(({ document }) => document),
        ...(boundary && { boundary: withVariables(boundary, variables) }),
        context: contextOf(principal),
    };
}

const anyAccount = "?".repeat(12);

/**
 * The ARN of a principal, or a policy of the stack, as a pattern: what is not known of it may be anything. Undefined where
 * not even the name is known.
 */
export function arnOf(resource: ResourceView): string | undefined {
    const arn = knownString(resource, "arn");
    // A program may name its own account, which the embedded engine does not know.
    if (arn !== undefined) return arn.replace(`:${madeUpAccount}:`, `:${anyAccount}:`);
    const kind = /^aws:iam\/(\w+):/.exec(resource.type)?.[1];
    const name = nameOf(resource);
    if (kind === undefined || name === undefined || isUnknown(resource.props, "path")) return undefined;
    const path = knownString(resource, "path") ?? "/";
    return `arn:*:iam::${anyAccount}:${kind}${path}${name}`;
}

/** The name, or the pattern of the name that Pulumi makes of the logical one: seven letters more. */
function nameOf(resource: ResourceView): string | undefined {
    if (isUnknown(resource.props, "name") || isUnknown(resource.props, "namePrefix")) return undefined;
    const prefix = knownString(resource, "namePrefix");
    return knownString(resource, "name") ?? (prefix === undefined ? `${resource.name}-???????` : `${prefix}*`);
}

function knownString({ props }: ResourceView, property: string): string | undefined {
    if (isUnknown(props, property)) return undefined;
    const value = props[property];
    return typeof value === "string" && value !== "" ? value : undefined;
}

/** The values of policy variables, by name in lower case; null for one that the principal's requests do not have. */
function variablesOf(principal: ResourceView): Readonly<Record<string, string | null>> {
    if (principal.type === groupType) return {};
    const name = knownString(principal, "name");
    if (principal.type === roleType) return { "aws:username": null };
    return name === undefined ? {} : { "aws:username": name };
}

/** What is known of every request that the principal makes. */
function contextOf(principal: ResourceView): RequestContext {
    if (principal.type === groupType) return {};
    const context: Record<string, readonly string[]> = {};
    const arn = knownString(principal, "arn");
    const account = arn?.split(":")[4];
    if (arn !== undefined) context["aws:principalarn"] = [arn];
    if (account !== undefined && account !== "") context["aws:principalaccount"] = [account];
    const name = knownString(principal, "name");
    if (principal.type === userType && name !== undefined) context["aws:username"] = [name];
    return context;
}

/**
 * Whether some principal of the stack has the document that a resource holds, or is bounded by it: then the principal
 * is where to ask what it allows.
 */
export function isHeldInStack(holder: ResourceView, graph: GraphView): boolean {
    if (holder.type === policyType) {
        const listed = graph.referringTo(holder, "managedPolicyArns", roleType).resources;
        const bounded = graph.referringTo(holder, "permissionsBoundary", roleType, userType).resources;
        if (listed.length > 0 || bounded.length > 0) return true;
    }
    return Object.entries(givers).some(([principalType, ways]) =>
        ways.some(({ type, to, what }) => {
            const isPrincipalHere = (giver: ResourceView): boolean =>
                graph.referredToBy(giver, to, principalType).resources.length > 0;
            if (what === "policy") return type === holder.type && isPrincipalHere(holder);
            if (holder.type !== policyType) return false;
            return (graph.referringTo(holder, what, type).resources as readonly ResourceView[]).some(isPrincipalHere);
        }),
    );
}

function ownDocuments(principal: ResourceView, graph: GraphView): readonly GrantedDocument[] {
    const found: GrantedDocument[] = [];
    if (isUnknown(principal.props, "inlinePolicies")) found.push(notKnown("its inline policies"));
    else {
        const inline = asList(principal.props.inlinePolicies) as readonly object[];
        for (let index = 0; index < inline.length; index++) {
            if (isUnknown(inline, String(index) as never)) found.push(notKnown("an inline policy"));
            else {
                const document = documentOf(inline[index] as { policy?: unknown }, "policy");
                if (document) found.push({ document, origin: "an inline policy" });
            }
        }
    }
    found.push(...managedDocuments(principal, "managedPolicyArns", graph));
    for (const { type, to, what } of givers[principal.type] ?? []) {
        const { resources, complete } = graph.referringTo(principal, to, type);
        for (const giver of resources as readonly ResourceView[]) {
            if (what === "policy") {
                const document = documentOf(giver.props, "policy");
                if (document) found.push({ document, origin: `the policy "${giver.name}"` });
            } else found.push(...managedDocuments(giver, what, graph));
        }
        if (!complete) found.push(notKnown("what is attached to a principal that is not known yet"));
    }
    return found;
}

/** The documents of the managed policies that a property names by ARN. */
function managedDocuments(from: ResourceView, property: string, graph: GraphView): readonly GrantedDocument[] {
    if (!isSet(from.props, property)) return [];
    const found: GrantedDocument[] = [];
    const { resources, complete } = graph.referredToBy(from, property, policyType);
    for (const policy of resources as readonly ResourceView[]) {
        found.push({
            document: documentOf(policy.props, "policy") ?? unknownDocument,
            origin: `the policy "${policy.name}"`,
            policy,
        });
    }
    if (!complete) found.push(notKnown("a policy that is not known yet"));
    for (const arn of knownStrings(from.props, property)) {
        if (graph.identifiedBy(arn, policyType).length > 0) continue;
        const managed = managedPolicy(arn);
        const name = arn.slice(arn.lastIndexOf("/") + 1);
        if (managed) found.push({ document: managed.document, origin: `the AWS managed policy ${name}` });
        if (managed?.isWhole) continue;
        const rest = notKnown("the rest of a policy that is not part of the stack");
        found.push(awsManagedName(arn) === undefined ? rest : { ...rest, isOfAws: true });
    }
    return found;
}

/** The strings of a property, single or in a list, that are known. */
function knownStrings(props: ResourceView["props"], property: string): readonly string[] {
    if (isUnknown(props, property)) return [];
    const value = props[property];
    if (!Array.isArray(value)) return typeof value === "string" ? [value] : [];
    return Array.from({ length: value.length }, (_, index) => String(index))
        .filter((index) => !isUnknown(value, index as never))
        .map((index) => value[index as never] as unknown)
        .filter((element) => typeof element === "string");
}

function documentsOfGroups(user: ResourceView, graph: GraphView): readonly GrantedDocument[] {
    if (user.type !== userType) return [];
    const found: GrantedDocument[] = [];
    const groups = new Set<ResourceView>();
    for (const [type, path, groupPath] of [
        ["aws:iam/userGroupMembership:UserGroupMembership", "user", "groups"],
        ["aws:iam/groupMembership:GroupMembership", "users", "group"],
    ] as const) {
        const memberships = graph.referringTo(user, path, type);
        if (!memberships.complete) found.push(notKnown("a group that the user may be in"));
        for (const membership of memberships.resources as readonly ResourceView[]) {
            const { resources, complete } = graph.referredToBy(membership, groupPath, groupType);
            for (const group of resources as readonly ResourceView[]) groups.add(group);
            const isElsewhere = knownStrings(membership.props, groupPath).some(
                (name) => graph.identifiedBy(name, groupType).length === 0,
            );
            if (!complete || isElsewhere) found.push(notKnown("a group that is not part of the stack"));
        }
    }
    for (const group of groups) found.push(...ownDocuments(group, graph).map((granted) => ({ ...granted, group })));
    return found;
}

function boundaryOf(principal: ResourceView, graph: GraphView): PolicyDocument | undefined {
    if (!isSet(principal.props, "permissionsBoundary")) return undefined;
    const { resources } = graph.referredToBy(principal, "permissionsBoundary", policyType);
    const [policy] = resources as readonly ResourceView[];
    if (policy) return documentOf(policy.props, "policy") ?? unknownDocument;
    const [arn] = knownStrings(principal.props, "permissionsBoundary");
    const managed = arn === undefined ? undefined : managedPolicy(arn);
    return managed?.isWhole ? managed.document : unknownDocument;
}

function notKnown(origin: string): GrantedDocument {
    return { document: unknownDocument, origin };
}
