import * as proto from "@pulumi/pulumi/proto/analyzer_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

import type { Properties, Resource } from "../../policy-pack/policy";

/** The request by which the engine asks an analyzer about one resource: its inputs. */
export function analyzeRequest(resource: Resource): proto.AnalyzeRequest {
    const request = new proto.AnalyzeRequest();
    request.setType(resource.type);
    request.setUrn(resource.urn);
    request.setName(resource.name);
    request.setProperties(toStruct(resource.inputs));
    request.setOptions(optionsOf(resource));
    return request;
}

/** The request by which the engine asks an analyzer about the whole stack: its outputs. */
export function analyzeStackRequest(resources: readonly Resource[]): proto.AnalyzeStackRequest {
    const request = new proto.AnalyzeStackRequest();
    request.setResourcesList(
        resources.map((resource) => {
            const message = new proto.AnalyzerResource();
            message.setType(resource.type);
            message.setUrn(resource.urn);
            message.setName(resource.name);
            message.setProperties(toStruct(resource.outputs));
            message.setOptions(optionsOf(resource));
            message.setParent(resource.parent ?? "");
            message.setDependenciesList([...resource.dependencies]);
            const origins = message.getPropertydependenciesMap();
            for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
                const dependencies = new proto.AnalyzerPropertyDependencies();
                dependencies.setUrnsList([...urns]);
                origins.set(property, dependencies);
            }
            return message;
        }),
    );
    return request;
}

function optionsOf(resource: Resource): proto.AnalyzerResourceOptions {
    const options = new proto.AnalyzerResourceOptions();
    options.setProtect(resource.protect ?? false);
    options.setIgnorechangesList([...(resource.ignoreChanges ?? [])]);
    options.setAliasesList([...(resource.aliases ?? [])]);
    options.setParent(resource.parent ?? "");
    return options;
}

function toStruct(properties: Properties): Struct {
    return Struct.fromJavaScript(withoutUndefined(properties) as Record<string, JavaScriptValue>);
}

/** Protobuf has no undefined: absent in objects, null in lists. */
function withoutUndefined(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((element) => withoutUndefined(element) ?? null);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return Object.fromEntries(entries.map(([key, inner]) => [key, withoutUndefined(inner)]));
}
