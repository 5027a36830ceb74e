import type { Properties } from "../../../policy-pack/policy/resource";
import type { Fixtures } from "./fixtures";

/** What every answer may depend on. The same context gives the same answers, on every run. */
export interface AnswerContext {
    readonly account: string;
    readonly region: string;
    readonly partition: string;
    readonly fixtures: Fixtures;
    /** Where the program's package.json is: its SDKs are looked up from here. */
    readonly programDirectory: string;
    /** `deep`: everything a program may read is made up. `preview`: what a real preview would know, and no more. */
    readonly mode: "deep" | "preview";
}

/**
 * Where an answer comes from: the user's `fixture`; `computed` as the provider would; a `default` that is assumed
 * (account, region, zones); or `made up`, in which case its strings carry the marker.
 */
export type Origin = "fixture" | "computed" | "default" | "made up";

/** What a provider function was answered. */
export type FunctionAnswer =
    | { readonly token: string; readonly origin: Origin; readonly result: Properties }
    | { readonly token: string; readonly origin: "failed"; readonly failures: readonly Failure[] }
    /** The answer would be a set of resources that cannot be had here: whatever asked for it is opaque, for that reason. */
    | { readonly token: string; readonly origin: "unknown"; readonly result: Properties; readonly opaque: string };

export interface Failure {
    readonly property: string;
    readonly reason: string;
}

/** What another stack's outputs were answered from. `outputs` is the unknown value where not even their names are known. */
export interface StackReferenceAnswer {
    readonly name: string;
    readonly origin: "fixture" | "made up" | "unknown";
    readonly outputs: Properties | string;
    readonly secretOutputNames: readonly string[];
}

/** A resource as far as it takes to make up what its provider would answer. */
export interface AnsweredResource {
    readonly type: string;
    readonly name: string;
    readonly urn: string;
    /** In plain text, assets with their signature. */
    readonly inputs: Properties;
    readonly custom: boolean;
    readonly remote: boolean;
    /** The cloud's id, where the program names it: the resource is read, not made. */
    readonly id?: string | undefined;
}

/** A provider's answer to a resource: `outputs` holds the inputs too. */
export interface ResourceAnswer {
    readonly id?: string;
    readonly outputs: Properties;
}
