import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import {
    answerContext,
    answerFunction,
    answerStackReference,
    makeUpOutputs,
    noFixtures,
} from "../../../../gate/engine/answers";
import { findFunctionFixture, loadFixtures } from "../../../../gate/engine/answers/fixtures";
import { parseFixtures } from "../../../../gate/engine/answers/fixtures-file";
import { InputError } from "../../../../gate/errors";

const root = join(__dirname, "..", "..", "..", "..");

function exampleInDocs(): string {
    const page = readFileSync(join(root, "docs", "fixtures.md"), "utf8");
    const [, example = ""] = /```yaml\n([^]*?)```/.exec(page) ?? [];
    return example;
}

function contextWith(yaml: string) {
    return answerContext({ fixtures: parseFixtures(yaml, "f.yaml"), programDirectory: root, mode: "deep" });
}

describe("fixtures", () => {
    it("reads the example of the guide", () => {
        const fixtures = parseFixtures(exampleInDocs(), "docs/fixtures.md");

        assert.equal(fixtures.account, "111122223333");
        assert.equal(fixtures.region, "eu-central-1");
        assert.equal(fixtures.functions["aws:ssm/getParameter:getParameter"]?.length, 2);
        assert.deepEqual(fixtures.stackReferences["acme/network/prod"], {
            vpcId: "vpc-0abc1234def567890",
            privateSubnetIds: ["subnet-0aaa1111bbb22222c", "subnet-0ddd3333eee44444f"],
        });
    });

    it("takes JSON and an empty file", () => {
        assert.equal(parseFixtures('{"region": "eu-west-1"}', "f.json").region, "eu-west-1");
        assert.deepEqual(parseFixtures("", "f.yaml"), { functions: {}, stackReferences: {}, resources: {} });
    });

    const broken: [string, string, RegExp, number][] = [
        ["a key that nobody knows", "region: eu-west-1\nacount: x\n", /"acount": is not a known key/, 2],
        [
            "an account that YAML took for a number",
            "account: 111122223333\n",
            /"account": must be a text of 12 digits/,
            1,
        ],
        ["an account of the wrong length", 'account: "123"\n', /"account": must be a text of 12 digits/, 1],
        ["an answer without a result", "functions:\n    a:b:c:\n        value: 1\n", /"functions.a:b:c/, 2],
        ["a stack without outputs", "stackReferences:\n    a/b/c: 3\n", /"stackReferences.a\/b\/c"/, 2],
        ["broken YAML", "functions:\n  a: [1\nb: 2\n", /not valid YAML/, 3],
        ["a list for a file", "- 1\n", /The fixtures file/, 1],
    ];
    for (const [title, yaml, message, line] of broken) {
        it(`names the place of ${title}`, () => {
            assert.throws(
                () => parseFixtures(yaml, "my.yaml"),
                (error: InputError) => {
                    assert.ok(error instanceof InputError);
                    assert.match(error.message, message);
                    assert.equal(error.at?.file, "my.yaml");
                    assert.equal(error.at.line, line);
                    return true;
                },
            );
        });
    }

    it("shows no value of a broken file", () => {
        assert.throws(
            () => parseFixtures("stackReferences:\n    s: hunter2\n", "my.yaml"),
            (error: InputError) => !error.message.includes("hunter2"),
        );
    });

    it("says that a file is not there", () => {
        assert.throws(() => loadFixtures("/no/such/file.yaml"), /The fixtures file does not exist\./);
    });

    it("takes the first answer whose arguments are among the call's", () => {
        const fixtures = parseFixtures(
            "functions:\n  t:t:t:\n    - {args: {filters: [{name: a}]}, result: {id: first}}\n    - {result: {id: second}}\n",
            "f.yaml",
        );

        assert.deepEqual(findFunctionFixture(fixtures, "t:t:t", { filters: [{ name: "a", values: [] }], other: 1 }), {
            id: "first",
        });
        assert.deepEqual(findFunctionFixture(fixtures, "t:t:t", { filters: [] }), { id: "second" });
        assert.equal(findFunctionFixture(noFixtures, "t:t:t", {}), undefined);
    });

    it("completes a function's answer, and says what it comes from", async () => {
        const context = contextWith(
            "functions:\n  aws:ec2/getVpc:getVpc: {result: {id: vpc-1, cidrBlock: 10.9.0.0/16}}\n",
        );

        const answer = await answerFunction("aws:ec2/getVpc:getVpc", { default: true }, context);

        assert.equal(answer.origin, "fixture");
        assert.ok("result" in answer);
        assert.equal(answer.result.id, "vpc-1");
        assert.equal(answer.result.cidrBlock, "10.9.0.0/16");
        assert.equal(answer.result.arn, "arn:aws:ec2:us-east-1:424242424242:vpc/vpc-1");
    });

    it("gives a resource its outputs, by type and name or by URN", () => {
        const context = contextWith(
            "resources:\n  aws:rds/instance:Instance::db: {endpoint: 'mine:1'}\n  urn:x: {id: from-urn}\n",
        );
        const resource = {
            type: "aws:rds/instance:Instance",
            name: "db",
            urn: "urn:y",
            inputs: {},
            custom: true,
            remote: false,
        };

        assert.equal(makeUpOutputs(resource, context).outputs.endpoint, "mine:1");
        assert.equal(makeUpOutputs({ ...resource, urn: "urn:x", name: "other" }, context).id, "from-urn");
    });

    it("gives another stack's outputs, by whole name or by its last part", () => {
        const context = contextWith("stackReferences:\n  acme/net/prod: {a: 1}\n  dev: {b: 2}\n");

        assert.deepEqual(answerStackReference("acme/net/prod", context).outputs, { a: 1 });
        assert.deepEqual(answerStackReference("acme/net/dev", context).outputs, { b: 2 });
        assert.equal(answerStackReference("dev", context).origin, "fixture");
    });

    it("decides account, region and partition", () => {
        const context = answerContext({
            fixtures: parseFixtures('account: "111122223333"\nregion: cn-north-1\n', "f.yaml"),
            programDirectory: root,
            mode: "deep",
            region: "eu-west-1",
        });

        assert.deepEqual(
            [context.account, context.region, context.partition],
            ["111122223333", "cn-north-1", "aws-cn"],
        );
    });
});
