import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { create } from "xmlbuilder2";

import type { Resource } from "../../policy-pack/policy";
import { componentTree } from "../../scripts/component-tree";
import { drawStack } from "../../scripts/stack-picture";
import { Browser, findChromium } from "../support/browser";
import { runStack } from "../support/programs";

const root = path.join(__dirname, "..", "..");
const pictures = path.join(root, "docs", "stacks");
const workloads = ["agents", "data", "foundation", "inference", "kubernetes", "training"];

const prefix = "urn:pulumi:prod::shop::";
const stack = `${prefix}pulumi:pulumi:Stack::shop-prod`;

function resource(qualified: string, name: string, more: Partial<Resource> = {}): Resource {
    const type = qualified.slice(qualified.lastIndexOf("$") + 1);
    return {
        urn: `${prefix}${qualified}::${name}`,
        type,
        name,
        inputs: {},
        outputs: {},
        parent: stack,
        dependencies: [],
        propertyDependencies: {},
        ...more,
    };
}

const keyType = "annex42:security:EncryptionKey";
const key = resource(keyType, "main");
const kms = resource(`${keyType}$aws:kms/key:Key`, "main", { parent: key.urn });
const network = resource("annex42:network:PrivateNetwork", "network", { outputs: { subnetIds: ["subnet-1"] } });
const reference = resource("pulumi:pulumi:StackReference", "base", { outputs: { outputs: { nets: ["subnet-1"] } } });
const service = resource("annex42:serving:ModelEndpoint", "model");
const roleType = "annex42:serving:ModelEndpoint$annex42:security:ExecutionRole";
const executionRole = resource(roleType, "model", { parent: service.urn });
const role = resource(`${roleType}$aws:iam/role:Role`, "model", {
    parent: executionRole.urn,
    outputs: { arn: "arn:aws:iam::123456789012:role/model" },
});
const grant = resource(`${roleType}$aws:iam/rolePolicy:RolePolicy`, "model-use-key", {
    parent: executionRole.urn,
    propertyDependencies: { policy: [kms.urn] },
});
const model = resource("annex42:serving:ModelEndpoint$aws:sagemaker/model:Model", "model", {
    parent: service.urn,
    outputs: { executionRoleArn: role.outputs.arn, vpcConfig: { subnets: ["subnet-1"] } },
    propertyDependencies: { vpcConfig: [reference.urn], executionRoleArn: [role.urn] },
});
const groups = ["a<b", "model-10", "model-9"].map((name) =>
    resource("annex42:serving:ModelEndpoint$aws:cloudwatch/logGroup:LogGroup", name, {
        parent: service.urn,
        propertyDependencies: { kmsKeyId: [kms.urn] },
    }),
);
const shop = [
    resource("pulumi:pulumi:Stack", "shop-prod", { urn: stack, parent: "" }),
    reference,
    key,
    kms,
    network,
    service,
    executionRole,
    role,
    grant,
    model,
    ...groups,
];

describe("pictures of the stacks", function () {
    this.timeout(120_000);

    it("say what refers to what, and what is of another stack", () => {
        const shown = componentTree(shop).map(({ name, from, resources, relations, children }) => ({
            name,
            from,
            resources,
            relations: relations.map(({ verb, kind, target }) => [verb, kind, target.name]),
            children: children.map((child) => child.relations.map(({ verb, target }) => [verb, target.name])),
        }));
        assert.deepEqual(shown, [
            {
                name: "main",
                from: undefined,
                resources: [{ types: ["Key"], names: [""] }],
                relations: [],
                children: [],
            },
            { name: "network", from: "base", resources: [], relations: [], children: [] },
            {
                name: "model",
                from: undefined,
                resources: [
                    { types: ["Model"], names: [""] },
                    { types: ["LogGroup"], names: ["a<b", "9", "10"] },
                ],
                relations: [
                    ["acts as", "role", "model"],
                    ["encrypts with", "key", "main"],
                    ["is in", "network", "network"],
                ],
                children: [[["has permissions on", "main"]]],
            },
        ]);
    });

    it("have one line to each component that is referred to from outside of it", () => {
        const lines = drawStack(shop, "shop").match(/<g class="(\w+)"\s*><path class="lane" d="M(?!.* 71h20)/g) ?? [];
        // The role is in the component that acts as it.
        assert.deepEqual(lines.map((text) => /class="(\w+)"/.exec(text)?.[1]).sort(), ["key", "network"]);
    });

    it("do not depend on the order in which resources are registered", () => {
        const [first, ...others] = [model, ...groups];
        const shuffled = [...shop.slice(0, -4), ...others.toReversed(), first as Resource];
        assert.equal(drawStack(shuffled, "shop"), drawStack(shop, "shop"));
    });

    it("are there for every stack, and shown in the guide", () => {
        assert.deepEqual(
            readdirSync(pictures),
            workloads.map((workload) => `${workload}.svg`),
        );
        const guide = readFileSync(path.join(root, "docs", "stacks.md"), "utf8");
        for (const workload of workloads)
            assert.match(guide, new RegExp(`!\\[[^\\]]+\\]\\(stacks/${workload}\\.svg\\)`));
    });

    for (const workload of workloads) {
        it(`${workload}: well-formed, with a title, a description and every resource of the stack`, async () => {
            const text = readFileSync(path.join(pictures, `${workload}.svg`), "utf8");
            const svg = create(text).root().toObject() as { svg: Readonly<Record<string, unknown>> };
            assert.equal((svg.svg.title as Record<string, string>)["#"], `Resource graph of the stack ${workload}`);
            assert.ok(svg.svg.desc);
            const { resources } = await runStack(root, `${workload}-prod`);
            const words = new Set(text.replace(/<[^>]+>/g, " ").split(/[\s,]+/));
            for (const { type, name, parent } of resources) {
                if (type.startsWith("pulumi:")) continue;
                const component = parent?.split("::").at(-1) ?? "";
                const isShort = !type.startsWith("annex42:") && name.startsWith(`${component}-`);
                const short = isShort ? name.slice(component.length + 1) : name;
                assert.ok(words.has(type.split(":").at(-1) ?? ""), `${type} is not in the picture`);
                assert.ok(words.has(short), `${name} is not in the picture`);
            }
        });
    }

    it("have no texts over another, and nothing outside of the picture", async function () {
        const command = findChromium();
        if (command === undefined) return this.skip();
        const browser = new Browser(command);
        try {
            for (const workload of workloads) {
                const complaints = await browser.open(pathToFileURL(path.join(pictures, `${workload}.svg`)).href);
                assert.deepEqual(complaints, []);
                assert.deepEqual(await browser.run(clashes), [], workload);
            }
        } finally {
            await browser.close();
        }
    });
});

/** In the page: texts that overlap one another or leave the picture. */
const clashes = `(() => {
    const paper = document.documentElement.viewBox.baseVal;
    const texts = [...document.querySelectorAll("text")].map((text) => ({ said: text.textContent.trim(), box: text.getBBox() }));
    const over = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
    return texts.flatMap(({ said, box }, index) => [
        ...(box.width === 0 || box.x < 0 || box.x + box.width > paper.width || box.y + box.height > paper.height ? [said] : []),
        ...texts.slice(index + 1).filter((other) => over(box, other.box)).map((other) => said + " / " + other.said),
    ]);
})()`;
