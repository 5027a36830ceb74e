import assert from "node:assert/strict";

import { takesVolumeKey } from "../../../components/serving/instance-storage";
import { hasLocalStorage } from "../../../policy-pack/services/sagemaker";

describe("keys for the volumes of instances", () => {
    const types: Readonly<Record<string, boolean>> = {
        "ml.m5.xlarge": true,
        "ml.c5.2xlarge": true,
        "ml.t2.medium": true,
        "ml.inf1.xlarge": true,
        "ml.p3.2xlarge": true,
        "ml.m5d.xlarge": false,
        "ml.g4dn.xlarge": false,
        "ml.g5.12xlarge": false,
        "ml.p4d.24xlarge": false,
        "ml.p5.48xlarge": false,
        "ml.trn1.32xlarge": false,
    };
    for (const [type, expected] of Object.entries(types)) {
        it(`${type} ${expected ? "takes" : "refuses"} one, and the pack thinks so too`, () => {
            assert.equal(takesVolumeKey(type), expected);
            assert.equal(hasLocalStorage(type), !expected);
        });
    }
});
