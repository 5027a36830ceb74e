import assert from "node:assert/strict";

import { exampleCode } from "../../gate/example-code";
import { ref, unknownValue } from "../../policy-pack/policy";

describe("exampleCode", () => {
    it("writes resources as a program makes them", () => {
        const lines = exampleCode({
            "training-data": { type: "aws:s3/bucket:Bucket" },
            access: {
                type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
                props: { bucket: ref("training-data"), blockPublicAcls: true, left: undefined, restrict: unknownValue },
                parent: "training-data",
            },
        });
        assert.deepEqual(lines, [
            'const trainingData = new aws.s3.Bucket("training-data");',
            'new aws.s3.BucketPublicAccessBlock("access", {',
            "    bucket: trainingData.id,",
            "    blockPublicAcls: true,",
            "    restrict: /* not known yet */,",
            "}, { parent: trainingData });",
        ]);
    });

    it("writes JSON documents as objects, and keys that are no names in quotes", () => {
        assert.deepEqual(
            exampleCode({
                p: { type: "aws:iam/policy:Policy", props: { policy: '{"Statement":[]}', tags: { "a-b": "c" } } },
            }),
            ['new aws.iam.Policy("p", { policy: JSON.stringify({ Statement: [] }), tags: { "a-b": "c" } });'],
        );
    });

    it("indents a JSON document that takes several lines", () => {
        const statement = { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "arn:aws:bedrock:*::model/one" };
        const policy = JSON.stringify({ Statement: [statement] });
        assert.deepEqual(exampleCode({ p: { type: "aws:iam/policy:Policy", props: { policy } } }), [
            'new aws.iam.Policy("p", {',
            "    policy: JSON.stringify({",
            "        Statement: [",
            "            {",
            '                Effect: "Allow",',
            '                Action: "bedrock:InvokeModel",',
            '                Resource: "arn:aws:bedrock:*::model/one",',
            "            },",
            "        ],",
            "    }),",
            "});",
        ]);
    });

    for (const [type, name] of [
        ["kubernetes:apps/v1:Deployment", "k8s.apps.v1.Deployment"],
        ["random:index/randomId:RandomId", "random.RandomId"],
        ["aws-native:s3:Bucket", "awsNative.s3.Bucket"],
    ] as const) {
        it(`names ${type}`, () => assert.deepEqual(exampleCode({ x: { type } }), [`new ${name}("x");`]));
    }

    it("gives no variable a reserved name", () => {
        const lines = exampleCode({
            function: { type: "aws:lambda/function:Function" },
            url: { type: "aws:lambda/functionUrl:FunctionUrl", props: { functionName: ref("function", "name") } },
        });
        assert.deepEqual(lines, [
            'const function_ = new aws.lambda.Function("function");',
            'new aws.lambda.FunctionUrl("url", { functionName: function_.name });',
        ]);
    });
});
