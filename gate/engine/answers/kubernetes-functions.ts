import { unknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { messageOfPreload } from "../preload-messages";
import { templateChart, unrenderedChart } from "./helm";
import type { ChartOptions } from "./helm";
import { objectOf, typeOfObject, withNamespace } from "./kubernetes-resources";
import {
    buildKustomization,
    decodeManifests,
    readRendered,
    unbuiltKustomization,
    unfetchedManifest,
} from "./manifests";
import type { Rendered } from "./manifests";
import type { AnswerContext, FunctionAnswer } from "./types";

type Render = (token: string, args: Properties, context: AnswerContext) => FunctionAnswer | Promise<FunctionAnswer>;

/** Functions that turn manifests, charts and kustomizations into objects; the program registers those. */
export const kubernetesFunctions: Readonly<Record<string, Render>> = {
    "kubernetes:yaml:decode": (token, args) => {
        const unfetched = reasonUnfetched(String(args.text ?? ""));
        // SDKs before 3.30 take lists only; the preload leaves unknown what they make of one that is not there.
        if (unfetched !== undefined) return { ...unseen(token, unfetched), result: { result: [] } };
        const decoded = decodeManifests(String(args.text ?? ""));
        return "reason" in decoded
            ? { token, origin: "failed", failures: [{ property: "text", reason: decoded.reason }] }
            : answerObjects(token, decoded.objects, args.defaultNamespace);
    },
    "kubernetes:helm:template": async (token, args, { programDirectory }) => {
        const options = JSON.parse(String(args.jsonOpts ?? "{}")) as ChartOptions;
        const rendered = await templateChart(options, programDirectory);
        return answerRendered(token, unrenderedChart(options), rendered, options.namespace);
    },
    "kubernetes:kustomize:directory": async (token, args, { programDirectory }) => {
        const directory = String(args.directory);
        const rendered = await buildKustomization(directory, programDirectory);
        return answerRendered(token, unbuiltKustomization(directory), rendered);
    },
};

function answerRendered(token: string, complaint: string, rendered: Rendered, namespace?: string): FunctionAnswer {
    const { objects, opaque } = readRendered(complaint, rendered);
    return opaque === undefined ? answerObjects(token, objects, namespace) : unseen(token, opaque);
}

/** What is no object is dropped, and what names no namespace gets the one asked for, as the provider does it. */
function answerObjects(token: string, objects: readonly unknown[], namespace: unknown): FunctionAnswer {
    const result = objects.flatMap((value) => {
        const object = objectOf(value);
        const type = typeOfObject(object);
        return type === undefined ? [] : [withNamespace(type, object, namespace)];
    });
    return { token, origin: "computed", result: { result } };
}

/** Not even how many objects there are is known: a list of none would send programs that look one up into an error. */
function unseen(token: string, opaque: string): FunctionAnswer {
    return { token, origin: "unknown", result: { result: unknownValue }, opaque };
}

/** Why there is no manifest, where our preload says so in its place. */
function reasonUnfetched(text: string): string | undefined {
    const message = messageOfPreload(text);
    return message && unfetchedManifest(message.unfetched ?? "", message.message ?? "");
}
