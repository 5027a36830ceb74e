import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { ProgramError, readProject, readStack, runProgram } from "../../../gate/engine";
import type { ProgramOptions, ProgramRun } from "../../../gate/engine";
import { noFixtures } from "../../../gate/engine/answers";
import { isUnknownValue, unknownValue } from "../../../policy-pack/policy/resource";
import type { Resource } from "../../../policy-pack/policy/resource";

const programs = path.join(__dirname, "programs");

function optionsFor(program: string, more: Partial<ProgramOptions> = {}): ProgramOptions {
    const project = readProject(path.join(programs, program));
    return { project, stack: readStack(project, "dev"), fixtures: noFixtures, ...more };
}

const run = (program: string, more?: Partial<ProgramOptions>): Promise<ProgramRun> =>
    runProgram(optionsFor(program, more));

function named(result: ProgramRun, name: string): Resource {
    const found = result.resources.find((resource) => resource.name === name);
    assert.ok(found, `no resource is called ${name}`);
    return found;
}

async function failureOf(program: string, more?: Partial<ProgramOptions>): Promise<ProgramError> {
    try {
        await run(program, more);
    } catch (error) {
        assert.ok(error instanceof ProgramError, String(error));
        return error;
    }
    return assert.fail(`${program} should have failed`);
}

/** Programs of this test that still run, by their project's name. */
async function stillRunning(project: string): Promise<number> {
    const ps = spawn("ps", ["-A", "-o", "args="]);
    let output = "";
    ps.stdout.on("data", (data: Buffer) => (output += data.toString()));
    await once(ps, "close");
    return output.split("\n").filter((line) => line.includes(`--project ${project} `)).length;
}

describe("Running a program", () => {
    it("gives its components and their children, with providers, options, dependencies and exports", async () => {
        const result = await run("components");
        assert.equal(result.mode, "deep");
        const prefix = "urn:pulumi:dev::components::";
        assert.deepEqual(
            result.resources.map(({ urn }) => urn.slice(prefix.length)),
            [
                "pulumi:pulumi:Stack::components-dev",
                "pulumi:providers:cloud::west",
                "my:group:Group::group",
                "my:group:Group$cloud:index/thing:Thing::group-first",
                "my:group:Group$cloud:index/thing:Thing::group-second",
                "pulumi:providers:cloud::default_1_2_3",
                "cloud:index/thing:Thing::lone",
            ],
        );
        const [group, first, second, lone] = ["group", "group-first", "group-second", "lone"].map((name) =>
            named(result, name),
        ) as [Resource, Resource, Resource, Resource];
        assert.equal(group.custom, false);
        assert.deepEqual(group.aliases, [`${prefix}my:group:Group::old`]);
        assert.deepEqual(group.outputs, { secondId: second.id });
        assert.equal(first.parent, group.urn);
        assert.deepEqual(first.aliases, [`${prefix}my:group:Group$cloud:index/thing:Thing::old-first`]);
        assert.equal(first.provider, `${named(result, "west").urn}::${named(result, "west").id}`);
        assert.equal(first.protect, true);
        assert.match(String(first.id), /a42fa42f/);
        assert.deepEqual(second.inputs, { of: first.id, list: [first.id] });
        assert.deepEqual(second.propertyDependencies, { of: [first.urn], list: [first.urn] });
        assert.deepEqual(second.dependencies, [first.urn]);
        assert.deepEqual(lone.inputs, { password: "hush" });
        assert.equal(lone.protect, undefined);
        assert.deepEqual(lone.ignoreChanges, ["size"]);
        assert.deepEqual(lone.dependencies, [first.urn, second.urn]);
        assert.match(String(lone.provider), /::pulumi:providers:cloud::default_1_2_3::/);
        assert.deepEqual(named(result, "default_1_2_3").inputs, { version: "1.2.3" });
        assert.deepEqual(result.outputs, {
            first: named(result, "group-first").id,
            token: "shh",
            nested: { plain: 1, list: ["a"] },
        });
        assert.deepEqual(result.secretOutputs, ["token"]);
    });

    it("runs transforms in the engine's order: own, parents', the stack's", async () => {
        const result = await run("transforms");
        const child = named(result, "child");
        const origin = named(result, "origin");
        assert.deepEqual(origin.inputs, { order: "stack", old: true });
        assert.deepEqual(child.inputs, { order: "own-group-stack", old: true, from: origin.id, token: "hush" });
        assert.equal(child.protect, true);
        assert.deepEqual(child.ignoreChanges, ["order"]);
        assert.deepEqual(child.propertyDependencies, { from: [origin.urn] });
        assert.deepEqual(result.outputs, { added: "yes" });
    });

    it("reads other stacks from fixtures, makes up what the program asks for otherwise, and marks both", async () => {
        const stackReferences = { "organization/network/dev": { vpcId: "vpc-1", password: "hush" } };
        const result = await run("references", { fixtures: { ...noFixtures, stackReferences } });
        assert.deepEqual(result.outputs, { vpc: "vpc-1" });
        const user = named(result, "user");
        assert.equal(user.inputs.vpc, "vpc-1");
        assert.equal(user.inputs.found, "thing-1234");
        assert.match(String(user.inputs.unknown), /a42fa42f/);
        // What is read from an output is not known to be absent only because the made-up one is a text.
        const { size, ...inner } = named(result, "inner").inputs;
        assert.deepEqual(Object.keys(inner).sort(), ["applied", "first", "lifted", "ofEach", "ofFirst"]);
        for (const [name, value] of Object.entries(inner)) assert.equal(value, unknownValue, name);
        assert.equal(typeof size, "number");
        assert.equal(named(result, "found").external, true);
        assert.equal(named(result, "found").id, "thing-1234");
        assert.deepEqual(result.answers, [
            { kind: "stack reference", name: "organization/network/dev", origin: "fixture" },
            { kind: "stack reference", name: "organization/other/dev", origin: "made up" },
        ]);
    });

    it("knows nothing of other stacks in preview mode, and waits for nothing", async () => {
        const result = await run("references", { mode: "preview" });
        assert.ok(isUnknownValue(named(result, "user").inputs.unknown));
        assert.ok(isUnknownValue(result.outputs.vpc));
    });

    it("passes dynamic providers, assets and archives through", async () => {
        const result = await run("dynamic");
        const signature = "4dabf18193072939515e22adb298388d";
        const { __provider: provider, ...rest } = named(result, "dynamic").inputs;
        assert.deepEqual(rest, { question: "?" });
        assert.match(String(provider), /return \{ id: ['"]made['"]/);
        assert.deepEqual(named(result, "files").inputs.file, {
            [signature]: "c44067f5952c0a294b673a41bacd8c17",
            __pulumiAsset: true,
            path: "index.js",
        });
        assert.equal(result.outputs.question, "?");
    });

    it("says of remote components that it did not see inside", async () => {
        const result = await run("remote");
        const cluster = named(result, "cluster");
        assert.deepEqual(result.opaque, [{ urn: cluster.urn, reason: cluster.opaque }]);
        assert.match(String(cluster.opaque), /box:index:Cluster is made by a component plugin/);
        assert.equal(cluster.id, undefined);
        assert.deepEqual(cluster.propertyDependencies, { from: [named(result, "thing").urn] });
        assert.deepEqual(named(result, "inside").dependencies, [cluster.urn]);
    });

    it("says of charts that could not be rendered that it did not see inside", async () => {
        const result = await run("chart");
        const [opaque, ...others] = result.opaque;
        assert.equal(opaque?.urn, named(result, "web").urn);
        assert.match(opaque.reason, /[^.]$/);
        assert.deepEqual(others, []);
    });

    for (const skipsInputs of [false, true])
        it(`says of manifests that could not be fetched that it did not see them, and leaves the program's own errors${skipsInputs ? ", without inputs of components" : ""}`, async () => {
            if (skipsInputs) process.env.PULUMI_NODEJS_SKIP_COMPONENT_INPUTS = "true";
            const result = await run("unreachable-manifest").finally(
                () => delete process.env.PULUMI_NODEJS_SKIP_COMPONENT_INPUTS,
            );
            assert.equal(result.mode, "deep");
            for (const [name, file] of [
                ["operator", "operator"],
                ["https://manifests.invalid/other.yaml", "other"],
            ] as const) {
                const { urn } = named(result, name);
                assert.match(
                    String(result.opaque.find((opaque) => opaque.urn === urn)?.reason),
                    new RegExp(`^The manifest https://manifests.invalid/${file}.yaml could not be fetched: .*[^.]$`),
                );
            }
            assert.equal(result.opaque.length, 2);
            assert.deepEqual(result.outputs, {
                own: "fetch failed",
                host: unknownValue,
                names: unknownValue,
                local: "settings",
                code: "serialized",
                isFile: true,
            });
        });

    it("registers what the Kubernetes provider makes of manifests, and says what it could not see", async () => {
        const result = await run("manifests");
        const inside = (component: string): readonly string[] =>
            result.resources
                .filter(({ parent }) => parent?.endsWith(`::${component}`))
                .map(({ urn }) => urn.split("$").at(-1) ?? "")
                .sort();
        assert.deepEqual(inside("server"), [
            "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition::server:catalogues.example.com",
            "kubernetes:apps/v1:Deployment::server:models/server",
            "kubernetes:example.com/v1:Catalogue::server:models",
            "kubernetes:networking.k8s.io/v1:NetworkPolicy::server:elsewhere/closed",
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole::server:reader",
        ]);
        assert.deepEqual(inside("group"), [
            "kubernetes:core/v1:Pod::own:default/first",
            "kubernetes:core/v1:Pod::own:default/second",
            "kubernetes:core/v1:Secret::own:default/key",
            "kubernetes:core/v1:Service::own:default/server",
        ]);
        const deployment = named(result, "server:models/server");
        assert.deepEqual(deployment.inputs.metadata, { name: "server", namespace: "models" });
        assert.equal(deployment.provider, named(result, "server:reader").provider);
        assert.equal(deployment.source?.file, path.join(programs, "manifests", "index.js"));
        assert.deepEqual(result.outputs.kinds, [
            "CustomResourceDefinition",
            "Deployment",
            "not of the SDK",
            "ClusterRole",
            "NetworkPolicy",
        ]);
        assert.deepEqual(named(result, "plain").inputs.metadata, { namespace: "models" });
        assert.equal(named(result, "release").outputs.namespace, "models");
        const reasons = new Map(result.opaque.map(({ urn, reason }) => [urn.split("::").at(-1), reason]));
        assert.match(String(reasons.get("chart")), /^The chart \.\/no-such-chart could not be rendered: /);
        assert.match(
            String(reasons.get("remote")),
            /^The manifest https:\/\/manifests\.invalid\/operator\.yaml could not be fetched: /,
        );
        assert.deepEqual(inside("remote"), ["kubernetes:core/v1:Pod::remote:default/third"]);
        const kustomized = inside("base");
        if (reasons.has("base"))
            assert.match(String(reasons.get("base")), /^The kustomization base could not be built: /);
        else assert.deepEqual(kustomized, ["kubernetes:core/v1:ConfigMap::base:kustomized/base-settings"]);
        assert.ok(!reasons.has("server") && !reasons.has("group"));
    });

    it("sees nothing in manifests that are not known yet, as the provider", async () => {
        const result = await run("manifests", { mode: "preview" });
        assert.match(
            String(named(result, "group").opaque),
            /depends on values that are not known before the deployment$/,
        );
        assert.ok(!result.resources.some(({ parent }) => parent?.endsWith("::group")));
    });

    it("ends with the name of a manifest that is not there", async () => {
        const { message } = await failureOf("missing-manifest");
        assert.match(message, /The manifest operator\.yaml cannot be read: ENOENT/);
    });

    it("finds where the program makes each resource, in its TypeScript source", async () => {
        const result = await run("typescript");
        const file = path.join(programs, "typescript", "index.ts");
        assert.deepEqual(named(result, "thing").source, { file, line: 8, column: 19 });
        assert.deepEqual(named(result, "second").source, { file, line: 10, column: 5 });
        assert.equal(named(result, "typescript-dev").source, undefined);
        const group = (await run("components")).resources.filter(({ parent }) => parent?.endsWith("::group"));
        assert.deepEqual(
            group.map(({ source }) => source?.line),
            [18, 19],
        );
    });

    it("runs ES modules", async () => {
        const result = await run("esm");
        assert.deepEqual(named(result, "thing").inputs, { size: 1 });
        assert.deepEqual(named(result, "thing").source, {
            file: path.join(programs, "esm", "index.ts"),
            line: 13,
            column: 15,
        });
    });

    it("reads the types of ES modules where they hand on a type as if it were a value", async () => {
        const result = await run("esm-types");
        assert.equal(result.mode, "deep");
        assert.deepEqual(named(result, "thing").inputs, { size: 1 });
    });

    it("gives the program its configuration, place and arguments, and nothing of its own", async () => {
        const result = await run("settings");
        assert.deepEqual(result.outputs, {
            title: "our program",
            directory: "src",
            root: "settings",
            size: 3,
            greeting: "hello",
            password: "secret-a42fa42f",
            port: unknownValue,
            list: ["a", "secret-a42fa42f"],
            zone: "b",
            region: "eu-west-1",
            awsRegion: "us-east-1",
            organization: "organization",
            options: "none",
        });
        assert.deepEqual(result.secretOutputs, ["password"]);
        assert.deepEqual(named(result, "default").inputs, { region: "eu-west-1", zone: "b" });
        assert.deepEqual(result.answers, [
            { kind: "configuration", name: "settings:password", origin: "made up" },
            { kind: "configuration", name: "settings:port", origin: "made up" },
            { kind: "configuration", name: "settings:list", origin: "made up" },
        ]);
        assert.deepEqual(result.logs, [
            { severity: "info", message: "a message" },
            { severity: "warning", message: "a warning" },
        ]);
        assert.equal(result.stdout, "a line on standard output\n");
    });

    describe("of which nobody says where it runs", () => {
        const variables = ["AWS_REGION", "AWS_DEFAULT_REGION"];
        const before = variables.map((name) => process.env[name]);
        beforeEach(() => variables.forEach((name) => Reflect.deleteProperty(process.env, name)));
        afterEach(() =>
            variables.forEach((name, index) => {
                if (before[index] === undefined) Reflect.deleteProperty(process.env, name);
                else process.env[name] = before[index];
            }),
        );

        it("sees the region that it is answered with", async () => {
            const { outputs } = await run("region");
            assert.deepEqual(outputs, { configured: "us-east-1", asked: "us-east-1" });
        });

        it("sees the region of the fixtures", async () => {
            const { outputs } = await run("region", { fixtures: { ...noFixtures, region: "eu-north-1" } });
            assert.deepEqual(outputs, { configured: "eu-north-1", asked: "eu-north-1" });
        });

        it("sees the region of the environment as it is", async () => {
            process.env.AWS_DEFAULT_REGION = "eu-west-3";
            const { outputs } = await run("region");
            assert.deepEqual(outputs, { configured: "eu-west-3", asked: "eu-west-3" });
        });
    });

    it("gets nobody's credentials", async () => {
        const given = {
            AWS_ACCESS_KEY_ID: "AKIAIOSFODNN7EXAMPLE",
            AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            AWS_SESSION_TOKEN: "token",
            AWS_PROFILE: "deployment",
            AWS_SHARED_CREDENTIALS_FILE: "/home/me/credentials",
            KUBECONFIG: "/home/me/config",
            PULUMI_ACCESS_TOKEN: "token",
        };
        const before = { ...process.env };
        Object.assign(process.env, given);
        try {
            const { outputs } = await run("credentials");
            assert.deepEqual(outputs, {
                found: [],
                files: ["/dev/null", "/dev/null", "/dev/null"],
                profile: "deployment",
            });
        } finally {
            for (const name of Object.keys(given)) Reflect.deleteProperty(process.env, name);
            Object.assign(process.env, before);
        }
    });

    it("falls back to plain unknowns when made-up values break the program, and says so", async () => {
        const result = await run("preview-only");
        assert.equal(result.mode, "preview");
        assert.match(String(result.deepFailure), /^With made-up values the program failed: (?:TypeError|Error): /);
        assert.equal(result.outputs.size, 1);
        assert.ok(isUnknownValue(result.outputs.id));
        assert.ok(isUnknownValue(result.outputs.nested));
        assert.deepEqual(named(result, "thing").outputs.options, { a: "b" });
    });

    it("leaves unknown what functions fail to make of what is absent, if the program comes through a preview", async () => {
        const result = await run("absent-value");
        assert.equal(result.mode, "deep");
        assert.equal(result.deepFailure, undefined);
        assert.equal(result.outputs.nested, unknownValue);
        assert.match(String(result.outputs.id), /a42fa42f/);
        assert.deepEqual(
            result.opaque.map(({ reason }) => reason),
            [
                "A function of the program failed on made-up values (TypeError at index.js:4), so that what it makes was not seen",
            ],
        );
        // Alone it would hide what is wrong with the program.
        await assert.rejects(run("absent-value", { mode: "deep" }), /TypeError: Cannot read properties of undefined/);
    });

    it("leaves encrypted configuration unknown where no text can stand for it", async () => {
        const result = await run("secret-json");
        assert.deepEqual(
            result.opaque.map(({ reason }) => reason),
            [
                "A function of the program failed on made-up values (SyntaxError at index.js:4), so that what it makes was not seen",
            ],
        );
        assert.deepEqual(named(result, "thing").inputs, { host: unknownValue, user: unknownValue });
        // As a function is that becomes a Lambda's code.
        assert.equal(result.outputs.code, "serialized");
    });

    it("leaves unknown what the program's functions fail to make of made-up values, and says so", async () => {
        const result = await run("failing-callbacks");
        assert.equal(result.mode, "deep");
        assert.deepEqual(named(result, "thing").inputs, { first: unknownValue, size: 1 });
        assert.deepEqual(result.outputs, {
            later: unknownValue,
            whole: true,
            caught: "not JSON",
            code: "serialized",
        });
        const { urn } = named(result, "failing-callbacks-dev");
        const failed = (error: string): object => ({
            urn,
            reason: `A function of the program failed on made-up values (${error}), so that what it makes was not seen`,
        });
        assert.deepEqual(
            [...result.opaque].sort((a, b) => a.reason.localeCompare(b.reason)),
            [failed("SyntaxError at index.js:6"), failed("TypeError at index.js:9")],
        );
        assert.deepEqual(result.logs, []);
    });

    it("knows of objects in a cluster what a preview knows, and nothing where the cluster is still to be", async () => {
        const { outputs } = await run("cluster-to-be", { mode: "preview" });
        assert.deepEqual(outputs, {
            there: "there",
            thereUid: unknownValue,
            toBe: unknownValue,
            created: unknownValue,
        });
        const deep = await run("cluster-to-be");
        assert.equal(deep.mode, "deep");
        assert.equal(deep.outputs.toBe, "to-be");
        assert.match(String(deep.outputs.thereUid), /a42fa42f/);
        assert.equal(deep.outputs.created, 2042);
    });

    it("runs several programs side by side", async () => {
        const [first, second] = await Promise.all([run("typescript"), run("components", { mode: "preview" })]);
        assert.equal(first.resources.length, 4);
        assert.equal(second.resources.length, 7);
        assert.equal(named(second, "lone").id, undefined);
    });

    it("tells how far it is", async () => {
        const told: number[] = [];
        await run("typescript", { onProgress: (registered) => told.push(registered) });
        assert.deepEqual(told, [1, 2, 3, 4]);
    });
});

describe("A program with EKS components of 2.x and before", () => {
    let directory: string;
    before(() => {
        directory = mkdtempSync(path.join(tmpdir(), "annex42-eks-"));
        const eks = path.join(directory, "node_modules", "@pulumi", "eks");
        mkdirSync(eks, { recursive: true });
        symlinkSync(path.dirname(require.resolve("@pulumi/pulumi/package.json")), path.join(eks, "..", "pulumi"));
        const files = {
            "../../../Pulumi.yaml": "{ name: cluster, runtime: nodejs }",
            "../../../index.js": `const eks = require("@pulumi/eks"); exports.thumbprint = eks.makeCluster();`,
            "package.json": `{ "name": "@pulumi/eks", "version": "2.8.1", "main": "index.js" }`,
            // As its TypeScript is compiled: functions are looked up in the module when they are called.
            "index.js": `
                const tools = require("./dependencies"), certificates = require("./cert-thumprint");
                exports.makeCluster = () => {
                    (0, tools.assertCompatibleAWSCLIExists)();
                    (0, tools.assertCompatibleKubectlVersionExists)();
                    return (0, certificates.getIssuerCAThumbprint)("https://issuer.invalid");
                };`,
            "dependencies.js": `
                exports.assertCompatibleAWSCLIExists = () => { throw new Error("aws is missing"); };
                exports.assertCompatibleKubectlVersionExists = () => { throw new Error("kubectl is missing"); };`,
            "cert-thumprint.js": `
                exports.getIssuerCAThumbprint = () => { throw new Error("issuer is not there"); };`,
        };
        for (const [name, text] of Object.entries(files)) writeFileSync(path.join(eks, name), text);
    });
    after(() => rmSync(directory, { recursive: true }));

    it("needs neither the tools that a deployment needs nor the cluster's certificate", async () => {
        const project = readProject(directory);
        const result = await runProgram({ project, stack: readStack(project, "dev"), fixtures: noFixtures });
        assert.equal(result.mode, "deep");
        assert.match(String(result.outputs.thumbprint), /^a42fa42f[0-9a-f]{32}$/);
    });
});

describe("A program that fails", () => {
    const failures: [program: string, message: RegExp, more?: Partial<ProgramOptions>][] = [
        ["throws", /Error: the widget is upside down\n\s+at deepest \(.*throws\/index\.js:2:11\)/],
        ["missing-module", /Error: Cannot find module '\.\/nowhere'[^]*\n\s+at .*missing-module\/index\.js:1:/],
        ["rejects", /Error: rejected after a while\n\s+at .*rejects\/index\.js:6:11/],
        ["missing-config", /variable 'missing-config:size'\n.*`pulumi config set missing-config:size <value>`/],
        ["duplicates", /^Duplicate resource URN 'urn:pulumi:dev::duplicates::.*::same'; try giving it a unique name/],
        ["early-exit", /^The program ended before Pulumi had its exports/],
        ["bad-exit", /^no way$/],
        [
            "stack-values",
            /Cannot read properties of undefined[^]*Not known here: the outputs of organization\/network\/dev\. They can be given in annex42\.fixtures\.yaml/,
        ],
        ["missing-in-callback", /variable 'missing-in-callback:port'/],
        ["missing-file", /ENOENT: no such file or directory, open 'no-such-key\.pem'(?![^]*Made up for the program)/],
        ["waits-for-itself", /promises were still active[^]*PULUMI_NODEJS_SKIP_COMPONENT_INPUTS=true keeps these back/],
        ["not-known-yet", /Error: not a real id: .*a42fa42f(?![^]*ended before Pulumi had its exports)/],
        ["timer", /^The program was ended: for 8 seconds .* something keeps it alive/, { deadline: 8, mode: "deep" }],
        ["loop", /^The program was ended: for 3 seconds .* never leave a loop/, { deadline: 3 }],
    ];
    for (const [program, message, more] of failures) {
        it(`ends with its own words: ${program}`, async () => {
            const failure = await failureOf(program, more);
            assert.match(failure.message, message);
            assert.doesNotMatch(failure.message, /preload|\u001b/);
            assert.equal(await stillRunning(program), 0);
        });
    }

    it("does not when the user keeps the SDK from sending the inputs that it waits for", async () => {
        process.env.PULUMI_NODEJS_SKIP_COMPONENT_INPUTS = "true";
        const { resources } = await run("waits-for-itself").finally(
            () => delete process.env.PULUMI_NODEJS_SKIP_COMPONENT_INPUTS,
        );
        assert.equal(resources.length, 4);
    });

    it("is not started when a required setting is missing", async () => {
        const options = optionsFor("throws");
        const stack = { ...options.stack, missingKeys: ["throws:size"] };
        await assert.rejects(runProgram({ ...options, stack }), {
            name: "ProgramError",
            message: 'Stack "dev" does not set "throws:size": set it with `pulumi config set throws:size <value>`.',
        });
    });

    it("is not started when its entry point is missing, and nothing is left open", async () => {
        const options = optionsFor("settings");
        const project = { ...options.project, main: "bin/" };
        await assert.rejects(runProgram({ ...options, project }), /"main" names bin\/, which does not exist/);
        await new Promise(setImmediate);
        assert.ok(!process.getActiveResourcesInfo().includes("TCPServerWrap"));
    });

    it("is ended when the caller has had enough", async () => {
        const controller = new AbortController();
        const reason = new Error("enough");
        await assert.rejects(
            run("timer", { signal: controller.signal, onProgress: () => controller.abort(reason) }),
            reason,
        );
        assert.equal(await stillRunning("timer"), 0);
    });

    for (const signal of ["SIGINT", "SIGKILL"] as const) {
        it(`goes when we go, by ${signal}`, async () => {
            const parent = spawn(
                process.execPath,
                ["-r", "ts-node/register/transpile-only", path.join(__dirname, "run-until-killed.ts"), "timer"],
                { stdio: ["ignore", "pipe", "inherit"] },
            );
            await once(parent.stdout, "data");
            assert.equal(await stillRunning("timer"), 1);
            parent.kill(signal);
            const [, how] = (await once(parent, "exit")) as [number | null, string | null];
            assert.equal(how, signal);
            for (let tries = 0; tries < 50 && (await stillRunning("timer")) > 0; tries++) {
                await new Promise((resolve) => setTimeout(resolve, 100));
            }
            assert.equal(await stillRunning("timer"), 0);
        });
    }
});
