import { createRequire } from "node:module";

import type { Policies } from "@pulumi/policy";
import type { AnalyzeRequest, AnalyzerResource, AnalyzeStackRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import { shareGraph, toCrossGuard } from "./crossguard";
import { appliesTo } from "./policy";
import type { Policy, Properties, Resource } from "./policy";
import { readableProperties } from "./readable-properties";

/**
 * The policies for the SDK's analyzer server, and the server made to do each piece of work once. By itself it goes
 * through every policy for every resource, deserialising the resource again for each, and the whole stack for each
 * stack policy, which together is nearly all of its time. What is changed here can only make it faster: where the SDK
 * does not work as expected, it goes its own way.
 */
export function dispatched(policies: readonly Policy[]): Policies {
    const deserialize = deserializeOncePerRequest();
    const inputsOf = rememberInputs();
    buildGraphOncePerRequest(deserialize, inputsOf);
    return onlyThoseAskedFor(policies);
}

type Deserialize = (properties: Struct, proxySecrets: boolean) => Properties;

/**
 * Properties are deserialised once, not once for every policy. Our policies get read-only views, so sharing is safe;
 * remediations ask for secrets to be kept apart and change what they get, so they still get copies of their own.
 */
function deserializeOncePerRequest(): Deserialize {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module object itself is what the server calls through
    const sdk = require("@pulumi/policy/deserialize") as { deserializeProperties: Deserialize };
    const original = sdk.deserializeProperties;
    const seen = new WeakMap<Struct, Properties>();
    return (sdk.deserializeProperties = (properties, proxySecrets) => {
        if (proxySecrets) return original(properties, proxySecrets);
        let deserialized = seen.get(properties);
        if (!deserialized) seen.set(properties, (deserialized = original(properties, proxySecrets)));
        return deserialized;
    });
}

/**
 * The engine sends each resource's inputs first and, when all are there, the outputs of all. Which properties a program
 * gave can only be told from the inputs.
 */
function rememberInputs(): (urn: string) => Struct | undefined {
    const requests = new Map<string, AnalyzeRequest>();
    const { prototype } = messages().AnalyzeRequest;
    // What the server asks of every request, whatever policies there are.
    const original = prototype.getType as (this: AnalyzeRequest) => string;
    prototype.getType = function () {
        requests.set(this.getUrn(), this);
        return original.call(this);
    };
    return (urn) => requests.get(urn)?.getProperties();
}

/** The server is handed the first resource alone, by which stack policies find the graph of all of them. */
function buildGraphOncePerRequest(deserialize: Deserialize, inputsOf: (urn: string) => Struct | undefined): void {
    const { prototype } = messages().AnalyzeStackRequest;
    const original = prototype.getResourcesList as (this: AnalyzeStackRequest) => AnalyzerResource[];
    prototype.getResourcesList = function () {
        const resources = original.call(this);
        const [first] = resources;
        if (!first) return resources;
        shareGraph(deserialize(propertiesOf(first), false), () =>
            resources.map((resource) => fromMessage(resource, deserialize, inputsOf(resource.getUrn()))),
        );
        return [first];
    };
}

/**
 * The server asks a request for its type, then goes through the list of policies, in one go: it then finds those that
 * apply to that type. Whoever else goes through the list, finds all.
 */
function onlyThoseAskedFor(policies: readonly Policy[]): Policies {
    let asked: string | undefined;
    const { prototype } = messages().AnalyzeRequest;
    const original = prototype.getType as (this: AnalyzeRequest) => string;
    prototype.getType = function () {
        const type = original.call(this);
        asked = type;
        queueMicrotask(() => (asked = undefined));
        return type;
    };
    const all = toCrossGuard(policies);
    const everything = [...all];
    const byType = new Map<string, Policies>();
    const forType = (type: string): Policies => {
        let found = byType.get(type);
        if (!found) {
            found = everything.filter((_, index) => appliesTo(policies[index] as Policy, type));
            byType.set(type, found);
        }
        return found;
    };
    all[Symbol.iterator] = () => {
        const type = asked;
        asked = undefined;
        return (type === undefined ? everything : forType(type)).values();
    };
    return all;
}

/** The messages that the SDK itself loads: a project may have two copies of them. */
function messages(): typeof import("@pulumi/pulumi/proto/analyzer_pb") {
    return createRequire(require.resolve("@pulumi/policy"))("@pulumi/pulumi/proto/analyzer_pb");
}

function fromMessage(message: AnalyzerResource, deserialize: Deserialize, given: Struct | undefined): Resource {
    const outputs = deserialize(propertiesOf(message), false);
    const inputs = given === undefined ? outputs : deserialize(given, false);
    const options = message.getOptions();
    const parent = message.getParent();
    return {
        urn: message.getUrn(),
        type: message.getType(),
        name: message.getName(),
        inputs,
        outputs: given === undefined ? outputs : readableProperties(message.getType(), inputs, outputs),
        protect: options?.getProtect() ?? false,
        ignoreChanges: options?.getIgnorechangesList() ?? [],
        ...(parent !== "" && { parent }),
        dependencies: message.getDependenciesList(),
        propertyDependencies: Object.fromEntries(
            [...message.getPropertydependenciesMap().entries()].map(([key, origins]) => [key, origins.getUrnsList()]),
        ),
    };
}

function propertiesOf(message: AnalyzerResource): Struct {
    const properties = message.getProperties();
    if (!properties) throw new Error(`The engine sent no properties for ${message.getUrn()}`);
    return properties;
}
