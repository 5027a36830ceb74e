import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

import type { Properties, Resource } from "../../policy-pack/policy";

/**
 * The request by which the engine asks an analyzer about one resource: its inputs.
 *
 * @param provider the resource of the provider that it is created with, where the stack has it
 */
export function analyzeRequest(resource: Resource, provider?: Resource): proto.AnalyzeRequest {
    return new proto.AnalyzeRequest()
        .setType(resource.type)
        .setUrn(resource.urn)
        .setName(resource.name)
        .setProperties(toStruct(resource.inputs))
        .setOptions(optionsOf(resource))
        .setProvider(provider && providerOf(provider));
}

/** The request by which the engine asks an analyzer about the whole stack: its outputs. */
export function analyzeStackRequest(resources: readonly Resource[]): proto.AnalyzeStackRequest {
    const providers = providersByReference(resources);
    return new proto.AnalyzeStackRequest().setResourcesList(
        resources.map((resource) => {
            const provider = providers(resource);
            const message = new proto.AnalyzerResource()
                .setType(resource.type)
                .setUrn(resource.urn)
                .setName(resource.name)
                .setProperties(toStruct(outputsOf(resource)))
                .setOptions(optionsOf(resource))
                .setProvider(provider && providerOf(provider))
                .setParent(resource.parent ?? "")
                .setDependenciesList([...resource.dependencies]);
            const origins = message.getPropertydependenciesMap();
            for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
                if (urns.length === 0) continue;
                origins.set(property, new proto.AnalyzerPropertyDependencies().setUrnsList([...urns]));
            }
            return message;
        }),
    );
}

/** Finds the resource behind a resource's provider reference, `urn::id`. */
export function providersByReference(resources: readonly Resource[]): (resource: Resource) => Resource | undefined {
    const providers = new Map(
        resources
            .filter(({ type }) => type.startsWith("pulumi:providers:"))
            .map((provider) => [provider.urn, provider]),
    );
    return ({ provider = "" }) => providers.get(provider.slice(0, provider.lastIndexOf("::")));
}

/** Bridged providers repeat the id among the outputs; the protocol has no other place for it. */
function outputsOf({ id, outputs }: Resource): Properties {
    return id === undefined || "id" in outputs ? outputs : { ...outputs, id };
}

function optionsOf(resource: Resource): proto.AnalyzerResourceOptions {
    const { create = 0, update = 0, delete: deletion = 0 } = resource.customTimeouts ?? {};
    return new proto.AnalyzerResourceOptions()
        .setProtect(resource.protect ?? false)
        .setIgnorechangesList([...(resource.ignoreChanges ?? [])])
        .setDeletebeforereplace(resource.deleteBeforeReplace ?? false)
        .setDeletebeforereplacedefined(resource.deleteBeforeReplace !== undefined)
        .setAdditionalsecretoutputsList([...(resource.additionalSecretOutputs ?? [])])
        .setAliasesList([...(resource.aliases ?? [])])
        .setCustomtimeouts(
            new proto.AnalyzerResourceOptions.CustomTimeouts().setCreate(create).setUpdate(update).setDelete(deletion),
        )
        .setParent(resource.parent ?? "");
}

function providerOf({ type, urn, name, inputs }: Resource): proto.AnalyzerProviderResource {
    return new proto.AnalyzerProviderResource().setType(type).setUrn(urn).setName(name).setProperties(toStruct(inputs));
}

function toStruct(properties: Properties): Struct {
    return Struct.fromJavaScript(sendable(properties) as Record<string, JavaScriptValue>);
}

/**
 * Protobuf has no undefined: absent in objects, null in lists. Keys with two underscores in front are the providers'
 * own bookkeeping, which the engine keeps to itself.
 */
function sendable(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => sendable(element) ?? null);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([key, inner]) => inner !== undefined && !key.startsWith("__"));
    return Object.fromEntries(entries.map(([key, inner]) => [key, sendable(inner)]));
}
