import type { AccessLevel } from "./access-levels";
import type { Statement } from "./document";
import { isFittingResource } from "./fitting-resources";
import { isExact } from "./patterns";
import { allows, isIncomplete } from "./permission";
import type { Grants } from "./permission";
import { reachesAllOf } from "./reach";
import { actionsOf, serviceNames } from "./service-authorization";
import type { ActionFacts } from "./service-authorization";

/** What a principal can do of one access level of one service. */
export interface Capability {
    /** The prefix of the service's actions, e.g. `s3`. */
    readonly service: string;
    readonly level: AccessLevel;
    /** The actions that it can do, without their service. */
    readonly actions: readonly string[];
    /** How many actions of this level the service has. */
    readonly total: number;
    /** Whether some of the actions can be done to every resource of the service, and under no condition. */
    readonly onEverything: boolean;
    /** The statements that give it. */
    readonly statements: readonly Statement[];
}

/**
 * What a principal with these documents can really do, by service and access level: what is allowed and not denied again,
 * nor out of bounds. Of documents that are not known, nothing is told.
 */
export function capabilitiesOf(grants: Grants): readonly Capability[] {
    const known: Grants = { ...grants, identity: grants.identity.filter((document) => !isIncomplete(document)) };
    return servicesOf(known).flatMap((service) => {
        const byLevel = new Map<AccessLevel, ActionFacts[]>();
        for (const action of actionsOf(service)?.values() ?? []) {
            const list = byLevel.get(action.level);
            if (list) list.push(action);
            else byLevel.set(action.level, [action]);
        }
        return [...byLevel].flatMap(([level, all]) => capabilityOf(known, service, level, all));
    });
}

function capabilityOf(
    grants: Grants,
    service: string,
    level: AccessLevel,
    all: readonly ActionFacts[],
): readonly Capability[] {
    const actions: string[] = [];
    const statements = new Set<Statement>();
    let onEverything = false;
    for (const action of all) {
        const answer = allows(grants, { action: action.name, resource: "*" });
        if (answer.verdict !== "yes") continue;
        const fitting = answer.statements.filter(
            ({ resources: { negated, patterns } }) =>
                negated || patterns.some((pattern) => isFittingResource(action, pattern)),
        );
        if (fitting.length === 0) continue;
        actions.push(action.name.slice(service.length + 1));
        for (const statement of fitting) {
            statements.add(statement);
            onEverything ||= statement.conditions.length === 0 && reachesAllOf(statement, service) === "yes";
        }
    }
    if (actions.length === 0) return [];
    return [{ service, level, actions: actions.sort(), total: all.length, onEverything, statements: [...statements] }];
}

/** The services that some Allow may be about. */
function servicesOf({ identity }: Grants): readonly string[] {
    const named = new Set<string>();
    for (const { effect, actions } of identity.flatMap(({ statements }) => statements)) {
        if (effect === "Deny") continue;
        const services = actions.patterns.map((pattern) => pattern.slice(0, Math.max(0, pattern.indexOf(":"))));
        if (actions.negated || services.some((service) => service === "" || !isExact(service))) return serviceNames();
        for (const service of services) named.add(service);
    }
    return [...named].sort();
}
