import { isUnknown } from "../policy/reading";
import type { GraphView, ResourceView } from "../policy/definition";
import { isAdministrator } from "./administrator";
import { documentOf, parseDocument, unknownDocument } from "./document";
import type { Statement } from "./document";
import { canDo, escalationPaths, resourceFor } from "./escalation";
import type { EscalationPath } from "./escalation";
import { methods } from "./escalation-methods";
import type { EscalationMethod, RoleHolder } from "./escalation-methods";
import { allows } from "./permission";
import { arnOf, grantsOf, principalTypes } from "./principals";
import type { PrincipalGrants } from "./principals";
import { allOf, anyOf } from "./statements";
import type { Truth } from "./statements";
import { trustOfPrincipal, trustsService } from "./trust";

/** A way to more permissions that leads over things of the stack. */
export interface StackWay {
    readonly method: EscalationMethod;
    /** Completes the sentence "<principal> can ...", e.g. `take on another role ("admin")`. */
    readonly words: string;
    readonly verdict: "yes" | "unknown";
    /** What gives each of the actions. */
    readonly statements: readonly Statement[];
    /** The principal whose permissions one has then; absent where one writes one's own. */
    readonly to?: ResourceView;
}

/** What a principal of the stack is, and can become. */
export interface PrincipalAccess {
    readonly principal: ResourceView;
    readonly grants: PrincipalGrants;
    readonly isAdministrator: Truth;
    /** The ways that its documents give by themselves, on whatever there is. */
    readonly paths: readonly EscalationPath[];
    /** The ways over principals and resources of the stack that the documents name; no more than a few. */
    readonly ways: readonly StackWay[];
}

/**
 * What every role, user and group of the stack can do and become. Ways lead to administrators, and to those who can make
 * themselves such; from principals that are no administrators. To be asked through {@link GraphView.once}.
 */
export function accessOf(graph: GraphView): ReadonlyMap<string, PrincipalAccess> {
    return new Analysis(graph).run();
}

/** No more ways than this are looked for from one principal. */
const enough = 4;

interface Node {
    readonly principal: ResourceView;
    readonly arn: string | undefined;
    readonly grants: PrincipalGrants;
    readonly isAdministrator: Truth;
    readonly paths: readonly EscalationPath[];
    readonly ways: StackWay[];
    /** The methods all of whose actions are allowed on something, by kind. */
    readonly usable: readonly EscalationMethod[];
}

/** Something of the stack that runs with a role. */
interface Holding {
    readonly holder: ResourceView;
    readonly arn: string | undefined;
}

class Analysis {
    private readonly nodes: readonly Node[];
    private readonly trusts = new Map<string, ReturnType<typeof documentOf>>();
    private readonly holdings = new Map<RoleHolder, ReadonlyMap<string, readonly Holding[]>>();

    constructor(private readonly graph: GraphView) {
        this.nodes = graph.ofType(...principalTypes).map((principal) => {
            const grants = grantsOf(principal as ResourceView, graph);
            const all = escalationPaths(grants);
            return {
                principal: principal as ResourceView,
                arn: arnOf(principal as ResourceView),
                grants,
                isAdministrator: isAdministrator({
                    ...grants,
                    identity: grants.documents.filter(({ isOfAws }) => !isOfAws).map(({ document }) => document),
                }),
                paths: all.filter(({ reach }) => reach === "any"),
                ways: [],
                // Of documents that are not known, everything could be.
                usable: all.filter(({ statements }) => statements.length > 0).map(({ method }) => method),
            };
        });
    }

    run(): ReadonlyMap<string, PrincipalAccess> {
        for (const node of this.nodes) node.ways.push(...this.waysByOneself(node));
        let strong = this.nodes.filter(isStrong);
        const reached = new Set(strong);
        while (strong.length > 0) {
            const next: Node[] = [];
            for (const node of this.nodes) {
                if (node.isAdministrator === "yes") continue;
                for (const target of strong) {
                    if (node.ways.length >= enough) break;
                    const way = target === node ? undefined : this.wayTo(node, target);
                    if (way) node.ways.push(way);
                }
                if (!reached.has(node) && node.ways.some(({ verdict }) => verdict === "yes")) {
                    reached.add(node);
                    next.push(node);
                }
            }
            strong = next;
        }
        return new Map(this.nodes.map(({ principal, ...rest }) => [principal.urn, { principal, ...rest }]));
    }

    /** The ways that write one's own permissions, or those of a principal that one can act as. */
    private waysByOneself(node: Node): readonly StackWay[] {
        const writing = node.usable.filter(({ kind, target }) => /^(rewrite|lift-boundary)$/.test(kind) && target);
        if (writing.length === 0 || node.isAdministrator === "yes") return [];
        const own = this.writes(node, node, writing);
        if (own.length > 0) return own;
        for (const other of this.nodes) {
            if (other === node) continue;
            const [write] = this.writes(node, other, writing);
            const way = write && this.wayTo(node, other);
            if (!way) continue;
            return [
                {
                    method: way.method,
                    words: `${write.words}, and then ${way.words}`,
                    verdict: allOf([write.verdict, way.verdict]) === "yes" ? "yes" : "unknown",
                    statements: [...write.statements, ...way.statements],
                    to: other.principal,
                },
            ];
        }
        return [];
    }

    /** The ways in which one principal can write the permissions of another, or its own. */
    private writes(node: Node, other: Node, writing: readonly EscalationMethod[]): readonly StackWay[] {
        const things: ResourceView[] = [other.principal];
        for (const { policy, group } of other.grants.documents) {
            if (policy) things.push(policy);
            if (group) things.push(group);
        }
        return [...new Set(things)].flatMap((thing) => {
            const arn = thing === other.principal ? other.arn : arnOf(thing);
            if (arn === undefined) return [];
            const kind = kindOf(thing);
            return writing
                .filter((method) => method.target === kind)
                .filter((method) => method.kind === "rewrite" || this.isOnlyBounded(other))
                .flatMap((method) => this.step(node, method, arn, thing.name));
        });
    }

    /** Whether nothing but its permissions boundary keeps a principal from being an administrator. */
    private isOnlyBounded({ grants: { identity, boundary } }: Node): boolean {
        return boundary !== undefined && isAdministrator({ identity }) === "yes";
    }

    /** Whether the method's actions are allowed on the one thing, and on anything where they cannot be limited to such. */
    private step(node: Node, method: EscalationMethod, arn: string, name: string): readonly StackWay[] {
        const answers = method.actions.map((action) => canDo(node.grants, action, resourceFor(action, arn), method));
        const verdict = allOf(answers.map((answer) => answer.verdict));
        const statements = [...new Set(answers.flatMap((answer) => answer.statements))];
        // What is not known of documents that say nothing of the thing is said elsewhere.
        if (verdict === "no" || answers.some((answer) => answer.statements.length === 0)) return [];
        return [{ method, words: `${method.words} ("${name}")`, verdict, statements }];
    }

    /** The plainest way in which one principal can act as another. */
    private wayTo(node: Node, target: Node): StackWay | undefined {
        for (const find of [this.byTrust, this.byTakingOver, this.byPassing, this.byHolders]) {
            const way = find.call(this, node, target);
            if (way) return { ...way, to: target.principal };
        }
        return undefined;
    }

    /** A role is taken on. */
    private byTrust(node: Node, target: Node): StackWay | undefined {
        if (kindOf(target.principal) !== "role" || kindOf(node.principal) === "group") return undefined;
        if (node.arn === undefined || target.arn === undefined) return undefined;
        const { byName, byAccount } = trustOfPrincipal(this.trustOf(target), node.arn, node.grants.context);
        if (byName === "no" && byAccount === "no") return undefined;
        const request = { action: "sts:AssumeRole", resource: target.arn };
        const permitted = allows(node.grants, request);
        const { verdict: named } =
            byName === "yes"
                ? allows({ ...node.grants, identity: [...node.grants.identity, anyRoleAllowed] }, request)
                : { verdict: "no" as const };
        const byPermission = allOf([anyOf([byName, byAccount]), permitted.verdict]);
        const verdict = anyOf([named, permitted.statements.length > 0 ? byPermission : "no"]);
        if (verdict === "no") return undefined;
        return {
            method: takingOn,
            words: `${takingOn.words} ("${target.principal.name}")`,
            verdict,
            statements: permitted.statements,
        };
    }

    /** A credential is made, a trust policy is written, a group is entered. */
    private byTakingOver(node: Node, target: Node): StackWay | undefined {
        const { arn, principal } = target;
        if (arn === undefined) return undefined;
        for (const method of node.usable) {
            if (method.kind !== "take-over" || method.target !== kindOf(principal)) continue;
            if (method.together || method === takingOn) continue;
            const [way] = this.step(node, method, arn, principal.name);
            if (way) return way;
        }
        return undefined;
    }

    /** The role is passed to a service that it trusts. */
    private byPassing(node: Node, target: Node): StackWay | undefined {
        const { arn, principal } = target;
        if (kindOf(principal) !== "role" || arn === undefined) return undefined;
        const passing = node.usable.filter(({ kind }) => kind === "pass-role");
        for (const method of passing) {
            const trusted = trustsService(this.trustOf(target), method.passedTo ?? "");
            if (trusted === "no") continue;
            const { verdict, statements } = canDo(node.grants, "iam:PassRole", arn, method);
            if (verdict === "no" || statements.length === 0) continue;
            return {
                method,
                words: `${method.words} ("${principal.name}")`,
                verdict: allOf([trusted, verdict]) === "yes" ? "yes" : "unknown",
                statements,
            };
        }
        return undefined;
    }

    /** Something that has the role is taken over. */
    private byHolders(node: Node, target: Node): StackWay | undefined {
        if (kindOf(target.principal) !== "role") return undefined;
        for (const method of node.usable) {
            for (const holder of method.holders ?? []) {
                for (const { holder: thing, arn } of this.holdingsOf(holder).get(target.principal.urn) ?? []) {
                    const [way] = this.step(node, method, arn ?? "arn:*", thing.name);
                    if (way) return way;
                }
            }
        }
        return undefined;
    }

    private trustOf({ principal }: Node): NonNullable<ReturnType<typeof documentOf>> {
        let document = this.trusts.get(principal.urn);
        if (!document) {
            document = documentOf(principal.props, "assumeRolePolicy") ?? unknownDocument;
            this.trusts.set(principal.urn, document);
        }
        return document;
    }

    /** What of a type runs with which role, by the role's URN. */
    private holdingsOf(holder: RoleHolder): ReadonlyMap<string, readonly Holding[]> {
        let found = this.holdings.get(holder);
        if (!found) {
            const byRole = new Map<string, Holding[]>();
            for (const thing of this.graph.ofType(holder.type) as readonly ResourceView[]) {
                for (const role of this.rolesOf(thing, holder.role)) {
                    const list = byRole.get(role.urn) ?? [];
                    byRole.set(role.urn, [...list, { holder: thing, arn: arnOfHolder(thing) }]);
                }
            }
            this.holdings.set(holder, (found = byRole));
        }
        return found;
    }

    private rolesOf(thing: ResourceView, path: string): readonly ResourceView[] {
        const [roleType] = principalTypes;
        const direct = this.graph.referredToBy(thing, path, roleType).resources as readonly ResourceView[];
        const profiles = this.graph.referredToBy(thing, path, "aws:iam/instanceProfile:InstanceProfile")
            .resources as readonly ResourceView[];
        const through = profiles.flatMap(
            (profile) => this.graph.referredToBy(profile, "role", roleType).resources as readonly ResourceView[],
        );
        return [...direct, ...through];
    }
}

const takingOn = methods.find(({ id }) => id === "sts-assume-role") as EscalationMethod;

/** What a trust policy that names a principal gives by itself. */
const anyRoleAllowed = parseDocument({ Statement: { Effect: "Allow", Action: "sts:AssumeRole", Resource: "*" } });

/** Whether to have a principal's permissions is to have, or to be able to take, all. */
function isStrong({ isAdministrator: isOne, paths, ways }: Node): boolean {
    return (
        isOne === "yes" ||
        paths.some(({ verdict, method }) => verdict === "yes" && isWayOfItsOwn(method)) ||
        ways.some(({ verdict }) => verdict === "yes")
    );
}

/** Whether a method leads to more permissions in any account; others take a resource that has a strong role. */
function isWayOfItsOwn(method: EscalationMethod): boolean {
    return method.kind !== "existing-resource" && method !== takingOn;
}

function kindOf({ type }: ResourceView): string {
    return /^aws:iam\/(\w+):/.exec(type)?.[1] ?? "";
}

function arnOfHolder({ props }: ResourceView): string | undefined {
    const { arn } = isUnknown(props, "arn") ? {} : (props as { arn?: unknown });
    return typeof arn === "string" && arn !== "" ? arn : undefined;
}
