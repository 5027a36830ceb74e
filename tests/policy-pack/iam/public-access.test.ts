import assert from "node:assert/strict";

import { parseDocument, publicAccess } from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";

const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };

function when(operator: string, key: string, value: unknown): object {
    return { ...open, Condition: { [operator]: { [key]: value } } };
}

function denyUnless(condition: object, rest: object = {}): object {
    return { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*", Condition: condition, ...rest };
}

const cases: Readonly<Record<"yes" | "no" | "unknown", Readonly<Record<string, object | readonly object[]>>>> = {
    yes: {
        "an Allow for everyone": open,
        "an Allow for every AWS account": { ...open, Principal: { AWS: "*" } },
        "an Allow for all but one": { ...open, NotPrincipal: { AWS: "111122223333" }, Principal: undefined },
        "one statement of several": [{ ...open, Principal: { AWS: "111122223333" } }, open],
        "an organization that may be any": when("StringLike", "aws:PrincipalOrgID", "o-*"),
        "an organization, if there is one": when("StringEqualsIfExists", "aws:PrincipalOrgID", "o-a1b2c3d4e5"),
        "all of no organizations": when("ForAllValues:StringLike", "aws:PrincipalOrgPaths", "o-a1b2c3d4e5/*"),
        "everyone outside an organization": when("StringNotEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"),
        "one endpoint or any": when("StringLike", "aws:SourceVpce", ["vpce-0a1b2c3d", "*"]),
        "every address": when("IpAddress", "aws:SourceIp", "0.0.0.0/0"),
        "half of all addresses": when("IpAddress", "aws:SourceIp", ["10.0.0.0/8", "128.0.0.0/1"]),
        "every address of the new kind": when("IpAddress", "aws:SourceIp", "::/0"),
        "a role of that name in any account": when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::*:role/reader"),
        "what a caller may choose": when("StringEquals", "aws:Referer", "https://example.com"),
        "an encrypted connection": when("Bool", "aws:SecureTransport", "true"),
        "that some key is there": when("Null", "aws:PrincipalOrgID", "false"),
        "a service of whoever calls": when("StringEquals", "kms:ViaService", "s3.eu-west-1.amazonaws.com"),
        "a Deny of other actions": [open, denyUnless({}, { Condition: undefined, Action: "s3:PutObject" })],
        "a Deny that callers can avoid": [open, denyUnless({ Bool: { "aws:SecureTransport": "false" } })],
        "a Deny of all but everyone": [
            open,
            denyUnless(
                { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" }, Bool: { "aws:SecureTransport": "false" } },
                {},
            ),
        ],
        "its own caller's account": when("StringEquals", "aws:SourceAccount", "${aws:PrincipalAccount}"),
    },
    no: {
        "no statements": [],
        "an account": { ...open, Principal: { AWS: "arn:aws:iam::111122223333:root" } },
        "a service": { ...open, Principal: { Service: "logging.s3.amazonaws.com" } },
        "a Deny for everyone": { ...open, Effect: "Deny" },
        "an organization": when("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3d4e5"),
        "an organization, and the key has to be there": {
            ...open,
            Condition: {
                StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                Null: { "aws:PrincipalOrgID": "false" },
            },
        },
        "a part of an organization": when(
            "ForAnyValue:StringLike",
            "aws:PrincipalOrgPaths",
            "o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*",
        ),
        "the owner's own organization": when("StringEquals", "aws:PrincipalOrgID", "${aws:ResourceOrgID}"),
        "an endpoint": when("StringEquals", "aws:sourceVpce", "vpce-0a1b2c3d"),
        "an endpoint whose id is not known yet": when("StringEquals", "aws:SourceVpce", unknownValue),
        "a network": when("IpAddress", "aws:SourceIp", "203.0.113.0/24"),
        "a role": when("ArnLike", "aws:PrincipalArn", "arn:aws:iam::111122223333:role/*"),
        "a bucket's notifications": when("ArnLike", "aws:SourceArn", "arn:aws:s3:*:*:data"),
        "the account that uses the key": {
            ...open,
            Condition: {
                StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "s3.eu-west-1.amazonaws.com" },
            },
        },
        "AWS services": when("Bool", "aws:PrincipalIsAWSService", "true"),
        "a Deny for all outside an organization": [
            open,
            denyUnless({ StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
        ],
        "a Deny for all outside an organization but services": [
            open,
            denyUnless({
                StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
                BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
            }),
        ],
        "a Deny for all but one account": [
            open,
            { Effect: "Deny", NotPrincipal: { AWS: "111122223333" }, Action: "*", Resource: "*" },
        ],
    },
    unknown: {
        "a principal that is not known yet": { ...open, Principal: { AWS: unknownValue } },
        "an effect that is not known yet": { ...open, Effect: unknownValue },
        "a condition that is not known yet": { ...open, Condition: unknownValue },
        "a pattern that is not known yet": when("StringLike", "aws:PrincipalOrgID", unknownValue),
        "a network that is not known yet": when("IpAddress", "aws:SourceIp", unknownValue),
        "a Deny whose resource is not known yet": [
            open,
            denyUnless({ StringNotEquals: { "aws:SourceVpce": "vpce-0a1b2c3d" } }, { Resource: unknownValue }),
        ],
        "a statement that cannot be read": { Effect: "Allow" },
    },
};

describe("publicAccess", () => {
    for (const [verdict, byName] of Object.entries(cases)) {
        for (const [name, Statement] of Object.entries(byName)) {
            it(`is ${verdict} for ${name}`, () => {
                assert.equal(publicAccess(parseDocument({ Statement })).verdict, verdict);
            });
        }
    }

    it("is unknown for a document that is not known yet", () => {
        assert.deepEqual(publicAccess(parseDocument(unknownValue)), { verdict: "unknown", statements: [] });
    });

    it("names the statements that open the resource", () => {
        const { statements } = publicAccess(
            parseDocument({ Statement: [{ ...open, Principal: { AWS: "111122223333" } }, open] }),
        );
        assert.deepEqual(
            statements.map(({ index }) => index),
            [1],
        );
    });
});
