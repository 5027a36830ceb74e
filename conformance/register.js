"use strict";

// The program of all example programs: registers the resources that stand in the working directory's resources.json.

const { readFileSync } = require("node:fs");

const pulumi = require("@pulumi/pulumi");

let unknowns = 0;
/** What is not known before a deployment, of a type that no policy asks for. */
const notKnownYet = new pulumi.CustomResource("aws:ec2/placementGroup:PlacementGroup", "not-known-yet", {
    arn: undefined,
});

class Example extends pulumi.CustomResource {
    constructor({ type, name, parent }, properties, outputs) {
        const all = Object.fromEntries([...outputs].map((output) => [output, undefined]));
        super(type, name, { ...all, ...properties }, parent === undefined ? {} : { parent: registered.get(parent) });
    }
}

const { hasUnknown, all } = JSON.parse(readFileSync("resources.json", "utf8"));
// Deployed, what is not known yet would be a text, where most properties take none.
const registrations = pulumi.runtime.isDryRun() || !hasUnknown ? all : [];
const registered = new Map();
const waiting = new Map(registrations.map((registration) => [registration.name, registration]));

/** Properties that others read, by name: the SDK gives a resource those that it knows of. */
const read = new Map();
JSON.stringify(registrations, (_, value) => {
    if (value?.$ref !== undefined) {
        if (!read.has(value.$ref)) read.set(value.$ref, new Set());
        read.get(value.$ref).add(value.property.split(".")[0]);
    }
    return value;
});

function resolve(value) {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== "object" || value === null) return value;
    // When it is made up, it is another one everywhere.
    if (value.$unknown) return notKnownYet.arn.apply((arn) => `${arn}-${++unknowns}`);
    if (value.$ref !== undefined) {
        const [first, ...rest] = value.property.split(".");
        const output = first === "urn" ? register(value.$ref).urn : register(value.$ref)[first];
        return rest.reduce((outer, key) => outer.apply((object) => object?.[key]), output);
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolve(inner)]));
}

function register(name) {
    const known = registered.get(name);
    if (known) return known;
    const registration = waiting.get(name);
    waiting.delete(name);
    if (registration === undefined) throw new Error(`"${name}" refers to itself`);
    if (registration.parent !== undefined) register(registration.parent);
    const outputs = [...(read.get(name) ?? [])].filter((property) => property !== "id" && property !== "urn");
    const resource = new Example(registration, resolve(registration.props), outputs);
    registered.set(name, resource);
    return resource;
}

for (const { name } of registrations) register(name);
