import assert from "node:assert/strict";
import * as path from "node:path";

import { definePolicy, ref, withConfig } from "../../../policy-pack/policy";
import { isOpen, parseLedger, surfaceOf } from "../../../scripts/surface/ledger";
import type { Surface } from "../../../scripts/surface/ledger";
import { surfaceLines, surfacePage } from "../../../scripts/surface/page";
import { readsOf } from "../../../scripts/surface/reads";
import { modulesOf, resourceTypesOf } from "../../../scripts/surface/sdk";
import { topicsOf } from "../../../scripts/surface/topics";

const sdk = path.join(__dirname, "sdk");

describe("resourceTypesOf", () => {
    it("finds the resources of an SDK and the paths of their arguments, through inputs, lists and cycles", () => {
        assert.deepEqual(
            resourceTypesOf(sdk, (module) => module === "robots"),
            [
                {
                    token: "robots:index/arm:Arm",
                    paths: ["kmsKeyId", "joints.limits.degrees", "joints.next", "joints.tools", "labels", "enabled"],
                    sample: {
                        kmsKeyId: "sample",
                        joints: [{ limits: { degrees: 1 }, next: "sample", tools: ["sample"] }],
                        labels: { sample: "sample" },
                        enabled: true,
                    },
                },
            ],
        );
    }).timeout(20_000);

    it("asks for no more than is wanted", () => {
        assert.deepEqual(
            resourceTypesOf(sdk, () => false),
            [],
        );
    });

    it("knows the modules", () => assert.deepEqual(modulesOf(sdk), ["robots"]));
});

describe("topicsOf", () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
        "serverSideEncryptionConfiguration.kmsKeyId": ["encryption"],
        "vpcConfig.subnets": ["network"],
        policy: ["exposure"],
        roleArn: ["identity"],
        "logPublishingOptions.isLoggingEnabled": ["logging"],
        allowedTools: ["guardrails"],
        "agentRuntimeArtifact.containerConfiguration.containerUri": ["provenance"],
        eventExpiryDuration: ["retention"],
        environmentVariables: ["secrets"],
        "conversation.imageResponseCard.imageUrl": [],
        "monitoringScheduleConfig.monitoringJobDefinition.stoppingConditions.maxRuntimeInSeconds": [],
        "validationSpecification.processor": [],
        "timeouts.create": [],
        description: [],
        languageCode: [],
    };
    for (const [property, topics] of Object.entries(cases)) {
        it(`finds ${topics.join(", ") || "nothing"} in ${property}`, () =>
            assert.deepEqual(topicsOf(property), topics));
    }
});

describe("readsOf", () => {
    const armType = "robots:index/arm:Arm";
    const legType = "robots:index/leg:Leg";

    it("tells what a policy reads, for every type that it applies to", () => {
        const policy = definePolicy<{ kmsKeyId?: string; joints?: { lock?: string; name?: string }[] }>({
            id: "robot-locked",
            title: "Robots are locked",
            severity: "low",
            appliesTo: [armType, legType],
            supports: ["A.9.4"],
            why: "Because.",
            fix: "Lock it.",
            reference: "https://example.com/lock",
            check({ joints }, { each, report }) {
                each(joints, ({ lock }, index) => {
                    if (lock !== "on") report("is not locked", `joints.${index}.lock`);
                });
            },
            examples: {
                passes: { "it is locked": { kmsKeyId: "key", joints: [{ lock: "on", name: "elbow" }] } },
                fails: { "it is not": { joints: [{}] } },
            },
        });
        const reads = readsOf([policy]);
        for (const type of [armType, legType]) {
            assert.deepEqual(reads.of(type, "joints.lock"), ["robot-locked"], type);
            assert.deepEqual(reads.of(type, "joints.name"), [], type);
            assert.deepEqual(reads.of(type, "kmsKeyId"), [], type);
        }
    });

    it("finds by samples what no example shows, and what is read only when the policy is configured", () => {
        const policy = definePolicy<{ grip?: { force?: number; hand?: string } }, { maximum: number }>({
            id: "robot-gentle",
            title: "Robots are gentle",
            severity: "low",
            appliesTo: [armType, legType],
            supports: ["A.9.4"],
            why: "Because.",
            fix: "Be gentle.",
            reference: "https://example.com/gentle",
            config: { maximum: { type: "integer", default: 0, description: "The most force; any if it is 0." } },
            check({ grip }, { config, report }) {
                if (config.maximum > 0 && (grip?.force ?? 0) > config.maximum) report("is not gentle", "grip.force");
            },
            examples: {
                passes: { "nothing is said": {} },
                fails: { "it is not": withConfig({ maximum: 1 }, {}) },
            },
        });
        const without = readsOf([policy]);
        assert.deepEqual(without.of(legType, "grip.force"), []);
        const reads = readsOf([policy], new Map([[legType, { grip: { force: 1, hand: "sample" } }]]));
        assert.deepEqual(reads.of(legType, "grip.force"), ["robot-gentle"]);
        assert.deepEqual(reads.of(legType, "grip.hand"), []);
        assert.deepEqual(reads.of(armType, "grip.force"), []);
    });

    it("tells what a policy follows in a stack, and not what the graph looks at by itself", () => {
        const policy = definePolicy({
            id: "robot-guarded",
            title: "Robots have a guard",
            severity: "low",
            scope: "stack",
            appliesTo: armType,
            supports: ["A.9.4"],
            why: "Because.",
            fix: "Guard it.",
            reference: "https://example.com/guard",
            check(arm, { graph, report }) {
                if (graph.referringTo(arm, "robot.id", legType).resources.length === 0) report("has no guard");
            },
            examples: {
                passes: {
                    "a leg guards it": {
                        arm: { type: armType, props: { name: "left", serialNumber: "7" } },
                        leg: { type: legType, props: { name: "right", robot: { id: ref("arm"), size: 3 } } },
                    },
                },
                fails: { "nothing does": { arm: { type: armType } } },
            },
        });
        const reads = readsOf([policy]);
        assert.deepEqual(reads.of(legType, "robot.id"), ["robot-guarded"]);
        assert.deepEqual(reads.of(legType, "robot.size"), []);
        assert.deepEqual(reads.of(legType, "name"), []);
        assert.deepEqual(reads.of(armType, "serialNumber"), []);
    });
});

const ledger = parseLedger({
    modules: ["robots", "tools/drill"],
    otherModules: ["plants"],
    reasons: [
        { types: ["robots:*"], properties: ["**.roleArn"], reason: "It is asked of the role." },
        { properties: ["subnets"], reason: "Nothing has these." },
    ],
});

const surface: Surface = surfaceOf(
    ledger,
    {
        modules: ["plants", "robots", "stars"],
        types: [
            { token: "robots:index/arm:Arm", paths: ["kmsKeyId", "grip.roleArn", "policy", "color"] },
            { token: "tools:index/drill:Drill", paths: ["roleArn"] },
        ],
    },
    { of: (type, property) => (type === "robots:index/arm:Arm" && property === "kmsKeyId" ? ["arm-cmk"] : []) },
);

describe("surfaceOf", () => {
    const states = surface.entries.map((entry) => ({
        of: `${entry.type} ${entry.path}`,
        is: isOpen(entry) ? "open" : (entry.reason ?? entry.policies.join()),
    }));

    it("gives each property that bears on something its policies, or its reason, or leaves it open", () => {
        assert.deepEqual(states, [
            { of: "robots:index/arm:Arm kmsKeyId", is: "arm-cmk" },
            { of: "robots:index/arm:Arm grip.roleArn", is: "It is asked of the role." },
            { of: "robots:index/arm:Arm policy", is: "open" },
            { of: "tools:index/drill:Drill roleArn", is: "open" },
        ]);
    });

    it("takes no policy that goes through everything for an answer, but to a question about secrets", () => {
        const paths = ["kmsKeyId", "password", ..."abcdefgh"];
        const { entries } = surfaceOf(
            ledger,
            { modules: [], types: [{ token: "robots:index/head:Head", paths }] },
            { of: (_, property) => ["no-secrets", ...(property === "kmsKeyId" ? ["head-cmk"] : [])] },
        );
        assert.deepEqual(
            entries.map((entry) => [entry.path, entry.policies]),
            [
                ["kmsKeyId", ["head-cmk"]],
                ["password", ["no-secrets"]],
            ],
        );
    });

    it("finds the modules that nobody has placed", () => assert.deepEqual(surface.newModules, ["stars"]));

    it("finds the reasons that nothing needs", () => assert.deepEqual(surface.idleReasons, ["*: subnets"]));
});

describe("surfaceLines", () => {
    it("lists what is open, and counts everything", () => {
        assert.deepEqual(
            surfaceLines(surface, "", false).map((line) => line.replace(/ +/g, " ").trim()),
            [
                "robots:index/arm:Arm",
                "policy: open (exposure)",
                "tools:index/drill:Drill",
                "roleArn: open (identity)",
                "stars: a module that policy-pack/surface.yaml does not know",
                "*: subnets: a reason that no property needs",
                "",
                "covered reasoned open",
                "encryption 1 0 0",
                "exposure 0 0 1",
                "identity 0 1 1",
                "properties 1 1 2",
            ],
        );
    });

    it("lists everything of one type", () => {
        const [type, ...rest] = surfaceLines(surface, "robots:", true);
        assert.equal(type, "robots:index/arm:Arm");
        assert.deepEqual(rest.slice(0, 3), [
            "    kmsKeyId: arm-cmk",
            "    grip.roleArn: It is asked of the role.",
            "    policy: open (exposure)",
        ]);
    });
});

describe("surfacePage", () => {
    it("gives each property an answer, with links to policies", () => {
        const items = surfacePage(surface)
            .split("\n")
            .filter((line) => line.startsWith("- `"));
        assert.deepEqual(items, [
            "- `kmsKeyId`: [arm-cmk](policies/arm-cmk.md)",
            "- `grip.roleArn`: It is asked of the role.",
            "- `policy`: open (exposure)",
            "- `roleArn`: open (identity)",
        ]);
    });

    it("names the properties together that have the same answer", () => {
        const entry = { type: "robots:index/arm:Arm", topics: ["identity"], policies: [] } as const;
        const reason = "It is asked of the role.";
        const entries = [
            { ...entry, path: "roleArn", reason },
            { ...entry, path: "grip.roleArn", reason },
        ];
        const page = surfacePage({ entries, newModules: [], idleReasons: [] });
        assert.match(page, /^- `roleArn`, `grip\.roleArn`: It is asked of the role\.$/m);
    });
});

describe("parseLedger", () => {
    it("refuses what is no sentence, and keys that it does not know", () => {
        const base = { modules: [], otherModules: [] };
        assert.throws(() => parseLedger({ ...base, reasons: [{ properties: ["a"], reason: "because" }] }));
        assert.throws(() => parseLedger({ ...base, reasons: [{ property: "a", reason: "Because." }] }));
    });
});
