import assert from "node:assert/strict";

import { hasLocalStorage } from "../../../policy-pack/services/sagemaker";

describe("hasLocalStorage", () => {
    const local = [
        "ml.c5d.xlarge",
        "ml.m5d.large",
        "ml.m6gd.xlarge",
        "ml.m6id.2xlarge",
        "ml.m6idn.large",
        "ml.r7gd.large",
        "ml.p3dn.24xlarge",
        "ml.p4d.24xlarge",
        "ml.p4de.24xlarge",
        "ml.p5.48xlarge",
        "ml.p5en.48xlarge",
        "ml.p6-b200.48xlarge",
        "ml.g4dn.xlarge",
        "ml.g5.xlarge",
        "ml.g6.xlarge",
        "ml.g6e.48xlarge",
        "ml.gr6.4xlarge",
        "ml.trn1.32xlarge",
        "ml.trn1n.32xlarge",
        "ml.trn2.48xlarge",
        "ml.i3en.xlarge",
    ];
    for (const type of local) it(`is true for ${type}`, () => assert.equal(hasLocalStorage(type), true));

    const attached = [
        "ml.t2.medium",
        "ml.m5.xlarge",
        "ml.c6i.xlarge",
        "ml.c7g.xlarge",
        "ml.r5.large",
        "ml.p2.xlarge",
        "ml.p3.2xlarge",
        "ml.g5g.xlarge",
        "ml.inf1.xlarge",
        "ml.inf2.48xlarge",
        "m5d.large",
        "",
    ];
    for (const type of attached) it(`is false for "${type}"`, () => assert.equal(hasLocalStorage(type), false));
});
