import { isMadeUp, isUnknownValue, unknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { awsResources } from "./aws-resources";
import type { AwsResource } from "./aws-resources";
import { inRegion } from "./context";
import { findResourceFixture } from "./fixtures";
import { kubernetesOutputs } from "./kubernetes-resources";
import { autoName, hexId, kebab, madeUpId, nameOfToken, uuid } from "./made-up-strings";
import { otherResources } from "./other-resources";
import { sdksFor } from "./sdk";
import type { Member, ResourceShape, Shape } from "./sdk";
import { madeUpObject, madeUpValue } from "./shapes";
import { fillTemplate, namedInTemplate } from "./templates";
import type { TemplateValues } from "./templates";
import type { AnswerContext, AnsweredResource, ResourceAnswer } from "./types";
import { signatureKey } from "../wire";

/**
 * What a provider would answer to a resource. In deep mode: an id, and everything that it computes, made up where
 * nobody can know it. In preview mode: the inputs and the names that the provider chooses before anything is made;
 * what it would compute is absent, or the unknown value where it belongs into an object that the program gave.
 *
 * What a program leaves out and the provider would choose stays absent in both, names and addresses excepted: a
 * made-up choice could pass a policy.
 */
export function makeUpOutputs(resource: AnsweredResource, context: AnswerContext): ResourceAnswer {
    const inputs = resource.inputs;
    const regional = inRegion(context, typeof inputs.region === "string" ? inputs.region : undefined);
    const answer = answerFor(resource, inputs, regional);
    const fixture = findResourceFixture(context.fixtures, resource);
    if (!fixture) return answer;
    const { id, ...outputs } = fixture;
    return {
        ...answer,
        ...(typeof id === "string" ? { id } : {}),
        outputs: { ...answer.outputs, ...outputs },
    };
}

function answerFor(resource: AnsweredResource, inputs: Properties, context: AnswerContext): ResourceAnswer {
    const deep = context.mode === "deep";
    const { type, urn } = resource;
    if (type.startsWith("pulumi:providers:")) {
        return { ...(deep ? { id: resource.id ?? uuid(urn) } : {}), outputs: resource.inputs };
    }
    if (type.startsWith("kubernetes:") && !resource.remote) return kubernetesOutputs(resource, inputs, context);

    const shape = sdksFor(context.programDirectory).of(type)?.resource(type);
    if (resource.remote || !resource.custom) {
        if (!deep) return { outputs: {} };
        const special = otherResources[type]?.(resource, context);
        return { outputs: { ...componentOutputs(resource, shape, context), ...special?.outputs } };
    }

    const aws = awsResourceOf(type);
    const read = resource.id === undefined ? {} : readProperties(resource.id, aws);
    const names = chosenNames(resource, inputs, shape, aws, read);
    const given = { ...filledInputs(resource, shape, context), ...names, ...read };
    if (!deep && resource.id === undefined) return { outputs: given };

    const properties = { ...inputs, ...names, ...read };
    const special = otherResources[type]?.({ ...resource, inputs: properties }, context);
    const id = resource.id ?? special?.id ?? idOf(resource, properties, aws, context);
    return {
        id,
        outputs: {
            ...madeUpMembers(resource, given, shape, context),
            ...templateOutputs(aws, { properties, id, seed: urn, context }),
            ...special?.outputs,
            ...given,
        },
    };
}

/** The table entry of an AWS type. */
export function awsResourceOf(type: string): AwsResource | undefined {
    const [packageName, module = "", className = ""] = type.split(":");
    return packageName === "aws" ? awsResources[`${module.split("/")[0] ?? ""}:${className}`] : undefined;
}

/** Where an id is a property, reading by id gives that property. */
function readProperties(id: string, aws: AwsResource | undefined): Properties {
    const property = /^\{(\w+)\}$/.exec(aws?.id ?? "")?.[1];
    return property === undefined || !namedInTemplate(aws?.id ?? "").includes(property) ? {} : { [property]: id };
}

/** Properties that providers fill with a name when a program leaves them out, where they are a type's own id. */
const namesOfTheirOwn = new Set([
    "bucket",
    "clusterId",
    "clusterIdentifier",
    "domainName",
    "family",
    "fargateProfileName",
    "identifier",
    "keyName",
    "name",
    "nodeGroupName",
    "replicationGroupId",
    "statementId",
]);

function chosenNames(
    resource: AnsweredResource,
    inputs: Properties,
    shape: ResourceShape | undefined,
    aws: AwsResource | undefined,
    read: Properties,
): Properties {
    const inId = namedInTemplate(aws?.id ?? "").filter((property) => namesOfTheirOwn.has(property));
    const chosen = new Set(inId.length > 0 ? inId : ["name", "bucket"]);
    const candidates = shape
        ? shape.members.filter((member) => isChosenName(member, chosen, shape, resource.type)).map(({ name }) => name)
        : inId;
    return Object.fromEntries(
        candidates
            .filter((property) => inputs[property] === undefined && read[property] === undefined)
            .map((property) => [property, chosenName(property, resource, inputs)]),
    );
}

function isChosenName(member: Member, chosen: ReadonlySet<string>, shape: ResourceShape, type: string): boolean {
    if (member.shape.kind !== "string" || !shape.inputs.has(member.name)) return false;
    // Of this provider's SDK every property that a program may leave out is declared so, names included.
    if (type.startsWith("aws-native:")) return member.name === "name" || member.name === `${nameOfToken(type)}Name`;
    return !member.optional && chosen.has(member.name);
}

function chosenName(property: string, resource: AnsweredResource, inputs: Properties): string {
    const prefix = inputs[`${property}Prefix`];
    if (isUnknownValue(prefix)) return unknownValue;
    const name = typeof prefix === "string" ? autoName(prefix).replace(/-(?=[^-]*$)/, "") : autoName(resource.name);
    if (property === "bucket") return name.toLowerCase();
    if (resource.type === "aws:kms/alias:Alias") return name.startsWith("alias/") ? name : `alias/${name}`;
    return inputs.fifoQueue === true || inputs.fifoTopic === true ? `${name}.fifo` : name;
}

function idOf(
    { type, urn }: AnsweredResource,
    properties: Properties,
    aws: AwsResource | undefined,
    context: AnswerContext,
): string {
    const filled = aws && fillTemplate(aws.id, { properties, seed: urn, context });
    // An id that rests on something unknown is made up whole: a registered resource always has one.
    if (filled !== undefined && !isUnknownValue(filled)) return filled;
    return type.startsWith("aws") ? madeUpId(nameOfToken(type), urn) : `${kebab(nameOfToken(type))}-${hexId(urn)}`;
}

/** What the table says of a type's outputs, as far as the properties that it takes are there. */
export function templateOutputs(aws: AwsResource | undefined, values: TemplateValues): Properties {
    const outputs: Record<string, unknown> = {};
    for (const [property, template] of Object.entries(aws?.outputs ?? {})) {
        const value = fillTemplate(template, values);
        if (value !== undefined) outputs[property] = value;
    }
    return outputs;
}

/** Computed inputs that programs read, and that no policy can take for a program's own choice. */
const harmlessChoices =
    /^(?:availabilityZones?|cidrBlock|ipv4CidrBlock|privateIps?|privateIpAddress|region|engineVersion)$/;

/** The members that the provider computes. Booleans and numbers carry no marker, so they stay absent. */
function madeUpMembers(
    resource: AnsweredResource,
    given: Properties,
    shape: ResourceShape | undefined,
    context: AnswerContext,
): Properties {
    if (!shape) return {};
    const external = resource.id !== undefined;
    const computed = shape.members.filter(
        ({ name, optional, shape: { kind } }) =>
            !optional &&
            !(name in given) &&
            kind !== "boolean" &&
            kind !== "number" &&
            (external || !shape.inputs.has(name) || (kind !== "object" && harmlessChoices.test(name))),
    );
    return madeUpObject(computed, { token: resource.type, seed: resource.urn }, context);
}

/** The inputs, and in the objects among them what the provider adds: in preview mode unknown, in deep mode made up. */
function filledInputs(
    resource: AnsweredResource,
    shape: ResourceShape | undefined,
    context: AnswerContext,
): Properties {
    if (!shape) return resource.inputs;
    const shapes = new Map(shape.members.map((member) => [member.name, member.shape]));
    return Object.fromEntries(
        Object.entries(resource.inputs).map(([name, value]) => {
            const own = shapes.get(name);
            const filled = own
                ? fillNested(value, own, { token: resource.type, seed: `${resource.urn}.${name}` }, context)
                : value;
            return [name, filled];
        }),
    );
}

/**
 * The inputs without made-up texts where the SDK declares something else, such as what another stack's output is really
 * like: they are not known. A policy would take the text for an object that has no properties, or for a flag that is set.
 */
export function withoutMisfits(type: string, inputs: Properties, context: AnswerContext): Properties {
    if (!hasMadeUp(inputs)) return inputs;
    const members = sdksFor(context.programDirectory).of(type)?.resource(type)?.members ?? [];
    return fitting(inputs, { kind: "object", members: () => members }) as Properties;
}

function hasMadeUp(value: unknown): boolean {
    if (typeof value === "object" && value !== null) return Object.values(value).some(hasMadeUp);
    return isMadeUp(value);
}

const neverText: ReadonlySet<Shape["kind"]> = new Set(["boolean", "list", "map", "number", "object"]);

function fitting(value: unknown, shape: Shape): unknown {
    if (typeof value === "string") return neverText.has(shape.kind) && isMadeUp(value) ? unknownValue : value;
    if (typeof value !== "object" || value === null || signatureKey in value) return value;
    if (Array.isArray(value)) {
        return shape.kind === "list" ? value.map((element) => fitting(element, shape.of)) : value;
    }
    if (shape.kind !== "object") return value;
    const shapes = new Map(shape.members().map((member) => [member.name, member.shape]));
    return Object.fromEntries(
        Object.entries(value).map(([name, inner]) => {
            const own = shapes.get(name);
            return [name, own ? fitting(inner, own) : inner];
        }),
    );
}

const nestedIds = /(?:Id|ddress|ndpoint|Url|dnsName|omainName)$/;
const choicesInNested = /kms|key|role|account|policy|subnet|artifact/i;

function fillNested(
    value: unknown,
    shape: Shape,
    owner: { token: string; seed: string },
    context: AnswerContext,
): unknown {
    if (Array.isArray(value) && shape.kind === "list") {
        return value.map((element, index) =>
            fillNested(element, shape.of, { ...owner, seed: `${owner.seed}.${index}` }, context),
        );
    }
    if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
    if (shape.kind !== "object" || signatureKey in value) return value;
    const filled: Record<string, unknown> = { ...value };
    for (const member of shape.members()) {
        const { name } = member;
        if (name in filled) {
            filled[name] = fillNested(filled[name], member.shape, { ...owner, seed: `${owner.seed}.${name}` }, context);
        } else if (!member.optional && context.mode === "preview") {
            filled[name] = unknownValue;
        } else if (!member.optional && nestedIds.test(name) && !choicesInNested.test(name)) {
            filled[name] = madeUpValue(member.shape, name, owner, context, 1);
        }
    }
    return filled;
}

/** A component of which only the plugin knows what is inside: everything that its SDK declares is made up. */
function componentOutputs(
    resource: AnsweredResource,
    shape: ResourceShape | undefined,
    context: AnswerContext,
): Properties {
    if (!shape) return resource.inputs;
    const owner = { token: resource.type, seed: resource.urn, optional: true };
    return madeUpObject(
        shape.members.filter(
            ({ name, shape: { kind } }) =>
                !shape.inputs.has(name) || kind === "resource" || kind === "object" || kind === "list",
        ),
        owner,
        context,
    );
}
