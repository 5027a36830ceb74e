import assert from "node:assert/strict";

import { eachContainer, workloadAndPatchTypes, workloadTypes } from "../../../policy-pack/kubernetes";
import { definePolicy, evaluateResource, notApplicable, unknownValue } from "../../../policy-pack/policy";
import type { Policy, Properties, ResourcePolicy } from "../../../policy-pack/policy";

/** Reports each container that it is shown. */
const naming: Policy = definePolicy({
    id: "naming",
    title: "Names containers",
    severity: "low",
    appliesTo: workloadAndPatchTypes,
    supports: [],
    why: "",
    fix: "",
    reference: "",
    check(_, context) {
        eachContainer(context, ({ container, path }) => context.report(container.name ?? "", path));
    },
    examples: { passes: {}, fails: {} },
});

function evaluate(type: string, inputs: Properties): ReturnType<typeof evaluateResource> {
    const resource = {
        urn: `urn:pulumi:dev::demo::${type}::demo`,
        type,
        name: "demo",
        inputs,
        outputs: inputs,
        dependencies: [],
        propertyDependencies: {},
    };
    return evaluateResource(naming as ResourcePolicy, resource, {});
}

function containersIn(type: string, inputs: Properties): readonly (readonly [string, string | undefined])[] {
    const evaluation = evaluate(type, inputs);
    assert.notEqual(evaluation, notApplicable);
    return (evaluation as Exclude<typeof evaluation, symbol>).remarks.map(({ message, path }) => [message, path]);
}

const pod = { containers: [{ name: "server" }] };

describe("eachContainer", () => {
    const kinds: readonly (readonly [string, Properties, string])[] = [
        ["kubernetes:core/v1:Pod", { spec: pod }, "spec"],
        ["kubernetes:core/v1:PodPatch", { spec: pod }, "spec"],
        ["kubernetes:apps/v1:Deployment", { spec: { template: { spec: pod } } }, "spec.template.spec"],
        ["kubernetes:extensions/v1beta1:Deployment", { spec: { template: { spec: pod } } }, "spec.template.spec"],
        ["kubernetes:apps/v1:StatefulSet", { spec: { template: { spec: pod } } }, "spec.template.spec"],
        ["kubernetes:apps/v1:DaemonSetPatch", { spec: { template: { spec: pod } } }, "spec.template.spec"],
        ["kubernetes:apps/v1:ReplicaSet", { spec: { template: { spec: pod } } }, "spec.template.spec"],
        ["kubernetes:core/v1:ReplicationController", { spec: { template: { spec: pod } } }, "spec.template.spec"],
        ["kubernetes:batch/v1:Job", { spec: { template: { spec: pod } } }, "spec.template.spec"],
        [
            "kubernetes:batch/v1:CronJob",
            { spec: { jobTemplate: { spec: { template: { spec: pod } } } } },
            "spec.jobTemplate.spec.template.spec",
        ],
        ["kubernetes:core/v1:PodTemplate", { template: { spec: pod } }, "template.spec"],
    ];
    for (const [type, inputs, path] of kinds) {
        it(`finds the container of a ${type}`, () => {
            assert.deepEqual(containersIn(type, inputs), [["server", `${path}.containers.0`]]);
        });
    }

    it("finds the containers of each item of a list", () => {
        const items = [{ spec: pod }, { spec: { containers: [{ name: "proxy" }] } }];
        assert.deepEqual(containersIn("kubernetes:core/v1:PodList", { items }), [
            ["server", "items.0.spec.containers.0"],
            ["proxy", "items.1.spec.containers.0"],
        ]);
    });

    it("finds init containers and ephemeral containers", () => {
        const spec = {
            containers: [{ name: "server" }, { name: "proxy" }],
            initContainers: [{ name: "fetch" }],
            ephemeralContainers: [{ name: "debug" }],
        };
        assert.deepEqual(containersIn("kubernetes:core/v1:Pod", { spec }), [
            ["server", "spec.containers.0"],
            ["proxy", "spec.containers.1"],
            ["fetch", "spec.initContainers.0"],
            ["debug", "spec.ephemeralContainers.0"],
        ]);
    });

    it("goes on behind containers that are not known yet", () => {
        const spec = { containers: unknownValue, initContainers: [unknownValue, { name: "fetch" }] };
        assert.deepEqual(containersIn("kubernetes:core/v1:Pod", { spec }), [["fetch", "spec.initContainers.1"]]);
    });

    it("does not apply to a patch that leaves the pod alone", () => {
        assert.equal(evaluate("kubernetes:apps/v1:DeploymentPatch", { spec: { replicas: 2 } }), notApplicable);
    });
});

describe("workloadTypes", () => {
    it("holds no patches, whose absent properties mean nothing", () => {
        assert.deepEqual(
            workloadTypes.filter((type) => type.endsWith("Patch")),
            [],
        );
    });

    it("begins with the pod", () => assert.equal(workloadTypes[0], "kubernetes:core/v1:Pod"));
});
