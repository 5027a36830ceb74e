import assert from "node:assert/strict";

import type { Resource } from "../../policy-pack/policy";
import { weakenResource } from "../../prove/weaken";

const hard = { "limits.cpu": "4", pods: "10" };
const quota: Resource = {
    urn: "urn:pulumi:dev::shop::kubernetes:core/v1:ResourceQuota::models",
    type: "kubernetes:core/v1:ResourceQuota",
    name: "models",
    inputs: { spec: { hard } },
    outputs: { spec: { hard } },
    dependencies: [],
    propertyDependencies: {},
};

describe("weakenResource", () => {
    it("takes a property away with its key, in what was asked for and in what was answered", () => {
        const { inputs, outputs } = weakenResource(quota, ["spec", "hard", "limits.cpu"], undefined);
        assert.deepEqual({ inputs, outputs }, { inputs: { spec: { hard: { pods: "10" } } }, outputs: inputs });
        assert.deepEqual(quota.inputs, { spec: { hard } });
    });

    it("changes a value, or makes it of the present one", () => {
        assert.deepEqual(weakenResource(quota, ["spec", "hard", "pods"], "1000").inputs, {
            spec: { hard: { ...hard, pods: "1000" } },
        });
        const double = (present: unknown): string => `${String(present)}0`;
        assert.deepEqual(weakenResource(quota, ["spec", "hard", "pods"], double).inputs, {
            spec: { hard: { ...hard, pods: "100" } },
        });
    });

    it("refuses a property that there is not", () => {
        assert.throws(() => weakenResource(quota, ["spec", "hard", "memory"], undefined), /no property memory/);
    });
});
