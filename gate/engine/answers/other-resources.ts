import { isMap, parseDocument } from "yaml";

import { isUnknownValue, madeUpMarker } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { autoName, digest, hexId, hexOf, pem, uuid } from "./made-up-strings";
import type { AnswerContext, AnsweredResource } from "./types";

interface Special {
    readonly id?: string;
    readonly outputs: Properties;
}

type MakeSpecial = (resource: AnsweredResource, context: AnswerContext) => Special;

/** Resource types whose outputs follow from their inputs in a way of their own. */
export const otherResources: Readonly<Record<string, MakeSpecial>> = {
    "aws:acm/certificate:Certificate": ({ inputs }, context) => ({
        outputs: { domainValidationOptions: domainsOf(inputs).map((domain) => validationOf(domain, context)) },
    }),
    "aws:appsync/graphQLApi:GraphQLApi": ({ urn }, { region }) => {
        const host = (kind: string) => `${hexId(urn)}.appsync-${kind}.${region}.amazonaws.com/graphql`;
        return { outputs: { uris: { GRAPHQL: `https://${host("api")}`, REALTIME: `wss://${host("realtime-api")}` } } };
    },
    "aws:cloudformation/stack:Stack": ({ inputs, name, urn }, { account, partition, region }) => {
        const id = `arn:${partition}:cloudformation:${region}:${account}:stack/${String(inputs.name ?? autoName(name))}/${uuid(urn)}`;
        const outputs = outputsOfTemplate(inputs.templateBody).map((key) => [key, `${key}-${hexId(`${urn}.${key}`)}`]);
        return { id, outputs: { outputs: Object.fromEntries(outputs) as Properties } };
    },
    "random:index/randomPassword:RandomPassword": randomText,
    "random:index/randomString:RandomString": randomText,
    "random:index/randomPet:RandomPet": ({ inputs }) => ({
        id: [inputs.prefix, "made-up", madeUpMarker].filter(Boolean).join(String(inputs.separator ?? "-")),
        outputs: {},
    }),
    "random:index/randomUuid:RandomUuid": ({ urn }) => ({ id: uuid(urn), outputs: { result: uuid(urn) } }),
    "random:index/randomInteger:RandomInteger": ({ inputs }) => ({
        id: String(inputs.min),
        outputs: { result: inputs.min },
    }),
    "random:index/randomShuffle:RandomShuffle": ({ inputs }) => ({
        outputs: { results: takeFirst(inputs.inputs, inputs.resultCount) },
    }),
    "random:index/randomId:RandomId": ({ inputs, urn }) => {
        const bytes = Buffer.from(madeUpMarker + hexOf(urn, 504), "hex").subarray(0, Number(inputs.byteLength) || 8);
        const prefix = typeof inputs.prefix === "string" ? inputs.prefix : "";
        return {
            id: bytes.toString("base64url"),
            outputs: {
                hex: prefix + bytes.toString("hex"),
                b64Std: prefix + bytes.toString("base64"),
                b64Url: prefix + bytes.toString("base64url"),
                dec: prefix + BigInt(`0x${bytes.toString("hex")}`).toString(),
            },
        };
    },
    "tls:index/privateKey:PrivateKey": ({ urn }) => ({
        outputs: {
            privateKeyPem: pem("RSA PRIVATE KEY", urn),
            privateKeyPemPkcs8: pem("PRIVATE KEY", urn),
            privateKeyOpenssh: pem("OPENSSH PRIVATE KEY", urn),
            publicKeyPem: pem("PUBLIC KEY", urn),
        },
    }),
    "awsx:ecr:Image": ({ inputs, urn }) => ({ outputs: pinned("imageUri", inputs.repositoryUrl, urn) }),
    "docker:index/image:Image": ({ inputs, urn }) => ({
        outputs: { baseImageName: inputs.imageName, ...pinned("repoDigest", withoutTag(inputs.imageName), urn) },
    }),
    "docker-build:index:Image": ({ inputs, urn }) => {
        const [tag] = Array.isArray(inputs.tags) ? (inputs.tags as unknown[]) : [];
        return { outputs: { digest: `sha256:${digest(urn)}`, ...pinned("ref", tag, urn) } };
    },
    "command:local:Command": commandOutputs,
    "command:remote:Command": commandOutputs,
};

/** An image of the repository that the program pushes it to, by the digest that it will have. */
function pinned(property: string, image: unknown, urn: string): Properties {
    if (typeof image !== "string" || isUnknownValue(image)) return {};
    return { [property]: `${image}@sha256:${digest(urn)}` };
}

function withoutTag(image: unknown): unknown {
    // A port comes before the last slash.
    return typeof image === "string" ? image.replace(/:[^:/]*$/, "") : image;
}

/** The names of a template's outputs; what is in them only the cloud can tell. */
function outputsOfTemplate(body: unknown): readonly string[] {
    if (typeof body !== "string") return [];
    const outputs: unknown = parseDocument(body, { logLevel: "silent" }).get("Outputs");
    return isMap(outputs) ? outputs.items.map(({ key }) => String(key)) : [];
}

function domainsOf(inputs: Properties): readonly unknown[] {
    const others: readonly unknown[] = Array.isArray(inputs.subjectAlternativeNames)
        ? inputs.subjectAlternativeNames
        : [];
    return [...new Set([inputs.domainName, ...others])].filter((domain) => domain !== undefined);
}

function validationOf(domain: unknown, { region }: AnswerContext): Properties {
    const host = String(domain).replace(/^\*\./, "");
    return {
        domainName: domain,
        resourceRecordName: `_${madeUpMarker}.${host}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `_${madeUpMarker}.${region}.acm-validations.aws.`,
    };
}

/** As long as asked for, so that length checks in programs hold; the marker goes first, as far as there is room. */
function randomText({ inputs, urn }: AnsweredResource): Special {
    const length = typeof inputs.length === "number" ? inputs.length : 16;
    const result = (madeUpMarker + hexOf(urn, Math.max(length, 8))).slice(0, length);
    return { id: "none", outputs: { result, bcryptHash: `$2a$10$${madeUpMarker}${hexOf(urn, 45)}` } };
}

function takeFirst(list: unknown, count: unknown): unknown {
    return Array.isArray(list) && typeof count === "number" ? list.slice(0, count) : list;
}

function commandOutputs({ urn }: AnsweredResource): Special {
    return { outputs: { stdout: madeUpMarker + hexOf(urn, 8), stderr: "" } };
}
