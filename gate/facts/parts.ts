import { isUnknownValue, madeUpMarker } from "../../policy-pack/policy/resource";
import type { Properties, Resource } from "../../policy-pack/policy/resource";
import { systemTag, tagsOf } from "../../policy-pack/services/ai-register";
import { cardContent, modelCardTypes } from "../../policy-pack/services/sagemaker-model-cards";
import { isAiResource, kindOf } from "./kinds";
import { mentionsOf, objectsIn } from "./references";

/** What an AI system is made of, as a bill of materials lists it. */
export interface Part {
    readonly system: string;
    readonly kind: "model" | "container" | "data" | "service" | "resource";
    readonly name: string;
    readonly version?: string;
    /** SHA-256, in hexadecimal. */
    readonly sha256?: string;
    readonly supplier?: string;
    readonly licence?: string;
    /** The resources that bring it. */
    readonly urns: readonly string[];
    /** Where it comes from: an image, an archive, an ARN. */
    readonly source?: string;
    readonly dataClass?: string;
    /** What the model's card says, by the keys of CycloneDX. */
    readonly card?: CardFact;
}

/** What a model card says that a bill of materials has room for. */
export interface CardFact {
    readonly uses?: string;
    readonly limits?: string;
    readonly ethics?: string;
    readonly training?: string;
    readonly evaluation?: string;
}

/** The organizations behind the first words of Bedrock's model ids. */
const suppliers: Readonly<Record<string, string>> = {
    ai21: "AI21 Labs",
    amazon: "Amazon",
    anthropic: "Anthropic",
    cohere: "Cohere",
    deepseek: "DeepSeek",
    luma: "Luma AI",
    meta: "Meta",
    mistral: "Mistral AI",
    openai: "OpenAI",
    qwen: "Alibaba Cloud",
    stability: "Stability AI",
    twelvelabs: "TwelveLabs",
    writer: "Writer",
};

/** The parts of all AI systems of a stack, each once, in the order of the resources. */
export function partsOf(resources: readonly Resource[]): readonly Part[] {
    const parts = new Map<string, Part>();
    const add = (part: Omit<Part, "urns">, urn: string): void => {
        const key = [part.system, part.kind, part.name, part.version ?? "", part.sha256 ?? ""].join("\n");
        const known = parts.get(key);
        if (!known) parts.set(key, { ...part, urns: [urn] });
        else if (!known.urns.includes(urn)) parts.set(key, { ...known, ...part, urns: [...known.urns, urn] });
    };
    const cards = cardsOf(resources);
    for (const resource of resources) {
        const { urn, type, name, outputs } = resource;
        const tags = tagsOf(outputs);
        const system = tags[systemTag] ?? systemOfParent(urn, resources);
        if (system === undefined) continue;
        const licence = tags.licence ?? tags.license;
        const common = { system, ...(licence !== undefined && { licence }) };
        if (/sagemaker[/:](model:)?Model$/.test(type)) {
            const called = text(outputs.name ?? outputs.modelName) ?? name;
            const card = cards.get(called);
            const version = tags["model-version"] ?? tags.version;
            const containers = [...objectsIn(outputs.primaryContainer), ...objectsIn(outputs.containers)];
            const source = text(containers[0]?.modelPackageName ?? containers[0]?.modelDataUrl) ?? tags["model-source"];
            add(
                {
                    ...common,
                    kind: "model",
                    name: called,
                    ...(version !== undefined && { version }),
                    ...(source !== undefined && { source }),
                    ...(card && { card }),
                },
                urn,
            );
            for (const { image } of containers) addImage(text(image), common, urn, add);
        }
        for (const id of foundationModelsOf(resource)) {
            const [vendor = ""] = id.replace(/^(us|eu|apac|global|jp|au|ca)\./, "").split(".");
            const supplier = suppliers[vendor];
            const version = /-(v\d+(?::\d+)?|\d{8}-v\d+(?::\d+)?)$/.exec(id)?.[1];
            add(
                {
                    ...common,
                    kind: "model",
                    name: id,
                    ...(version !== undefined && { version }),
                    ...(supplier !== undefined && { supplier }),
                },
                urn,
            );
        }
        const kind = kindOf(type);
        if (kind === "data" && !/Policy|Versioning|Encryption|Block|Logging|Ownership|Lifecycle|Object/.test(type)) {
            const dataClass = tags["data-class"];
            add({ ...common, kind: "data", name, ...(dataClass !== undefined && { dataClass }) }, urn);
        } else if (isAiResource(type) && /:(Endpoint|AgentAgent|AgentcoreAgentRuntime|AgentFlow|Agent)$/.test(type)) {
            add({ ...common, kind: "service", name }, urn);
        } else if (kind === "compute") {
            for (const image of imagesIn(outputs)) addImage(image, common, urn, add);
        }
    }
    return [...parts.values()];
}

/** Children of the component belong to its system, whether or not their type takes tags. */
function systemOfParent(urn: string, resources: readonly Resource[]): string | undefined {
    if (!urn.includes("annex42:governance:AiSystem$")) return undefined;
    const components = resources.filter(({ type }) => type === "annex42:governance:AiSystem");
    // With several, only the tag tells.
    return components.length === 1 ? components[0]?.name : undefined;
}

function addImage(
    image: string | undefined,
    common: { readonly system: string },
    urn: string,
    add: (part: Omit<Part, "urns">, urn: string) => void,
): void {
    if (image === undefined) return;
    const [, name = image, tag, sha256] = /^(.+?)(?::([\w.-]+))?(?:@sha256:([0-9a-f]{64}))?$/.exec(image) ?? [];
    add(
        {
            ...common,
            kind: "container",
            name,
            ...(tag !== undefined && { version: tag }),
            ...(sha256 !== undefined && { sha256 }),
            source: image,
        },
        urn,
    );
}

function foundationModelsOf(resource: Resource): readonly string[] {
    const { outputs } = resource;
    const direct = [
        outputs.foundationModel,
        outputs.baseModelIdentifier,
        outputs.modelId,
        ...objectsIn(outputs.modelSource).map(({ copyFrom }) => copyFrom),
    ];
    const named = direct.flatMap((value) => {
        const id = text(value);
        if (id === undefined) return [];
        return [/:(?:foundation-model|inference-profile)\/([^/*]+)$/.exec(id)?.[1] ?? id].filter(
            (one) => /^[a-z0-9.-]+(:\d+)?$/.test(one) && one.includes("."),
        );
    });
    const mentioned = mentionsOf(resource).flatMap(({ value }) => {
        const id = /:(?:foundation-model|inference-profile)\/([A-Za-z0-9.:-]+)$/.exec(value)?.[1];
        return id !== undefined && id.includes(".") ? [id] : [];
    });
    return [...new Set([...named, ...mentioned])];
}

function imagesIn(outputs: Properties): readonly string[] {
    const images = [text(outputs.imageUri), text(outputs.image)];
    const pods = objectsIn(outputs.spec).flatMap((spec) => [
        spec,
        ...objectsIn(spec.template).flatMap(({ spec: pod }) => objectsIn(pod)),
    ]);
    for (const pod of pods) for (const { image } of objectsIn(pod.containers)) images.push(text(image));
    return images.filter((image) => image !== undefined);
}

/** What model cards of the stack say, by the name of the model that they are about. */
function cardsOf(resources: readonly Resource[]): ReadonlyMap<string, CardFact> {
    const cards = new Map<string, CardFact>();
    for (const { type, name, outputs } of resources) {
        if (!(modelCardTypes as readonly string[]).includes(type)) continue;
        const content = isUnknownValue(outputs.content) ? undefined : cardContent(outputs.content);
        if (!content) continue;
        const at = (...path: readonly string[]): string | undefined =>
            text(path.reduce<unknown>((value, key) => (value as Properties | undefined)?.[key], content));
        const [evaluation] = objectsIn(content.evaluation_details);
        const fact: Record<keyof CardFact, string | undefined> = {
            uses: at("intended_uses", "intended_uses") ?? at("intended_uses", "purpose_of_model"),
            limits: at("additional_information", "caveats_and_recommendations"),
            ethics: at("additional_information", "ethical_considerations"),
            training: at("training_details", "training_observations"),
            evaluation: text(evaluation?.evaluation_observation),
        };
        const card = Object.fromEntries(Object.entries(fact).filter(([, value]) => value !== undefined));
        cards.set(at("model_overview", "model_name") ?? name, card);
    }
    return cards;
}

/** A value that is known, and not made up by the gate. */
function text(value: unknown): string | undefined {
    if (typeof value !== "string" || value === "" || isUnknownValue(value) || value.includes(madeUpMarker))
        return undefined;
    return value;
}
