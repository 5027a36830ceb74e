import * as assert from "node:assert/strict";
import { aliasUrn, inheritedAlias, makeUrn, nameOf, packageOf, typeOf } from "../../../gate/engine/urn";

describe("URNs", () => {
    const stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    const group = "urn:pulumi:dev::shop::my:group:Group::group";
    const bucket = "aws:s3/bucket:Bucket";

    it("leave out the stack as a parent and carry the types of all others", () => {
        const cases: [parent: string, type: string, name: string, urn: string][] = [
            ["", "pulumi:pulumi:Stack", "shop-dev", stack],
            [stack, bucket, "data", "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::data"],
            [group, bucket, "data", "urn:pulumi:dev::shop::my:group:Group$aws:s3/bucket:Bucket::data"],
            [
                "urn:pulumi:dev::shop::a:b:C$my:group:Group::group",
                bucket,
                "data",
                "urn:pulumi:dev::shop::a:b:C$my:group:Group$aws:s3/bucket:Bucket::data",
            ],
        ];
        for (const [parent, type, name, urn] of cases) {
            assert.equal(makeUrn("dev", "shop", parent, type, name), urn);
        }
    });

    it("are read back, with names that have colons of their own", () => {
        const urn = "urn:pulumi:dev::shop::my:group:Group$aws:s3/bucket:Bucket::a::b";
        assert.equal(typeOf(urn), bucket);
        assert.equal(nameOf(urn), "a::b");
        assert.equal(packageOf("aws:s3/bucket:Bucket"), "aws");
    });

    it("come from aliases by what those say, and from the resource otherwise", () => {
        const own = { stack: "dev", project: "shop", parent: group, type: bucket, name: "data" };
        const cases: [alias: Parameters<typeof aliasUrn>[0], urn: string][] = [
            [{ urn: "urn:pulumi:x::y::z::w" }, "urn:pulumi:x::y::z::w"],
            [{ name: "old" }, "urn:pulumi:dev::shop::my:group:Group$aws:s3/bucket:Bucket::old"],
            [{ type: "a:b:C" }, "urn:pulumi:dev::shop::my:group:Group$a:b:C::data"],
            [{ noParent: true }, "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::data"],
            [{ parent: stack, project: "old" }, "urn:pulumi:dev::old::aws:s3/bucket:Bucket::data"],
            [{ stack: "was" }, "urn:pulumi:was::shop::my:group:Group$aws:s3/bucket:Bucket::data"],
        ];
        for (const [alias, urn] of cases) assert.equal(aliasUrn(alias, own), urn);
    });

    it("of children follow the aliases of their parents", () => {
        const parentAlias = "urn:pulumi:dev::shop::my:group:Group::old";
        const child = (name: string): string => `urn:pulumi:dev::shop::my:group:Group$aws:s3/bucket:Bucket::${name}`;
        assert.equal(inheritedAlias(child("group-data"), group, parentAlias), child("old-data"));
        assert.equal(inheritedAlias(child("data"), group, parentAlias), child("data"));
    });
});
