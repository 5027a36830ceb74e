import assert from "node:assert/strict";

import { accessPolicy, networkPolicy } from "../../../components/data/search-store";

describe("a search store", () => {
    it("is reached from one endpoint and by Bedrock, and not from the internet", () => {
        assert.deepEqual(JSON.parse(networkPolicy("manuals", "vpce-1")), [
            {
                Rules: [{ ResourceType: "collection", Resource: ["collection/manuals"] }],
                AllowFromPublic: false,
                SourceVPCEs: ["vpce-1"],
                SourceServices: ["bedrock.amazonaws.com"],
            },
        ]);
    });

    const permissions: readonly (readonly ["making" | "reading" | "writing", readonly string[]])[] = [
        ["making", ["aoss:CreateIndex", "aoss:DeleteIndex", "aoss:DescribeIndex", "aoss:UpdateIndex"]],
        ["reading", ["aoss:DescribeIndex", "aoss:ReadDocument"]],
        ["writing", ["aoss:DescribeIndex", "aoss:ReadDocument", "aoss:UpdateIndex", "aoss:WriteDocument"]],
    ];
    for (const [what, allowed] of permissions) {
        it(`lets one principal do ${what} in one collection`, () => {
            const [{ Rules, Principal }] = JSON.parse(accessPolicy("manuals", "arn:role", what));
            assert.deepEqual(Principal, ["arn:role"]);
            assert.deepEqual(Rules[0].Resource, ["index/manuals/*"]);
            assert.deepEqual(Rules[0].Permission, allowed);
        });
    }
});
