import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { answerCall, answerContext, makeUpOutputs, noFixtures } from "../../../../gate/engine/answers";
import { Sdks } from "../../../../gate/engine/answers/sdk";

/** A small SDK as Pulumi's generator writes them, under a publisher's own name, and one that it refers to. */
const files: Record<string, string> = {
    "node_modules/@acme/pulumi-widgets/package.json": JSON.stringify({
        version: "1.2.3",
        types: "bin/index.d.ts",
        pulumi: { resource: true, name: "widgets" },
    }),
    "node_modules/@acme/pulumi-widgets/bin/factory/widget.d.ts": `
import * as pulumi from "@pulumi/pulumi";
import * as outputs from "../types/output";
import * as metals from "@pulumi/metals";
import { Part } from "./part";
/**
 * export declare class Decoy extends pulumi.CustomResource {
 */
export declare class Widget extends pulumi.ComponentResource {
    static isInstance(obj: any): obj is Widget;
    /**
     * readonly decoy: pulumi.Output<string>;
     */
    readonly color: pulumi.Output<string>;
    readonly kind: pulumi.Output<"round" | "square">;
    readonly labels: pulumi.Output<{
        [key: string]: string;
    }>;
    readonly nickname: pulumi.Output<string | undefined>;
    readonly notes?: pulumi.Output<number>;
    readonly metal: pulumi.Output<metals.mine.Iron>;
    readonly parts: pulumi.Output<Part[]>;
    readonly subnetIds: pulumi.Output<string[]>;
    readonly resources: pulumi.Output<any[]>;
    readonly wheels: pulumi.Output<(outputs.factory.WidgetWheel | undefined)[]>;
    constructor(name: string, args: WidgetArgs, opts?: pulumi.ComponentResourceOptions);
    getKubeconfig(args?: Widget.GetKubeconfigArgs): pulumi.Output<Widget.GetKubeconfigResult>;
}
export interface WidgetArgs {
    color: pulumi.Input<string>;
    labels?: pulumi.Input<{
        [key: string]: pulumi.Input<string>;
    }>;
}
export declare namespace Widget {
    interface GetKubeconfigArgs {
        role?: string;
    }
    interface GetKubeconfigResult {
        readonly result: string;
    }
}
`,
    "node_modules/@acme/pulumi-widgets/bin/factory/part.d.ts":
        "\nexport declare class Part extends pulumi.CustomResource {\n}\n",
    "node_modules/@acme/pulumi-widgets/bin/factory/part.js":
        'class Part {}\nPart.__pulumiType = "widgets:factory:Part";\n',
    "node_modules/@acme/pulumi-widgets/bin/types/output.d.ts": `
export interface WidgetWheel {
    wrong: string;
}
export declare namespace factory {
    interface WidgetWheel {
        /**
         * How wide.
         */
        widthId: string;
        spare?: boolean;
        wheels: outputs.factory.WidgetWheel[];
    }
}
export declare namespace other {
    interface Late {
        late: string;
    }
}
`,
    "node_modules/@pulumi/metals/package.json": JSON.stringify({ version: "1.0.0", pulumi: { resource: true } }),
    "node_modules/@pulumi/metals/mine/iron.d.ts": "\nexport declare class Iron extends pulumi.CustomResource {\n}\n",
    "node_modules/@pulumi/metals/mine/iron.js": "class Iron {\n    static __pulumiType = 'metals:mine/iron:Iron';\n}\n",
    "node_modules/@pulumi/metals/getMine.d.ts":
        "\nexport interface GetMineResult {\n    readonly deep: boolean;\n    readonly ownerName: string;\n}\n",
};

describe("the declarations of an SDK", () => {
    let directory: string;

    before(() => {
        directory = mkdtempSync(join(tmpdir(), "annex42-sdk-"));
        for (const [file, text] of Object.entries(files)) {
            mkdirSync(dirname(join(directory, file)), { recursive: true });
            writeFileSync(join(directory, file), text);
        }
    });
    after(() => rmSync(directory, { recursive: true }));

    it("are found by the package that a token names, from inside the program's folders too", () => {
        mkdirSync(join(directory, "src"), { recursive: true });
        assert.equal(new Sdks(join(directory, "src")).of("widgets:factory:Widget")?.version, "1.2.3");
        assert.equal(new Sdks(directory).of("metals:mine/iron:Iron")?.version, "1.0.0");
        assert.equal(new Sdks(directory).of("nobody:index:Knows"), undefined);
    });

    it("tell a resource's members, inputs, and what may be missing", () => {
        const widget = new Sdks(directory).of("widgets:factory:Widget")?.resource("widgets:factory:Widget");

        assert.deepEqual([...(widget?.inputs ?? [])], ["color", "labels"]);
        assert.deepEqual(
            widget?.members.map(({ name, shape, optional }) => [name, shape.kind, optional]),
            [
                ["color", "string", false],
                ["kind", "literal", false],
                ["labels", "map", false],
                ["nickname", "string", true],
                ["notes", "number", true],
                ["metal", "resource", false],
                ["parts", "list", false],
                ["subnetIds", "list", false],
                ["resources", "list", false],
                ["wheels", "list", false],
            ],
        );
    });

    it("tell a function's result", () => {
        const members = new Sdks(directory)
            .of("metals:index/getMine:getMine")
            ?.functionResult("metals:index/getMine:getMine");
        assert.deepEqual(
            members?.map(({ name, shape }) => [name, shape.kind]),
            [
                ["deep", "boolean"],
                ["ownerName", "string"],
            ],
        );
    });

    it("know nothing of a type that is not there", () => {
        const sdk = new Sdks(directory).of("widgets:factory:Widget");
        assert.equal(sdk?.resource("widgets:factory:Gadget"), undefined);
        assert.equal(sdk?.functionResult("widgets:factory:getGadget"), undefined);
    });

    it("are enough to make up what a component gives, other resources included", () => {
        const context = answerContext({ fixtures: noFixtures, programDirectory: directory, mode: "deep" });
        const type = "widgets:factory:Widget";
        const urn = `urn:pulumi:dev::project::${type}::w`;
        const { outputs } = makeUpOutputs({ type, name: "w", urn, inputs: {}, custom: false, remote: true }, context);

        assert.equal(outputs.kind, "round");
        assert.equal((outputs.subnetIds as string[]).length, 3);
        assert.match(String((outputs.subnetIds as string[])[2]), /^subnet-a42fa42f/);
        const metal = outputs.metal as { urn: string };
        assert.match(metal.urn, /^urn:pulumi:dev::project::metals:mine\/iron:Iron::metal-a42fa42f/);
        assert.match(String((outputs.parts as { urn: string }[])[0]?.urn), /::widgets:factory:Part::/);
        const [wheel] = outputs.wheels as { widthId: string; spare?: boolean }[];
        assert.match(wheel?.widthId ?? "", /a42fa42f/);
        // That there are none of them would be a claim.
        assert.ok(!("resources" in outputs));
    });

    it("tell what a method returns", () => {
        const context = answerContext({ fixtures: noFixtures, programDirectory: directory, mode: "deep" });
        const answer = answerCall("widgets:factory:Widget/getKubeconfig", {}, context);

        assert.ok("result" in answer);
        const config = JSON.parse(String(answer.result.result)) as { kind: string };
        assert.equal(config.kind, "Config");
    });
});
