import assert from "node:assert/strict";

import { actionsMatching, actionsOf, factsOf, resourceArnsOf } from "../../../policy-pack/iam/service-authorization";
import { methods } from "../../../policy-pack/iam/escalation-methods";

describe("service authorization data", () => {
    it("knows the access level of an action, in any letter case", () => {
        assert.equal(factsOf("s3:getobject")?.level, "R");
        assert.equal(factsOf("S3:PutBucketPolicy")?.level, "P");
        assert.equal(factsOf("iam:PassRole")?.level, "W");
        assert.equal(factsOf("bedrock:ListAgents")?.level, "L");
        assert.equal(factsOf("sagemaker:AddTags")?.level, "T");
        assert.equal(factsOf("s3:NoSuchAction"), undefined);
        assert.equal(factsOf("nosuchservice:Get"), undefined);
        assert.equal(factsOf("constructor:Get"), undefined);
    });

    it("knows what an action can be limited to", () => {
        assert.deepEqual(factsOf("s3:ListAllMyBuckets")?.resourceTypes, []);
        assert.deepEqual(factsOf("s3:PutBucketPolicy")?.resourceTypes, ["bucket"]);
        assert.equal(resourceArnsOf("sagemaker").get("endpoint"), "sagemaker:*:*:endpoint/*");
        assert.equal(resourceArnsOf("nosuchservice").size, 0);
    });

    it("knows the condition keys of the AI services", () => {
        const keys = factsOf("sagemaker:CreateTrainingJob")?.conditionKeys ?? [];
        assert.ok(keys.includes("sagemaker:VpcSubnets"));
        assert.ok(keys.includes("sagemaker:NetworkIsolation"));
        assert.ok((actionsOf("bedrock-agentcore")?.size ?? 0) > 50);
    });

    it("finds the actions that a pattern takes in", () => {
        const names = actionsMatching("iam:Create*Profile").map(({ name }) => name);
        assert.deepEqual(names.sort(), ["iam:CreateInstanceProfile", "iam:CreateLoginProfile"]);
        assert.ok(actionsMatching("*:PassRole").some(({ name }) => name === "iam:PassRole"));
        assert.deepEqual(actionsMatching("nosuchservice:*"), []);
    });

    it("has every action that an escalation method needs", () => {
        const missing = methods.flatMap(({ actions }) => actions).filter((action) => !factsOf(action));
        assert.deepEqual(missing, []);
    });
});
