import { Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { v5 as uuidOf } from "uuid";

import type { AiSystemFact, Part } from "./facts";

const namespace = "9b1f3c0e-42a4-4a42-8a42-42a42a42a42a";
const specification = Spec.Spec1dot6;

/** An AI system over all stacks: its register entry, and what it is made of. */
export interface SystemParts {
    readonly system: AiSystemFact;
    readonly parts: readonly Part[];
}

/** The bill of materials of one AI system, as CycloneDX 1.6 in JSON; the same for the same parts. */
export function billOf({ system, parts }: SystemParts, version: string, time: string): string {
    const bom = new Models.Bom();
    const root = new Models.Component(Enums.ComponentType.Application, system.entry?.use?.name ?? system.id, {
        bomRef: `system/${system.id}`,
        ...(system.entry?.use?.purpose !== undefined && { description: system.entry.use.purpose }),
    });
    const property = (name: string, value: string | undefined): void => {
        if (value !== undefined) root.properties.add(new Models.Property(`annex42:${name}`, value));
    };
    property("ai-system-id", system.id);
    property("owner", system.owner);
    property("risk-tier", system.tier);
    property("data-class", system.dataClasses.length > 0 ? system.dataClasses.join("+") : undefined);
    property("human-oversight", system.entry?.risk?.oversight);
    property("intended-use", system.entry?.use?.intended);
    for (const supplier of system.entry?.suppliers ?? []) {
        property("supplier", [supplier.name, supplier.supplies].filter((word) => word !== undefined).join(": "));
    }
    const { impactAssessment, modelCard } = system.entry?.documents ?? {};
    for (const [type, document] of [
        [Enums.ExternalReferenceType.RiskAssessment, impactAssessment],
        [Enums.ExternalReferenceType.ModelCard, modelCard],
    ] as const) {
        if (document?.uri === undefined) continue;
        const hashes =
            document.sha256 === undefined ? [] : [[Enums.HashAlgorithm["SHA-256"], document.sha256] as const];
        root.externalReferences.add(
            new Models.ExternalReference(document.uri, type, {
                hashes: new Models.HashDictionary(hashes),
                ...(document.date !== undefined && { comment: `approved on ${document.date}` }),
            }),
        );
    }
    bom.metadata.component = root;
    bom.metadata.tools.components.add(new Models.Component(Enums.ComponentType.Application, "annex42", { version }));
    bom.metadata.timestamp = new Date(time);

    const cards = new Map<string, Part>();
    for (const part of parts) {
        const reference = [part.kind, part.name, part.version, part.sha256]
            .filter((word) => word !== undefined)
            .join("/");
        if (part.kind === "service") {
            const service = new Models.Service(part.name, { bomRef: reference });
            for (const urn of part.urns) service.properties.add(new Models.Property("annex42:urn", urn));
            bom.services.add(service);
            root.dependencies.add(service.bomRef);
            continue;
        }
        const component = componentOf(part, reference);
        bom.components.add(component);
        root.dependencies.add(component.bomRef);
        if (part.kind === "model") cards.set(reference, part);
    }
    const content = JSON.stringify([system, parts, version]);
    bom.serialNumber = `urn:uuid:${uuidOf(content, namespace)}`;
    const normalized = new Serialize.JSON.Normalize.Factory(specification)
        .makeForBom()
        .normalize(bom, { sortLists: true });
    // The library knows the model card's place by name only.
    const components = (normalized.components ?? []).map((component) => {
        const part = cards.get(component["bom-ref"] ?? "");
        return part?.card === undefined ? component : { ...component, modelCard: modelCardOf(part) };
    });
    return `${JSON.stringify({ $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", ...normalized, ...(components.length > 0 && { components }) }, undefined, 2)}\n`;
}

const types = {
    model: Enums.ComponentType.MachineLearningModel,
    container: Enums.ComponentType.Container,
    data: Enums.ComponentType.Data,
    resource: Enums.ComponentType.Platform,
} as const;

function componentOf(part: Part, reference: string): Models.Component {
    const { kind, name, version, sha256, supplier, licence, urns, source, dataClass } = part;
    const component = new Models.Component(types[kind as keyof typeof types], name, {
        bomRef: reference,
        ...(version !== undefined && { version }),
        ...(supplier !== undefined && { supplier: new Models.OrganizationalEntity({ name: supplier }) }),
        ...(sha256 !== undefined && { hashes: new Models.HashDictionary([[Enums.HashAlgorithm["SHA-256"], sha256]]) }),
    });
    if (licence !== undefined) component.licenses.add(new Models.NamedLicense(licence));
    for (const urn of urns) component.properties.add(new Models.Property("annex42:urn", urn));
    if (source !== undefined) component.properties.add(new Models.Property("annex42:source", source));
    if (dataClass !== undefined) component.properties.add(new Models.Property("annex42:data-class", dataClass));
    // What nobody states is said to be so: a reader is not to take silence for an answer.
    if (kind === "model" || kind === "container") {
        const missing = [
            ...(version === undefined ? ["version"] : []),
            ...(sha256 === undefined ? ["digest"] : []),
            ...(licence === undefined ? ["licence"] : []),
            ...(kind === "model" && supplier === undefined ? ["supplier"] : []),
            ...(kind === "model" && part.card === undefined ? ["model card"] : []),
        ];
        if (missing.length > 0) component.properties.add(new Models.Property("annex42:not-stated", missing.join(", ")));
    }
    return component;
}

function modelCardOf({ card = {} }: Part): object {
    const { uses, limits, ethics, training, evaluation } = card;
    const considerations = {
        ...(uses !== undefined && { useCases: [uses] }),
        ...(limits !== undefined && { technicalLimitations: [limits] }),
        ...(ethics !== undefined && { ethicalConsiderations: [{ name: ethics }] }),
    };
    const properties = [
        ...(training !== undefined ? [{ name: "annex42:training", value: training }] : []),
        ...(evaluation !== undefined ? [{ name: "annex42:evaluation", value: evaluation }] : []),
    ];
    return {
        ...(Object.keys(considerations).length > 0 && { considerations }),
        ...(properties.length > 0 && { properties }),
    };
}
