import assert from "node:assert/strict";

import { deniesInsecureTransport, parseDocument } from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";

const bucket = ["arn:aws:s3:::data", "arn:aws:s3:::data/*"];
const denial = {
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: bucket,
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};

const cases: Readonly<Record<"yes" | "no" | "unknown", Readonly<Record<string, object | readonly object[]>>>> = {
    yes: {
        "a Deny of everything without TLS": denial,
        "a boolean, every AWS principal, every action, every resource": {
            ...denial,
            Principal: { AWS: "*" },
            Action: "*",
            Resource: "*",
            Condition: { Bool: { "aws:SecureTransport": false } },
        },
        "a Deny each for bucket and objects": [
            { ...denial, Resource: bucket[0] },
            { ...denial, Resource: bucket[1] },
        ],
        "a Deny that holds without the key as well": {
            ...denial,
            Condition: { BoolIfExists: { "aws:securetransport": "false" } },
        },
    },
    no: {
        "no statements": [],
        "an Allow": { ...denial, Effect: "Allow" },
        "reading only": { ...denial, Action: "s3:GetObject" },
        "objects only": { ...denial, Resource: bucket[1] },
        "another bucket": { ...denial, Resource: ["arn:aws:s3:::other", "arn:aws:s3:::other/*"] },
        "one account only": { ...denial, Principal: { AWS: "111122223333" } },
        "all but one account": { ...denial, Principal: undefined, NotPrincipal: { AWS: "111122223333" } },
        "TLS being there": { ...denial, Condition: { Bool: { "aws:SecureTransport": "true" } } },
        "a further condition": {
            ...denial,
            Condition: { ...denial.Condition, StringEquals: { "aws:SourceVpc": "vpc-0a1b2c3d" } },
        },
        "no condition": { ...denial, Condition: undefined },
    },
    unknown: {
        "a resource that is not known yet": { ...denial, Resource: unknownValue },
        "a condition that is not known yet": {
            ...denial,
            Condition: { Bool: { "aws:SecureTransport": unknownValue } },
        },
        "an effect that is not known yet": { ...denial, Effect: unknownValue },
        "a statement that cannot be read": { Effect: "Deny" },
    },
};

describe("deniesInsecureTransport", () => {
    for (const [verdict, byName] of Object.entries(cases)) {
        for (const [name, Statement] of Object.entries(byName)) {
            it(`is ${verdict} for ${name}`, () => {
                assert.equal(deniesInsecureTransport(parseDocument({ Statement }), "s3", bucket).verdict, verdict);
            });
        }
    }

    it("asks for no resource where the policy can only speak of its own", () => {
        const document = parseDocument({ Statement: { ...denial, Action: "sqs:*", Resource: "arn:aws:sqs:::x" } });
        assert.equal(deniesInsecureTransport(document, "sqs").verdict, "yes");
        assert.equal(deniesInsecureTransport(document, "sns").verdict, "no");
    });
});
