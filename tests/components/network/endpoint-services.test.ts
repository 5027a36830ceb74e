import assert from "node:assert/strict";

import { endpointPolicy, endpointServiceName, endpointServices } from "../../../components/network/endpoint-services";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };

describe("endpoints of a private network", () => {
    for (const service of endpointServices) {
        it(`${service}: own principals, own resources, no wildcard action`, () => {
            const [own] = endpointPolicy(service, account);
            assert.deepEqual(own?.Condition, {
                StringEquals: { "aws:PrincipalAccount": "111122223333" },
                StringEqualsIfExists: { "aws:ResourceAccount": "111122223333" },
            });
            assert.ok(Array.isArray(own?.Action) && own.Action.length > 0);
            assert.ok(!own.Action.some((action) => action.includes("*")));
        });
    }

    it("S3 also gives the layers of images, which lie in AWS's own bucket, to read only", () => {
        assert.deepEqual(endpointPolicy("s3", account).slice(1), [
            {
                Sid: "LayersOfImages",
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*",
            },
        ]);
        assert.equal(endpointPolicy("kms", account).length, 1);
    });

    it("Bedrock also gives AWS's own models, to the account's principals", () => {
        assert.deepEqual(endpointPolicy("bedrock-runtime", account).slice(1), [
            {
                Sid: "ModelsOfBedrock",
                Effect: "Allow",
                Principal: "*",
                Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
                Resource: "arn:aws:bedrock:*::foundation-model/*",
                Condition: { StringEquals: { "aws:PrincipalAccount": "111122223333" } },
            },
        ]);
    });

    it("are named as AWS names them", () => {
        assert.equal(
            endpointServiceName("sagemaker.runtime", "eu-central-1"),
            "com.amazonaws.eu-central-1.sagemaker.runtime",
        );
    });
});
