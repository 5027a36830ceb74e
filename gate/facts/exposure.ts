import { parseDocument } from "../../policy-pack/iam/document";
import { publicAccess } from "../../policy-pack/iam/public-access";
import { isUnknownValue } from "../../policy-pack/policy/resource";
import type { Resource } from "../../policy-pack/policy/resource";
import { kindOf } from "./kinds";
import type { Kind } from "./kinds";
import { objectsIn } from "./references";
import type { Edge } from "./references";

/** A way by which somebody outside gets to a model or to data. */
export interface Exposure {
    /** Who: everybody on the internet, or the accounts that are named. */
    readonly from: "internet" | "another account";
    /** Completes the sentence "<resource> ...". */
    readonly how: string;
    /** From what is reached first to the model or the data. */
    readonly path: readonly string[];
    /** Whether what is reached is a model or data, or only the way in is known. */
    readonly reaches: Kind;
}

interface Entrance {
    readonly urn: string;
    readonly from: Exposure["from"];
    readonly how: string;
}

/** What a way leads through; through keys, networks and logs everything hangs together. */
const passable: ReadonlySet<Kind> = new Set(["entrance", "compute", "identity", "model"]);

/** Longer ways say nothing any more. */
const longestPath = 7;

/** Every way from the internet or from another account to a model or its data that the stack shows. */
export function exposuresOf(resources: readonly Resource[], edges: readonly Edge[]): readonly Exposure[] {
    const neighbours = new Map<string, string[]>();
    const kind = new Map(resources.map(({ urn, type }) => [urn, kindOf(type)] as const));
    for (const { from, to } of edges) {
        append(neighbours, from, to);
        append(neighbours, to, from);
    }
    const account = ownAccount(resources);
    return resources.flatMap((resource) =>
        entrancesAt(resource, account, edges).flatMap((entrance) => waysFrom(entrance, neighbours, kind)),
    );
}

/** The nearest models and data behind an entrance; the entrance alone where none is found. */
function waysFrom(
    { urn, from, how }: Entrance,
    neighbours: ReadonlyMap<string, readonly string[]>,
    kind: ReadonlyMap<string, Kind>,
): readonly Exposure[] {
    const isTarget = (candidate: string): boolean => ["model", "data"].includes(kind.get(candidate) ?? "other");
    if (isTarget(urn)) return [{ from, how, path: [urn], reaches: kind.get(urn) ?? "other" }];
    const seen = new Set([urn]);
    const found: Exposure[] = [];
    let paths: (readonly string[])[] = [[urn]];
    for (let length = 1; length < longestPath && paths.length > 0; length++) {
        const next: (readonly string[])[] = [];
        for (const path of paths) {
            for (const neighbour of neighbours.get(path[path.length - 1] ?? "") ?? []) {
                if (seen.has(neighbour)) continue;
                seen.add(neighbour);
                const way = [...path, neighbour];
                if (isTarget(neighbour)) found.push({ from, how, path: way, reaches: kind.get(neighbour) ?? "other" });
                else if (passable.has(kind.get(neighbour) ?? "other")) next.push(way);
            }
        }
        paths = next;
    }
    return found.length > 0 ? found : [{ from, how, path: [urn], reaches: kind.get(urn) ?? "other" }];
}

/** The account that the stack's own resources are in, where it tells. */
function ownAccount(resources: readonly Resource[]): string | undefined {
    const counts = new Map<string, number>();
    for (const { outputs } of resources) {
        const account =
            typeof outputs.arn === "string" ? /^arn:[^:]+:[^:]+:[^:]*:(\d{12}):/.exec(outputs.arn)?.[1] : undefined;
        if (account !== undefined) counts.set(account, (counts.get(account) ?? 0) + 1);
    }
    return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** Where somebody outside gets in, as far as one resource tells. */
function entrancesAt(resource: Resource, account: string | undefined, edges: readonly Edge[]): readonly Entrance[] {
    const { urn, type, outputs: props } = resource;
    const internet = (how: string): Entrance => ({ urn, from: "internet", how });
    switch (type) {
        case "aws:lb/loadBalancer:LoadBalancer":
        case "aws:alb/loadBalancer:LoadBalancer":
            return props.internal === true ? [] : [internet("faces the internet")];
        case "aws:apigatewayv2/api:Api":
            return props.disableExecuteApiEndpoint === true ? [] : [internet("has a public endpoint")];
        case "aws:apigateway/restApi:RestApi":
            return objectsIn(props.endpointConfiguration).some(({ types }) => String(types).includes("PRIVATE"))
                ? []
                : [internet("has a public endpoint")];
        case "aws:cloudfront/distribution:Distribution":
            return props.enabled === false ? [] : [internet("is served over the internet")];
        case "aws:lambda/functionUrl:FunctionUrl":
            return props.authorizationType === "NONE" ? [internet("can be called by anybody")] : [];
        case "aws:lambda/permission:Permission":
            return props.principal === "*" && props.sourceArn === undefined && props.sourceAccount === undefined
                ? [internet("lets anybody call the function")]
                : [];
        case "aws:ec2/instance:Instance":
            return props.associatePublicIpAddress === true ? [internet("has a public address")] : [];
        case "aws:rds/instance:Instance":
        case "aws:rds/clusterInstance:ClusterInstance":
        case "aws:redshift/cluster:Cluster":
        case "aws:docdb/clusterInstance:ClusterInstance":
            return props.publiclyAccessible === true ? [internet("has a public address")] : [];
        case "aws:eks/cluster:Cluster":
            return objectsIn(props.vpcConfig).some(({ endpointPublicAccess }) => endpointPublicAccess !== false)
                ? [internet("has a public API server")]
                : [];
        case "aws:opensearch/domain:Domain":
            return props.vpcOptions === undefined ? [internet("has a public endpoint")] : [];
        case "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime":
            return objectsIn(props.networkConfiguration).some(({ networkMode }) => networkMode === "PUBLIC")
                ? [internet("runs on a public network")]
                : [];
        case "kubernetes:core/v1:Service":
            return objectsIn(props.spec).some((spec) => spec.type === "LoadBalancer" || spec.type === "NodePort")
                ? [internet("is reached from outside of the cluster")]
                : [];
        case "kubernetes:networking.k8s.io/v1:Ingress":
            return [internet("is reached from outside of the cluster")];
        default:
            return byDocument(resource, account, edges);
    }
}

/** Properties that hold documents which say who may do something with a resource. */
const resourcePolicies = ["policy", "assumeRolePolicy", "resourcePolicy", "accessPolicies", "fileSystemPolicy"];

/** Types whose `policy` says what an identity may do, not who may use the resource. */
const identityPolicies =
    /^aws:iam\/(policy|rolePolicy|userPolicy|groupPolicy)|^aws:organizations\/|^aws:ec2\/vpcEndpoint/;

function byDocument(
    { urn, type, outputs }: Resource,
    account: string | undefined,
    edges: readonly Edge[],
): readonly Entrance[] {
    if (identityPolicies.test(type)) return [];
    return resourcePolicies.flatMap((property): readonly Entrance[] => {
        const source = outputs[property];
        if (source === undefined || isUnknownValue(source)) return [];
        const document = parseDocument(source);
        const verb = property === "assumeRolePolicy" ? "can be assumed by" : "is open to";
        const target = property === "assumeRolePolicy" ? urn : policyTarget(urn, edges);
        if (publicAccess(document).verdict === "yes") {
            return [{ urn: target, from: "internet", how: `${verb} everybody, by its policy` }];
        }
        const foreign = document.statements
            .filter(({ effect }) => effect === "Allow")
            .flatMap(({ principals }) => principals?.named ?? [])
            .flatMap(({ kind, value }) => (kind === "AWS" ? accountsIn(value) : []))
            .filter((found) => found !== account);
        // Without an account of its own to compare with, nothing can be said.
        if (account === undefined || foreign.length === 0) return [];
        return [{ urn: target, from: "another account", how: `${verb} ${[...new Set(foreign)].join(", ")}` }];
    });
}

/** The resource that a policy of its own is about: what it refers to first. */
function policyTarget(urn: string, edges: readonly Edge[]): string {
    const own = edges.find(({ from, via }) => from === urn && via !== "policy");
    return own?.to ?? edges.find(({ from }) => from === urn)?.to ?? urn;
}

function accountsIn(principal: string): readonly string[] {
    const account = /^(?:arn:aws[a-z-]*:(?:iam|sts)::)?(\d{12})(?::|$)/.exec(principal)?.[1];
    return account === undefined ? [] : [account];
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
}
