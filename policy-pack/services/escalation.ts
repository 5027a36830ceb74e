import { accessOf, escalationPaths, isHeldInStack, isIncomplete, principalTypes } from "../iam";
import type { EscalationMethod, EscalationPath, GrantedDocument, PrincipalAccess, StackWay } from "../iam";
import type { Readable, ResourceView, StackCheckContext } from "../policy";
import { eachIdentityPolicy, identityPolicyTypes } from "./iam";
import type { IdentityPolicyArgs } from "./iam";

/** Principals, and the identity policies that may stand without one. */
export const escalationTypes = [
    ...principalTypes,
    ...identityPolicyTypes.filter((type) => !principalTypes.some((principal) => principal === type)),
] as const;

const shown = 3;

/**
 * Reports the ways in which a principal can give itself more permissions: by everything that the stack gives it, or,
 * for a policy that nobody of the stack has, by that policy alone.
 *
 * @param isMeant which of the published ways the question is about; all of them unless told
 */
export function reportEscalation(
    resource: ResourceView<Readable<IdentityPolicyArgs>>,
    context: StackCheckContext,
    isMeant: (method: EscalationMethod) => boolean = () => true,
): void {
    const { graph, report, unknown, notApplicable } = context;
    const isOpenToAny = ({ method, reach }: EscalationPath): boolean => reach === "any" && isMeant(method);
    if (!principalTypes.some((type) => type === resource.type)) {
        if (isHeldInStack(context.resource, graph)) notApplicable();
        eachIdentityPolicy(resource.props, context, (policy, path) => {
            const paths = escalationPaths({ identity: [policy] }).filter(isOpenToAny);
            const certain = paths.filter(({ verdict }) => verdict === "yes");
            if (certain.length > 0) report(`gives a way to more permissions: ${inWords(certain)}`, path);
            else if (paths.length > 0) unknown(`may give a way to more permissions: ${inWords(paths)}`, path);
        });
        return;
    }
    const all = graph.once(accessOf);
    const { grants, ...access } = all.get(context.resource.urn) as PrincipalAccess;
    const paths = access.paths.filter(isOpenToAny);
    const ways = access.ways.filter(({ method }) => isMeant(method));
    if (grants.documents.length === 0 && ways.length === 0) notApplicable();
    const certain = paths.filter(({ verdict }) => verdict === "yes");
    if (certain.length > 0) {
        report(`can take more permissions: ${inWords(certain)} (by ${originsOf(certain, grants.documents)})`);
    }
    const certainWays = ways.filter(({ verdict }) => verdict === "yes");
    for (const words of waysInWords(certainWays, all)) report(`can ${words}`);
    if (certain.length > 0 || certainWays.length > 0) return;
    if (paths.length > 0) unknown(`may be able to take more permissions: ${inWords(paths)}`);
    for (const words of waysInWords(ways, all)) unknown(`may be able to ${words}`);
    const unread = grants.documents.filter((granted) => isIncomplete(granted.document));
    for (const origin of new Set(unread.map((granted) => granted.origin))) {
        unknown(`may be able to take more permissions, by ${origin}`);
    }
}

/** The ways over the stack, by what they lead to. */
function waysInWords(ways: readonly StackWay[], all: ReadonlyMap<string, PrincipalAccess>): readonly string[] {
    const isToAdministrator = ({ to }: StackWay): boolean =>
        to !== undefined && all.get(to.urn)?.isAdministrator === "yes";
    const sentence = (beginning: string, some: readonly StackWay[]): readonly string[] =>
        some.length === 0 ? [] : [`${beginning}: ${some.map(({ words }) => words).join("; or ")}`];
    return [
        ...sentence(
            "give itself all permissions",
            ways.filter(({ to }) => !to),
        ),
        ...sentence("become an administrator", ways.filter(isToAdministrator)),
        ...sentence(
            "act as somebody who can take more permissions",
            ways.filter((way) => way.to && !isToAdministrator(way)),
        ),
    ];
}

/** The ways in words, the plainest first. */
function inWords(paths: readonly EscalationPath[]): string {
    const words = paths.slice(0, shown).map(({ method }) => method.words);
    const more = paths.length > shown ? [`use ${paths.length - shown} more ways`] : [];
    return [...words, ...more].join("; or ");
}

/** Where the statements of the paths stand. */
function originsOf(paths: readonly EscalationPath[], documents: readonly GrantedDocument[]): string {
    const statements = new Set(paths.slice(0, shown).flatMap((path) => path.statements));
    const origins = documents
        .filter((granted) => granted.document.statements.some((statement) => statements.has(statement)))
        .map(({ origin }) => origin);
    return [...new Set(origins)].join(" and ");
}
