import assert from "node:assert/strict";

import { ResourceGraph, unknownValue } from "../../../policy-pack/policy";
import type { Resource } from "../../../policy-pack/policy";

const bucketType = "aws:s3/bucket:Bucket";
const keyType = "aws:kms/key:Key";
const roleType = "aws:iam/role:Role";

function resource(type: string, name: string, outputs: object = {}, rest: Partial<Resource> = {}): Resource {
    return {
        urn: `urn:pulumi:dev::test::${type}::${name}`,
        type,
        name,
        inputs: { ...outputs },
        outputs: { ...outputs },
        dependencies: [],
        propertyDependencies: {},
        ...rest,
    };
}

function namesOf(resources: readonly Resource[]): string[] {
    return resources.map(({ name }) => name);
}

describe("ResourceGraph", () => {
    const key = resource(keyType, "key", {
        arn: "arn:aws:kms:eu-west-1:111122223333:key/0000-1111",
        keyId: "0000-1111",
    });
    const bucket = resource(
        bucketType,
        "data",
        { bucket: "acme-data", arn: "arn:aws:s3:::acme-data" },
        { id: "acme-data" },
    );
    const role = resource(roleType, "runner", { name: "runner", arn: "arn:aws:iam::111122223333:role/ai/runner" });
    const alias = resource("aws:kms/alias:Alias", "alias", { name: "alias/data", targetKeyId: "0000-1111" });

    describe("referredToBy finds the resource that a value stands for", () => {
        const cases: Record<string, [value: unknown, type: string, found: string[]]> = {
            "a name": ["acme-data", bucketType, ["data"]],
            "an ARN": ["arn:aws:s3:::acme-data", bucketType, ["data"]],
            "the ARN of an object in it": ["arn:aws:s3:::acme-data/train/*", bucketType, ["data"]],
            "an S3 URI": ["s3://acme-data/models/model.tar.gz", bucketType, ["data"]],
            "a virtual-hosted address": ["https://acme-data.s3.eu-west-1.amazonaws.com/x", bucketType, ["data"]],
            "a path-style address": ["https://s3.eu-west-1.amazonaws.com/acme-data/x", bucketType, ["data"]],
            "a key id": ["0000-1111", keyType, ["key"]],
            "a key ARN in another partition of names": [
                "arn:aws:kms:eu-west-1:111122223333:key/0000-1111",
                keyType,
                ["key"],
            ],
            "an alias ARN": ["arn:aws:kms:eu-west-1:111122223333:alias/data", "aws:kms/alias:Alias", ["alias"]],
            "a role ARN with a path": ["arn:aws:iam::111122223333:role/ai/runner", roleType, ["runner"]],
            "a role name": ["runner", roleType, ["runner"]],
            "a name of another type": ["acme-data", roleType, []],
            "a longer name": ["acme-data-2", bucketType, []],
            "a name that is only a prefix of the address": ["s3://acme-data-2/x", bucketType, []],
            "a list": [["other", "acme-data"], bucketType, ["data"]],
            "a list of objects": [[{ arn: "arn:aws:s3:::acme-data" }], bucketType, []],
            nothing: [undefined, bucketType, []],
        };
        for (const [title, [value, type, found]] of Object.entries(cases)) {
            it(title, () => {
                const from = resource("test:index:From", "from", { at: value });
                const graph = new ResourceGraph([key, bucket, role, alias, from]);
                const related = graph.referredToBy(from, "at", type);
                assert.deepEqual(namesOf(related.resources), found);
                assert.equal(related.complete, true);
            });
        }
    });

    it("follows a path through objects and lists", () => {
        const from = resource("test:index:From", "from", {
            rules: [{ target: { bucket: "acme-data" } }, { target: {} }],
        });
        const related = new ResourceGraph([bucket, from]).referredToBy(from, "rules.target.bucket", bucketType);
        assert.deepEqual(namesOf(related.resources), ["data"]);
    });

    it("follows the property dependency of a value that is not known yet", () => {
        const from = resource(
            "test:index:From",
            "from",
            { vpcConfig: { subnets: [unknownValue] } },
            { propertyDependencies: { vpcConfig: [bucket.urn, role.urn] } },
        );
        const graph = new ResourceGraph([bucket, role, from]);
        assert.deepEqual(namesOf(graph.referredToBy(from, "vpcConfig.subnets", roleType).resources), ["runner"]);
        assert.equal(graph.referredToBy(from, "vpcConfig.subnets", roleType).complete, true);
    });

    it("is not complete when an unknown value comes from nowhere", () => {
        const from = resource("test:index:From", "from", { bucket: unknownValue });
        const graph = new ResourceGraph([bucket, from]);
        assert.deepEqual(graph.referredToBy(from, "bucket", bucketType), { resources: [], complete: false });
        assert.deepEqual(graph.referringTo(bucket, "bucket", "test:index:From"), { resources: [], complete: false });
    });

    it("finds what refers to a resource, and only that", () => {
        const mine = resource("test:index:From", "mine", { bucket: "acme-data" });
        const others = resource("test:index:From", "others", { bucket: "elsewhere" });
        const related = new ResourceGraph([bucket, mine, others]).referringTo(bucket, "bucket", "test:index:From");
        assert.deepEqual(namesOf(related.resources), ["mine"]);
        assert.equal(related.complete, true);
    });

    it("tells accounts apart, unless the resource's own was made up", () => {
        const type = "aws:iam/role:Role";
        const role = (account: string): Resource =>
            resource(type, "notebook", { arn: `arn:aws:iam::${account}:role/notebook`, name: "notebook" });
        const found = (account: string): readonly string[] =>
            namesOf(new ResourceGraph([role(account)]).identifiedBy("arn:aws:iam::111122223333:role/notebook", [type]));
        assert.deepEqual(found("111122223333"), ["notebook"]);
        assert.deepEqual(found("444455556666"), []);
        assert.deepEqual(found("424242424242"), ["notebook"]);
    });

    it("does not take a reference for an identity", () => {
        const subnet = resource("aws:ec2/subnet:Subnet", "subnet", { vpcId: "vpc-1" }, { id: "subnet-1" });
        const graph = new ResourceGraph([subnet]);
        assert.deepEqual(graph.identifiedBy("vpc-1", ["aws:ec2/subnet:Subnet"]), []);
        assert.deepEqual(namesOf(graph.identifiedBy("subnet-1", ["aws:ec2/subnet:Subnet"])), ["subnet"]);
    });
});
