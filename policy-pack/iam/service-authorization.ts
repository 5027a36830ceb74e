import type { AccessLevel } from "./access-levels";
import { covers, isExact } from "./patterns";
import { serviceData } from "./service-authorization-data";

/** What AWS's service authorization reference says of one action. */
export interface ActionFacts {
    /** With its service, in AWS's own letter case, e.g. `s3:GetObject`. */
    readonly name: string;
    readonly level: AccessLevel;
    /** The types of resources that it can be limited to; none means that only `*` fits. */
    readonly resourceTypes: readonly string[];
    /** Those of them that each request names; a statement has to take in one of each. */
    readonly requiredTypes: readonly string[];
    /** The condition keys of its own; known for the AI services only. */
    readonly conditionKeys: readonly string[];
}

const decoded = new Map<string, ReadonlyMap<string, ActionFacts>>();

/** The actions of a service by name in lower case, e.g. `s3:getobject`; undefined for a prefix that no service has. */
export function actionsOf(service: string): ReadonlyMap<string, ActionFacts> | undefined {
    let actions = decoded.get(service);
    if (!actions) {
        const data = serviceData();
        const found = Object.hasOwn(data, service) ? data[service] : undefined;
        if (!found) return undefined;
        decoded.set(service, (actions = decode(service, found.actions)));
    }
    return actions;
}

/** The prefixes of the actions of every service. */
export function serviceNames(): readonly string[] {
    return Object.keys(serviceData());
}

/** What is known of an action, in any letter case; undefined for one that AWS does not document. */
export function factsOf(action: string): ActionFacts | undefined {
    const name = action.toLowerCase();
    return actionsOf(name.split(":", 1)[0] as string)?.get(name);
}

/** The documented actions that a pattern takes in, e.g. `s3:Get*`; for a pattern over services, of all of them. */
export function actionsMatching(pattern: string): readonly ActionFacts[] {
    const lower = pattern.toLowerCase();
    let found = matching.get(lower);
    if (!found) {
        const service = lower.split(":", 1)[0] as string;
        const services = isExact(service) ? [service] : Object.keys(serviceData());
        found = services.flatMap((candidate) =>
            [...(actionsOf(candidate) ?? [])].flatMap(([name, facts]) => (covers(lower, name) ? [facts] : [])),
        );
        if (matching.size >= matchingAtMost) matching.clear();
        matching.set(lower, found);
    }
    return found;
}

/** Many policies ask about the same few patterns. */
const matching = new Map<string, readonly ActionFacts[]>();
const matchingAtMost = 1000;

/** The ARN patterns of a service's types of resources, by type, without `arn:` and the partition. */
export function resourceArnsOf(service: string): ReadonlyMap<string, string> {
    let arns = decodedArns.get(service);
    if (!arns) {
        const data = serviceData();
        const resources = Object.hasOwn(data, service) ? (data[service]?.resources ?? "") : "";
        const entries = resources.split(";").filter((entry) => entry !== "");
        arns = new Map(entries.map((entry) => entry.split("|", 2) as [string, string]));
        decodedArns.set(service, arns);
    }
    return arns;
}

const decodedArns = new Map<string, ReadonlyMap<string, string>>();

function decode(service: string, groups: string): ReadonlyMap<string, ActionFacts> {
    const actions = new Map<string, ActionFacts>();
    for (const group of groups.split(";")) {
        const [level, types = "", keys = "", names = ""] = group.split("|");
        const resourceTypes = listOf(types).map((type) => type.replace("!", ""));
        const requiredTypes = listOf(types).flatMap((type) => (type.endsWith("!") ? [type.slice(0, -1)] : []));
        const conditionKeys = listOf(keys);
        for (const name of listOf(names)) {
            const facts: ActionFacts = {
                name: `${service}:${name}`,
                level: level as AccessLevel,
                resourceTypes,
                requiredTypes,
                conditionKeys,
            };
            actions.set(facts.name.toLowerCase(), facts);
        }
    }
    return actions;
}

function listOf(text: string): readonly string[] {
    return text === "" ? [] : text.split(",");
}
