import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { InputError } from "../../../gate/errors";
import { readStackFile } from "../../../gate/inputs";
import type { StackInput } from "../../../gate/inputs";
import { isUnknownValue } from "../../../policy-pack/policy";

const bucketType = "aws:s3/bucket:Bucket";
const urnOf = (name: string): string => `urn:pulumi:prod::shop::${bucketType}::${name}`;
const state = (name: string, more: object = {}): object => ({
    urn: urnOf(name),
    type: bucketType,
    custom: true,
    id: name,
    inputs: { bucket: name },
    outputs: { bucket: name, arn: `arn:aws:s3:::${name}`, tags: { city: "Zürich", "ai-system-id": "x" } },
    dependencies: [urnOf("first")],
    ...more,
});
const exportOf = (...resources: object[]): string =>
    JSON.stringify(
        { version: 3, deployment: { manifest: { time: "2026-11-20T10:11:12.131415Z" }, resources } },
        undefined,
        4,
    );

describe("readStackFile", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "annex42-"))));
    after(() => rmSync(folder, { recursive: true }));

    function write(content: string | Uint8Array, name = "stack.json"): string {
        const file = join(folder, name);
        writeFileSync(file, content);
        return file;
    }

    const read = (content: string | Uint8Array, name?: string, isNamed = true, limit?: number): Promise<StackInput> =>
        readStackFile(write(content, name), isNamed, limit);

    const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

    async function expectError(
        reading: Promise<unknown>,
        message: RegExp,
        line?: number,
        column?: number,
    ): Promise<void> {
        await assert.rejects(reading, (error: InputError) => {
            assert.ok(error instanceof InputError, String(error));
            assert.match(error.message, message);
            assert.match(error.message, /^[A-Z].*\.$/);
            if (line !== undefined) assert.equal(error.at?.line, line);
            if (column !== undefined) assert.equal(error.at?.column ?? 1, column);
            return true;
        });
    }

    describe("reads an export", () => {
        const text = exportOf(state("first"), state("second"), state("old", { delete: true }));
        const forms: Readonly<Record<string, readonly [content: string | Uint8Array, limit?: number]>> = {
            "as it is": [text],
            gzipped: [gzipSync(text)],
            "in UTF-16, as PowerShell redirects": [Buffer.from(`\uFEFF${text}`, "utf16le")],
            "with a byte order mark": [`\uFEFF${text}`],
            "piece by piece": [text, 10],
            "piece by piece and gzipped": [gzipSync(text), 10],
            "piece by piece in UTF-16": [Buffer.from(`\uFEFF${text}`, "utf16le"), 10],
        };
        for (const [name, [content, limit]] of Object.entries(forms)) {
            it(name, async () => {
                const input = await read(content, undefined, true, limit);
                const { project, stack, basis, time, resources, notSeen } = input;
                assert.deepEqual(
                    { project, stack, basis, time, old: notSeen.map(({ urn }) => urn) },
                    {
                        project: "shop",
                        stack: "prod",
                        basis: "state",
                        time: "2026-11-20T10:11:12.131Z",
                        old: [urnOf("old")],
                    },
                );
                assert.deepEqual(
                    resources.map(({ urn, name: own, id, outputs, inputs, dependencies, custom }) => ({
                        urn,
                        own,
                        id,
                        outputs,
                        inputs,
                        dependencies,
                        custom,
                    })),
                    ["first", "second"].map((own) => {
                        const properties = {
                            bucket: own,
                            arn: `arn:aws:s3:::${own}`,
                            tags: { city: "Zürich", "ai-system-id": "x" },
                        };
                        return {
                            urn: urnOf(own),
                            own,
                            id: own,
                            outputs: properties,
                            inputs: properties,
                            dependencies: [urnOf("first")],
                            custom: true,
                        };
                    }),
                );
                input.close?.();
            });
        }

        it("and leaves no copy of what was zipped behind", async () => {
            const before = readdirSync(tmpdir()).filter((name) => name.startsWith("annex42-state-"));
            const { close } = await read(gzipSync(text), undefined, true, 10);
            close?.();
            await expectError(read(gzipSync(text.slice(0, -60)), undefined, true, 10), /cut off/);
            assert.deepEqual(
                readdirSync(tmpdir()).filter((name) => name.startsWith("annex42-state-")),
                before,
            );
        });

        it("piece by piece as at once, whatever the size of the pieces' properties", async () => {
            const many = Array.from({ length: 700 }, (_, index) =>
                state(`b${index}`, { outputs: { bucket: `b${index}`, pad: "ß".repeat(index) } }),
            );
            const [whole, pieces] = [
                await read(exportOf(...many)),
                await read(exportOf(...many), "pieces.json", true, 10),
            ];
            const seen = ({ resources }: StackInput): unknown => resources.map(({ urn, outputs }) => [urn, outputs]);
            assert.deepEqual(seen(pieces), seen(whole));
            pieces.close?.();
        });
    });

    describe("refuses, with its place,", () => {
        const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
        const nested = exportOf(state("a")).replace('"city": "Zürich"', `"city": ${deep}`);
        const cases: Readonly<
            Record<string, readonly [content: string | Uint8Array, message: RegExp, line: number, column: number]>
        > = {
            "what is empty": ["", /^The file is empty\./, 1, 1],
            "what is cut off": ['{"version": 3,\n"deploy', /is cut off/, 2, 8],
            "what is not JSON": ["version: 3", /is not JSON/, 1, 1],
            "a version to come": ['{\n"version": 5, "deployment": {"resources": []}}', /version 5/, 2, 1],
            "a gzip that ends too early": [gzipSync(exportOf(state("a"))).subarray(0, 60), /gzip does not end/, 1, 1],
            "a gzip that is damaged": [
                Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), Buffer.alloc(40, 7)]),
                /gzip cannot be read/,
                1,
                1,
            ],
        };
        for (const [name, [content, message, line, column]] of Object.entries(cases)) {
            it(name, () => expectError(read(content), message, line, column));
        }

        it("10,000 levels", async () => {
            await expectError(read(nested), /more than 200 levels deep/, lineOf(nested, '"city"'));
        });

        const large: Readonly<Record<string, readonly [content: string, message: RegExp, line: number]>> = {
            "a large one that is cut off": [
                exportOf(state("a"), state("b")).slice(0, -20),
                /is cut off/,
                exportOf(state("a"), state("b")).slice(0, -20).split("\n").length,
            ],
            "a large one that is not JSON": [
                exportOf(state("a"), state("b")).replace('"id": "b"', '"id" = "b"'),
                /is not JSON/,
                lineOf(exportOf(state("a"), state("b")), '"id": "b"'),
            ],
            "a large one of a version to come": [
                exportOf(state("a")).replace('"version": 3', '"version": 6'),
                /version 6/,
                2,
            ],
            "a large one with a resource without a URN": [
                exportOf(state("a"), { type: "x" }),
                /has no URN/,
                lineOf(exportOf(state("a"), { type: "x" }), '"type": "x"') - 1,
            ],
            "a large one with 10,000 levels": [nested, /more than 200 levels deep/, lineOf(nested, '"urn"') - 1],
            "a large one that is something else": [JSON.stringify({ name: "x".repeat(100) }), /not a stack export/, 1],
        };
        for (const [name, [content, message, line]] of Object.entries(large)) {
            it(name, async () => {
                await assert.rejects(read(content, undefined, true, 10), (error: InputError) => {
                    assert.match(error.message, message);
                    assert.equal(error.at?.line, line);
                    return true;
                });
            });
        }
    });

    describe("reads a preview as JSON", () => {
        const preview = (...steps: object[]): string =>
            JSON.stringify({ config: {}, steps, changeSummary: { create: 1 }, diagnostics: [] });
        const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

        it("as what the stack would be", async () => {
            const { basis, project, stack, resources } = await read(
                preview(
                    { op: "same", urn: urnOf("a"), newState: state("a") },
                    {
                        op: "create",
                        urn: urnOf("b"),
                        newState: state("b", { outputs: { arn: unknown, policy: "[secret]" } }),
                    },
                    { op: "delete", urn: urnOf("c"), oldState: state("c") },
                    { op: "create-replacement", urn: urnOf("d"), newState: state("d") },
                    { op: "replace", urn: urnOf("d"), newState: state("d", { outputs: { bucket: "new" } }) },
                    { op: "delete-replaced", urn: urnOf("d"), oldState: state("d") },
                ),
            );
            assert.deepEqual({ basis, project, stack }, { basis: "preview", project: "shop", stack: "prod" });
            assert.deepEqual(
                resources.map(({ name }) => name),
                ["a", "b", "d"],
            );
            assert.ok(isUnknownValue(resources[1]?.outputs.arn));
            assert.ok(isUnknownValue(resources[1]?.outputs.policy), "what the CLI hides is not known");
            assert.equal(resources[2]?.outputs.bucket, "new");
        });

        it("without what a provider will choose, as nobody gave it", async () => {
            const { resources } = await read(
                preview({
                    op: "create",
                    urn: urnOf("a"),
                    newState: state("a", {
                        type: "aws:ebs/volume:Volume",
                        inputs: { size: unknown },
                        outputs: { arn: unknown, size: unknown, kmsKeyId: unknown, snapshotId: "[secret]" },
                    }),
                }),
            );
            assert.deepEqual(Object.keys(resources[0]?.outputs ?? {}).sort(), ["arn", "size", "snapshotId"]);
        });

        it("that plans nothing", async () => {
            assert.deepEqual(
                (await read('{"config":{},"duration":1,"changeSummary":{},"diagnostics":[]}')).resources,
                [],
            );
        });

        it("and refuses a step without a URN, with its place", () =>
            expectError(read('{"steps": [\n{"op": "create"}]}'), /^A step has no URN\.$/, 2, 1));
    });

    describe("reads the engine's event log", () => {
        const event = (index: number, content: object): string =>
            JSON.stringify({ sequence: index, timestamp: 1_764_000_000 + index, ...content });
        const step = (op: string, name: string, planning: boolean, more: object = {}): object => ({
            metadata: { op, urn: urnOf(name), type: bucketType, old: null, new: state(name, more), provider: "" },
            planning,
        });
        const log = (planning: boolean): string =>
            [
                event(0, { preludeEvent: { config: {} } }),
                event(1, { resourcePreEvent: step("create", "a", planning, { outputs: {} }) }),
                event(2, { resOutputsEvent: step("create", "a", planning) }),
                event(3, { resourcePreEvent: step("same", "b", planning) }),
                event(4, { diagnosticEvent: { message: "m" } }),
                event(5, { summaryEvent: { resourceChanges: { create: 1 } } }),
                "",
            ].join("\n");

        it("of an update as what is deployed, of a preview as what is planned", async () => {
            const update = await read(log(false), "events.json");
            assert.deepEqual(
                update.resources.map(({ name, outputs }) => [name, outputs.arn]),
                [
                    ["a", "arn:aws:s3:::a"],
                    ["b", "arn:aws:s3:::b"],
                ],
            );
            assert.equal(update.basis, "state");
            assert.equal(update.time, "2025-11-24T16:00:05.000Z");
            assert.equal((await read(gzipSync(log(true)))).basis, "preview");
        });

        it("and refuses a line that is none, with its place", () =>
            expectError(read(`${log(false)}{"sequence": 6,`), /^A line of the event log is cut off/, 7, 16));
    });

    describe("reads the outputs of a stack", () => {
        const messages = ({ results = [] }: StackInput): readonly string[] =>
            results.flatMap(({ message }) => (message === undefined ? [] : [message]));
        const evidence = {
            "A.6.2.8": [{ shows: "logs are kept", resource: "arn:aws:s3:::logs", record: "s3://logs/x" }],
        };

        it("and finds secrets in the clear, by name and by shape", async () => {
            const outputs = {
                evidence,
                dbPassword: "hunter2",
                nested: { list: [{ apiKey: "abcdef" }] },
                note: "AKIAIOSFODNN7EXAMPLE",
                url: "https://user:hunter2@example.com",
                hidden: "[secret]",
                keyArn: "arn:aws:kms:eu-west-1:111122223333:key/x",
                tokenLimit: "4096",
            };
            const found = await read(JSON.stringify(outputs));
            assert.deepEqual(messages(found), [
                'The output "dbPassword" holds a secret in the clear.',
                'The output "nested.list.0.apiKey" holds a secret in the clear.',
                'The output "note" holds a secret in the clear.',
                'The output "url" holds a secret in the clear.',
            ]);
            assert.ok(!JSON.stringify(found).includes("hunter2"));
        });

        it("and looks for evidence that is whole", async () => {
            assert.deepEqual(messages(await read(JSON.stringify({ evidence }))), []);
            assert.deepEqual(messages(await read('{"bucket": "x"}')), ['The output "evidence" is not there.']);
            assert.deepEqual(
                messages(
                    await read(
                        JSON.stringify({
                            evidence: { "A.1": [], "A.4.2": [{ shows: "x", resource: "y" }], "A.6.2.8": [] },
                        }),
                    ),
                ),
                [
                    'The output "evidence.A.1" is no control of Annex A.',
                    'The output "evidence.A.4.2.0" does not say record.',
                    'The output "evidence.A.6.2.8" lists nothing.',
                ],
            );
        });

        it("only where the file is named, or says what it is", async () => {
            assert.equal((await read('{"bucket": "x"}', "outputs.json", false)).results?.length, 2);
            await expectError(read('{"bucket": "x"}', "tsconfig.json", false), /is not a stack export/);
            await expectError(read("{}"), /is not a stack export/);
        });
    });
});
