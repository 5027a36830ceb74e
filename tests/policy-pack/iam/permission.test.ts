import assert from "node:assert/strict";

import { allows, parseDocument } from "../../../policy-pack/iam";
import type { RequestContext } from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";

const data = "arn:aws:s3:::data/a.csv";
const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };

function verdictOf(Statement: unknown, resource = data, context: RequestContext = {}, boundary?: unknown): string {
    return allows(
        {
            identity: [parseDocument({ Statement })],
            ...(boundary !== undefined && { boundary: parseDocument({ Statement: boundary }) }),
        },
        { action: "s3:GetObject", resource, context },
    ).verdict;
}

describe("allows", () => {
    it("follows actions and resources", () => {
        assert.equal(verdictOf([]), "no");
        assert.equal(verdictOf(allow), "yes");
        assert.equal(verdictOf({ ...allow, Action: "S3:get*" }), "yes");
        assert.equal(verdictOf({ ...allow, Action: "s3:GetObjectAcl" }), "no");
        assert.equal(verdictOf(allow, "arn:aws:s3:::other/a.csv"), "no");
        assert.equal(verdictOf(allow, "*"), "yes");
        assert.equal(verdictOf({ Effect: "Allow", NotAction: "iam:*", NotResource: "arn:aws:s3:::logs/*" }), "yes");
        assert.equal(verdictOf({ Effect: "Allow", NotAction: "s3:Get*", Resource: "*" }), "no");
    });

    it("lets a Deny outweigh, as far as it reaches", () => {
        const deny = { Effect: "Deny", Action: "s3:*", Resource: "arn:aws:s3:::data/*" };
        assert.equal(verdictOf([allow, deny]), "no");
        assert.equal(verdictOf([allow, deny], "*"), "no");
        assert.equal(verdictOf([{ ...allow, Resource: "*" }, deny], "*"), "yes");
        assert.equal(verdictOf([allow, { ...deny, Resource: data }], "arn:aws:s3:::data/*"), "yes");
        assert.equal(verdictOf([allow, { Effect: "Deny", NotAction: "s3:Get*", Resource: "*" }]), "yes");
        assert.equal(verdictOf([allow, { Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::data/*" }]), "yes");
    });

    it("follows conditions where the context tells, and a caller's choice where it does not", () => {
        const tagged = { ...allow, Condition: { StringEquals: { "aws:PrincipalTag/team": ["vision", "speech"] } } };
        assert.equal(verdictOf(tagged), "yes");
        assert.equal(verdictOf(tagged, data, { "aws:principaltag/team": ["speech"] }), "yes");
        assert.equal(verdictOf(tagged, data, { "aws:principaltag/team": ["sales"] }), "no");
        assert.equal(verdictOf(tagged, data, { "aws:principaltag/team": [] }), "no");
        const deny = {
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            Condition: { StringNotLike: { "aws:PrincipalTag/team": "vis*" } },
        };
        assert.equal(verdictOf([allow, deny]), "yes");
        assert.equal(verdictOf([allow, deny], data, { "aws:principaltag/team": ["sales"] }), "no");
        assert.equal(verdictOf([allow, deny], data, { "aws:principaltag/team": ["vision"] }), "yes");
        assert.equal(verdictOf([allow, deny], data, { "aws:principaltag/team": [] }), "no");
    });

    it("knows IfExists, Null and the set operators", () => {
        const key = "aws:tagkeys";
        const when = (condition: object): object => ({ ...allow, Condition: condition });
        assert.equal(verdictOf(when({ StringEqualsIfExists: { [key]: "a" } }), data, { [key]: [] }), "yes");
        assert.equal(verdictOf(when({ Null: { [key]: "true" } }), data, { [key]: [] }), "yes");
        assert.equal(verdictOf(when({ Null: { [key]: "true" } }), data, { [key]: ["a"] }), "no");
        const all = when({ "ForAllValues:StringEquals": { [key]: ["a", "b"] } });
        assert.equal(verdictOf(all, data, { [key]: ["a", "b"] }), "yes");
        assert.equal(verdictOf(all, data, { [key]: ["a", "c"] }), "no");
        assert.equal(verdictOf(all, data, { [key]: [] }), "yes");
        const any = when({ "ForAnyValue:StringLike": { [key]: "a*" } });
        assert.equal(verdictOf(any, data, { [key]: ["c", "ab"] }), "yes");
        assert.equal(verdictOf(any, data, { [key]: [] }), "no");
    });

    it("keeps within the boundary", () => {
        assert.equal(verdictOf({ ...allow, Action: "*" }, data, {}, { ...allow, Action: "ec2:*" }), "no");
        assert.equal(verdictOf({ ...allow, Action: "*" }, data, {}, { ...allow, Action: "s3:*" }), "yes");
        assert.equal(verdictOf([], data, {}, allow), "no");
    });

    it("is unknown only where that matters", () => {
        assert.equal(verdictOf({ ...allow, Resource: unknownValue }), "unknown");
        assert.equal(verdictOf([allow, { ...allow, Resource: unknownValue }]), "yes");
        assert.equal(verdictOf([allow, { Effect: "Deny", Action: "s3:*", Resource: unknownValue }]), "unknown");
        assert.equal(verdictOf([allow, { Effect: "Deny", Action: "ec2:*", Resource: unknownValue }]), "yes");
        assert.equal(verdictOf({ ...allow, Action: "ec2:*", Resource: unknownValue }), "no");
        assert.equal(verdictOf({ Effect: "Allow" }), "unknown");
    });

    it("takes a document of ten thousand statements", () => {
        const statements = Array.from({ length: 10_000 }, (_, index) => ({
            ...allow,
            Resource: `arn:aws:s3:::bucket-${index}/*`,
        }));
        assert.equal(verdictOf(statements, "arn:aws:s3:::bucket-9999/a"), "yes");
        assert.equal(verdictOf(statements, "arn:aws:s3:::other/a"), "no");
    });
});
