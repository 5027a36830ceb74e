import assert from "node:assert/strict";

import { InputError } from "../../../gate/errors";
import { readStackExport } from "../../../gate/inputs/stack-export";
import { isUnknownValue } from "../../../policy-pack/policy";
import type { Resource } from "../../../policy-pack/policy";

const signature = "4dabf18193072939515e22adb298388d";
const urn = "urn:pulumi:prod::shop::acme:web:Site$aws:s3/bucket:Bucket::data";

function exported(resources: readonly unknown[]): string {
    return JSON.stringify({ version: 3, deployment: { manifest: {}, resources } });
}

function readOne(state: object): Resource {
    const [resource] = readStackExport(
        exported([{ urn, type: "aws:s3/bucket:Bucket", custom: true, ...state }]),
        "f",
    ).resources;
    assert.ok(resource);
    return resource;
}

function outputsOf(outputs: object): unknown {
    return readOne({ outputs }).outputs;
}

describe("readStackExport", () => {
    it("reads everything that policies ask for", () => {
        assert.deepEqual(
            readOne({
                id: "data-1",
                inputs: { bucket: "data-1" },
                outputs: { bucket: "data-1", arn: "arn:aws:s3:::data-1" },
                parent: "urn:pulumi:prod::shop::acme:web:Site::site",
                provider: "urn:pulumi:prod::shop::pulumi:providers:aws::default::uuid",
                protect: true,
                external: true,
                aliases: ["urn:pulumi:prod::shop::aws:s3/bucket:Bucket::old"],
                dependencies: ["urn:pulumi:prod::shop::aws:kms/key:Key::key"],
                propertyDependencies: { bucket: null, key: ["urn:pulumi:prod::shop::aws:kms/key:Key::key"] },
                sourcePosition: "project:///src/my%20site.ts#14,7",
            }),
            {
                urn,
                type: "aws:s3/bucket:Bucket",
                name: "data",
                id: "data-1",
                custom: true,
                inputs: { bucket: "data-1", arn: "arn:aws:s3:::data-1" },
                outputs: { bucket: "data-1", arn: "arn:aws:s3:::data-1" },
                parent: "urn:pulumi:prod::shop::acme:web:Site::site",
                provider: "urn:pulumi:prod::shop::pulumi:providers:aws::default::uuid",
                protect: true,
                external: true,
                aliases: ["urn:pulumi:prod::shop::aws:s3/bucket:Bucket::old"],
                dependencies: ["urn:pulumi:prod::shop::aws:kms/key:Key::key"],
                propertyDependencies: { key: ["urn:pulumi:prod::shop::aws:kms/key:Key::key"] },
                source: { file: "src/my site.ts", line: 14, column: 7 },
            },
        );
    });

    it("tells project and stack", () => {
        const { project, stack } = readStackExport(exported([{ urn, type: "aws:s3/bucket:Bucket" }]), "f");
        assert.deepEqual({ project, stack }, { project: "shop", stack: "prod" });
    });

    it("prefers what the stack really is to what it was asked to be", () => {
        const { inputs } = readOne({ inputs: { acl: "private", bucket: "x" }, outputs: { acl: "public-read" } });
        assert.deepEqual(inputs, { acl: "public-read", bucket: "x" });
    });

    it("takes a key that nobody asked for as AWS's own, whose ARN does not tell", () => {
        const kmsKeyId = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
        const files = { type: "aws:efs/fileSystem:FileSystem", outputs: { encrypted: true, kmsKeyId } };
        assert.deepEqual(readOne({ ...files, inputs: { encrypted: true } }).outputs, { encrypted: true });
        assert.deepEqual(readOne({ ...files, inputs: { encrypted: true, kmsKeyId } }).outputs, files.outputs);
        assert.deepEqual(readOne({ ...files, external: true }).outputs, files.outputs);
        const broker = (more: object) => ({ encryptionInfo: { encryptionInTransit: { inCluster: true }, ...more } });
        const cluster = readOne({
            type: "aws:msk/cluster:Cluster",
            inputs: broker({}),
            outputs: broker({ encryptionAtRestKmsKeyArn: kmsKeyId }),
        });
        assert.deepEqual(cluster.outputs, broker({}));
        const alias = { type: "aws:kms/alias:Alias", inputs: { targetKeyId: "1" } };
        assert.deepEqual(readOne({ ...alias, outputs: { targetKeyId: "1", targetKeyArn: kmsKeyId } }).outputs, {
            targetKeyId: "1",
            targetKeyArn: kmsKeyId,
        });
    });

    it("takes an emptied property for absent, not for what was asked", () => {
        const { inputs } = readOne({ inputs: { kmsKeyId: "key" }, outputs: { kmsKeyId: "" } });
        assert.deepEqual(inputs, {});
    });

    it("leaves out what is not set, and keeps false, zero and empty lists", () => {
        assert.deepEqual(
            outputsOf({ a: "", b: null, c: false, d: 0, e: [], f: { g: "", h: 1 }, i: [{ j: null }], __defaults: [] }),
            { c: false, d: 0, e: [], f: { h: 1 }, i: [{}] },
        );
    });

    it("keeps the empty values of a map", () => {
        const defaultArguments = { "--enable-continuous-cloudwatch-log": "" };
        assert.deepEqual(outputsOf({ defaultArguments, description: "" }), { defaultArguments });
    });

    it("reads a secret in plain text", () => {
        const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270", plaintext: '{"Statement":[]}' };
        assert.deepEqual(outputsOf({ policy: secret }), { policy: { Statement: [] } });
    });

    it("takes an encrypted secret for unknown, wherever it is", () => {
        const secret = { [signature]: "1b47061264138c4ac30d75fd1eb44270", ciphertext: "v1:abc" };
        const outputs = outputsOf({ a: secret, b: [{ c: secret }] }) as { a: unknown; b: [{ c: unknown }] };
        assert.ok(isUnknownValue(outputs.a));
        assert.ok(isUnknownValue(outputs.b[0].c));
    });

    it("unwraps output values and references to resources", () => {
        const output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
        const reference = "5cf8f73096256a8f31e491e813e4eb8e";
        const outputs = outputsOf({
            known: { [signature]: output, value: "x", dependencies: [] },
            unknown: { [signature]: output },
            bucket: { [signature]: reference, urn, id: "data-1" },
            component: { [signature]: reference, urn },
        }) as Record<string, unknown>;
        assert.equal(outputs.known, "x");
        assert.ok(isUnknownValue(outputs.unknown));
        assert.equal(outputs.bucket, "data-1");
        assert.equal(outputs.component, urn);
    });

    it("keeps assets as they are", () => {
        const asset = { [signature]: "c44067f5952c0a294b673a41bacd8c17", hash: "abc", path: "index.zip" };
        assert.deepEqual(outputsOf({ code: asset }), { code: asset });
    });

    it("does not check an old copy that waits to be deleted, and says so", () => {
        const { resources, notSeen } = readStackExport(exported([{ urn, type: "a:b:C", delete: true }]), "f");
        assert.deepEqual(resources, []);
        assert.deepEqual(notSeen, [{ urn, reason: "an old copy that waits to be deleted was not checked" }]);
    });

    for (const [name, text] of Object.entries({
        "a deployment that is null": '{"version":3,"deployment":null}',
        "a deployment without resources": '{"version":3,"deployment":{"manifest":{}}}',
        "a checkpoint without a deployment":
            '{"version":3,"checkpoint":{"stack":"organization/shop/dev","latest":null}}',
    })) {
        it(`reads ${name} as an empty stack`, () => {
            assert.deepEqual(readStackExport(text, "f"), { resources: [], notSeen: [] });
        });
    }

    it("reads the checkpoint of a self-managed backend, with a byte order mark", () => {
        const latest = { resources: [{ urn, type: "aws:s3/bucket:Bucket" }] };
        const text = `\uFEFF${JSON.stringify({ version: 3, checkpoint: { stack: "organization/shop/prod", latest } })}`;
        assert.equal(readStackExport(text, "f").resources.length, 1);
    });

    it("reads version 4", () => {
        const text = '{"version":4,"features":["views"],"deployment":{"resources":[]}}';
        assert.deepEqual(readStackExport(text, "f").resources, []);
    });

    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    const refused: Readonly<Record<string, readonly [text: string, message: string, line: number]>> = {
        "another JSON file": [
            '{"name":"x"}',
            "The file is not a stack export: `pulumi stack export --file <file>` writes one.",
            1,
        ],
        "a list": ["[]", "The file is not a stack export: `pulumi stack export --file <file>` writes one.", 1],
        "a version to come": [
            '{\n"version":9,"deployment":{}}',
            "The export has version 9; versions 3 and 4 are read.",
            2,
        ],
        "no version": [
            '{"deployment":{}}',
            "The export has no version that is a number; versions 3 and 4 are read.",
            1,
        ],
        "resources that are no list": [
            '{"version":3,"deployment":{\n"resources":{}}}',
            '"resources" of the export is not a list.',
            2,
        ],
        "a resource that is no object": [
            '{"version":3,"deployment":{"resources":[\n7]}}',
            "A resource of the export is not an object.",
            2,
        ],
        "a resource without a URN": [
            '{"version":3,"deployment":{"resources":[\n{"type":"a:b:C"}]}}',
            "A resource of the export has no URN.",
            2,
        ],
        "inputs that are no object": [
            `{"version":3,"deployment":{"resources":[{"urn":"${urn}","type":"a:b:C",\n"inputs":[]}]}}`,
            '"inputs" of a resource is not an object.',
            2,
        ],
        "10,000 levels": [
            `{"version":3,"deployment":{"resources":[{"urn":"${urn}","type":"a:b:C",\n"inputs":{"x":${deep}}}]}}`,
            "A property of the resource is nested more than 200 levels deep.",
            2,
        ],
    };
    for (const [name, [text, message, line]] of Object.entries(refused)) {
        it(`refuses ${name}, with its place`, () => {
            assert.throws(
                () => readStackExport(text, "exports/a.json"),
                (error) => {
                    assert.ok(error instanceof InputError);
                    assert.equal(error.message, message);
                    assert.equal(error.at?.file, "exports/a.json");
                    assert.equal(error.at.line, line);
                    return true;
                },
            );
        });
    }
});
