import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { answerContext, answerStackReference, noFixtures } from "../../../../gate/engine/answers";
import { unknownValue } from "../../../../policy-pack/policy/resource";

describe("outputs of another stack without a fixture", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "annex42-reference-"));
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    function ask(source: string, mode: "deep" | "preview" = "deep") {
        writeFileSync(join(directory, "index.ts"), source);
        const context = answerContext({ fixtures: noFixtures, programDirectory: directory, mode });
        return answerStackReference("acme/network/dev", context);
    }

    const shapes: [string, string, RegExp][] = [
        ['net.getOutput("vpcId")', "vpcId", /^vpc-a42fa42f/],
        ["net.requireOutput('vpc_id')", "vpc_id", /^vpc-a42fa42f/],
        ["await net.requireOutputValue(`appSecurityGroupId`)", "appSecurityGroupId", /^sg-a42fa42f/],
        ['net\n    .getOutput("kubeconfig")', "kubeconfig", /^\{"apiVersion":"v1"/],
        ['net.getOutput("databaseUrl")', "databaseUrl", /^https:\/\/a42fa42f/],
        ['net.getOutput("kmsKeyArn")', "kmsKeyArn", /^arn:aws:kms:us-east-1:424242424242:key\/a42fa42f-/],
    ];
    for (const [source, name, shape] of shapes) {
        it(`are made up for ${source.replace(/\s+/, "")}`, () => {
            const { origin, outputs } = ask(source);
            assert.equal(origin, "made up");
            assert.match(String((outputs as Record<string, unknown>)[name]), shape);
        });
    }

    it("are lists where the name or the type says so", () => {
        const { outputs } = ask(
            'net.getOutput("privateSubnetIds"); const zones = net.getOutput("zonesInUse") as pulumi.Output<string[]>;',
        );
        const { privateSubnetIds, zonesInUse } = outputs as Record<string, string[]>;

        assert.equal(privateSubnetIds?.length, 3);
        assert.match(privateSubnetIds[0] ?? "", /^subnet-a42fa42f/);
        assert.equal(zonesInUse?.length, 3);
    });

    for (const use of [
        "[0]",
        ".apply(places => places[1])",
        ".apply((places) => places.map(print))",
        ".apply((places: any) => places.join())",
    ])
        it(`are lists where the program uses them as one: ${use}`, () => {
            const { outputs } = ask(`net.requireOutput("places")${use};`);
            assert.equal((outputs as Record<string, unknown[]>).places?.length, 3);
        });

    it("are no lists where the program uses them as texts", () => {
        const { outputs } = ask('net.requireOutput("place").apply((place) => place.slice(2));');
        assert.equal(typeof (outputs as Record<string, unknown>).place, "string");
    });

    const unknowable: [string, string][] = [
        ["asks by a computed name", 'net.getOutput("vpcId"); net.getOutput(name);'],
        ["asks by a template", "net.getOutput(`${name}Id`);"],
        ["reads all outputs at once", 'const net = new pulumi.StackReference("x"); net.outputs.apply(print);'],
        ["asks for nothing that is in the source", "export const nothing = 1;"],
    ];
    for (const [title, source] of unknowable) {
        it(`are unknown when the program ${title}`, () => {
            assert.deepEqual(ask(source), {
                name: "acme/network/dev",
                origin: "unknown",
                outputs: unknownValue,
                secretOutputNames: [],
            });
        });
    }

    it("are unknown in a preview run", () => {
        assert.equal(ask('net.getOutput("vpcId")', "preview").outputs, unknownValue);
    });

    it("are looked for in the program's own files only", () => {
        mkdirSync(join(directory, "node_modules", "lib"), { recursive: true });
        writeFileSync(join(directory, "node_modules", "lib", "index.js"), "x.getOutput(name)");
        mkdirSync(join(directory, "src"));
        writeFileSync(join(directory, "src", "net.js"), 'x.getOutput("bucketArn")');

        assert.deepEqual(Object.keys(ask('x.getOutput("vpcId")').outputs), ["vpcId", "bucketArn"]);
    });
});
