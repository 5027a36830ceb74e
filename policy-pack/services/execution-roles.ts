import type { RoleArgs } from "@pulumi/aws/iam";

import { actionsMatching, awsManagedName, covers, escalationPaths, grantsOf, isIncomplete, namesOf } from "../iam";
import type { EscalationPath, GrantedDocument, PrincipalGrants, Statement } from "../iam";
import { isUnknown } from "../policy";
import type { CheckContext, GraphView, Readable, ResourceView } from "../policy";
import { isAdministrator, isLimitedToSomeResources, reachesAllOf } from "./iam";
import { knownElements } from "./lists";

export const roleType = "aws:iam/role:Role";

type Role = ResourceView<Readable<RoleArgs>>;
type Context = Pick<CheckContext, "report" | "unknown"> & { readonly graph: GraphView };

/** Runs a check for the role that a resource names; where that is not part of the stack, nobody can say what it allows. */
export function withRoleAt(
    from: ResourceView<unknown>,
    property: string,
    { graph, unknown }: Context,
    check: (role: Role) => void,
): void {
    const { resources, complete } = graph.referredToBy<RoleArgs>(from, property, roleType);
    for (const role of resources) check(role);
    if (resources.length > 0) return;
    unknown(`runs with a role that is ${complete ? "not part of the stack" : "not known yet"}`, property);
}

/** Reports a role that allows every action of a service, or of all services, on whatever resources. */
export function reportWholeServices(role: Role, property: string, context: Context): void {
    reportStatements(role, property, context, allowsWholeService, "allows whole services");
}

/**
 * Reports the statements of a role's policies that a test finds wrong.
 *
 * @param words completes the sentence "the role ..."
 */
export function reportStatements(
    role: Role,
    property: string,
    { graph, report, unknown }: Context,
    isWrong: (statement: Statement, granted: GrantedDocument) => boolean,
    words: string,
): void {
    for (const granted of grantsOf(role as ResourceView, graph).documents) {
        const { document, origin } = granted;
        const wrong = document.statements.filter((statement) => isWrong(statement, granted));
        if (wrong.length > 0) {
            report(`runs with a role ("${role.name}") that ${words}, by ${origin} (${namesOf(wrong)})`, property);
        }
        const isOpen = document.statements.some(({ effect, actions }) => effect !== "Deny" && actions.unknown);
        if (isOpen || isIncomplete(document)) {
            unknown(
                `runs with a role ("${role.name}") of which it is not known whether it ${words}, by ${origin}`,
                property,
            );
        }
    }
}

/** Whether a statement allows all actions of some service: `*`, `s3:*`, or all but a few. */
export function allowsWholeService({ effect, actions }: Statement): boolean {
    if (effect !== "Allow") return false;
    return actions.negated || actions.patterns.some((pattern) => /^(\*+|[^:]+:\*+)$/.test(pattern));
}

/** Logs, traces, metrics and the network interfaces of a VPC go where the function itself does not choose. */
const unavoidable =
    /^(logs|xray|cloudwatch):|^ec2:(create|delete|describe)networkinterfaces?$|^ec2:(un)?assignprivateipaddresses$/;

/**
 * Whether a statement allows on every resource what could be bound to one. What AWS's own policies allow everywhere is
 * theirs to know.
 */
export function allowsEverywhere(statement: Statement, { origin }: GrantedDocument): boolean {
    if (statement.effect !== "Allow" || origin.startsWith("the AWS managed policy")) return false;
    if (reachesAllOf(statement) !== "yes" || isLimitedToSomeResources(statement)) return false;
    if (statement.actions.negated) return true;
    return statement.actions.patterns.some((pattern) => {
        if (unavoidable.test(pattern)) return false;
        return actionsMatching(pattern).some(({ resourceTypes }) => resourceTypes.length > 0);
    });
}

/** Reports a role that is an administrator, has a policy of AWS with full access, or can give itself more permissions. */
export function reportExcess(role: Role, property: string, { graph, report, unknown }: Context): void {
    const words = `runs with a role ("${role.name}") that`;
    for (const name of managedPolicyNames(role, graph)) {
        if (/FullAccess$|^AdministratorAccess$/.test(name))
            report(`${words} has the AWS managed policy ${name}`, property);
    }
    const grants = grantsOf(role as ResourceView, graph);
    for (const { document, origin } of grants.documents) {
        const verdict = isAdministrator(document);
        if (verdict === "yes") report(`${words} is an administrator, by ${origin}`, property);
        if (verdict === "unknown" || isIncomplete(document))
            unknown(`${words} may have too much, by ${origin}`, property);
    }
    const isOpen = ({ reach, verdict }: EscalationPath): boolean => reach === "any" && verdict === "yes";
    const paths = escalationPaths(grants);
    // A boundary that is not known may forbid it, and is no reason to grant it in the first place.
    const granted = grants.boundary ? escalationPaths(withoutBoundary(grants)) : paths;
    const path = granted.find((way) => isOpen(way) && paths.some(({ method }) => method === way.method));
    if (path) report(`${words} can take more permissions: ${path.method.words}`, property);
}

function withoutBoundary({ identity, context }: PrincipalGrants): Parameters<typeof escalationPaths>[0] {
    return { identity, ...(context && { context }) };
}

/** Whether a role's policies name an action of a service, in lower case; what they allow by `*` does not count. */
export function mayDo(role: ResourceView<unknown>, action: string, graph: GraphView): boolean {
    const service = action.slice(0, action.indexOf(":") + 1);
    return grantsOf(role as ResourceView, graph).documents.some(({ document }) =>
        document.statements.some(({ effect, actions }) => {
            if (effect !== "Allow" || actions.negated) return false;
            return actions.patterns.some((pattern) => pattern.startsWith(service) && covers(pattern, action));
        }),
    );
}

/** The names of the policies of AWS that are attached to a role. */
export function managedPolicyNames(role: Role, graph: GraphView): readonly string[] {
    const attachments = [
        { type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment", to: "role", what: "policyArn" },
        { type: "aws:iam/policyAttachment:PolicyAttachment", to: "roles", what: "policyArn" },
        {
            type: "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive",
            to: "roleName",
            what: "policyArns",
        },
    ].flatMap(({ type, to, what }) =>
        (graph.referringTo(role, to, type).resources as readonly ResourceView[]).map((resource) => ({
            resource,
            what,
        })),
    );
    return [{ resource: role as ResourceView, what: "managedPolicyArns" }, ...attachments].flatMap(
        ({ resource, what }) => knownNames(resource.props, what),
    );
}

function knownNames(props: ResourceView["props"], property: string): readonly string[] {
    if (isUnknown(props, property)) return [];
    return knownElements(props[property] as string | readonly string[] | undefined).flatMap((arn) => {
        const name = awsManagedName(arn);
        return name === undefined ? [] : [name];
    });
}
