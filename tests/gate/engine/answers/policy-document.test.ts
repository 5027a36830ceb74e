import assert from "node:assert/strict";

import { policyDocument } from "../../../../gate/engine/answers/policy-document";

function documentOf(args: Record<string, unknown>): unknown {
    const answer = policyDocument(args);
    assert.ok("result" in answer);
    return JSON.parse(String(answer.result.json));
}

function failureOf(args: Record<string, unknown>): string {
    const answer = policyDocument(args);
    assert.ok("failures" in answer);
    return answer.failures.map(({ property, reason }) => `${property}: ${reason}`).join();
}

describe("aws.iam.getPolicyDocument", () => {
    it("writes a document as the provider does, to the byte", () => {
        const answer = policyDocument({
            statements: [
                {
                    sid: "Read",
                    actions: ["s3:GetObject", "s3:ListBucket"],
                    resources: ["arn:aws:s3:::b/*"],
                    principals: [{ type: "AWS", identifiers: ["*"] }],
                    conditions: [{ test: "StringLike", variable: "s3:prefix", values: ["", "home/&{aws:username}/"] }],
                },
            ],
        });

        assert.ok("result" in answer);
        assert.equal(
            answer.result.json,
            [
                "{",
                '  "Version": "2012-10-17",',
                '  "Statement": [',
                "    {",
                '      "Sid": "Read",',
                '      "Effect": "Allow",',
                '      "Action": [',
                '        "s3:ListBucket",',
                '        "s3:GetObject"',
                "      ],",
                '      "Resource": "arn:aws:s3:::b/*",',
                '      "Principal": {',
                '        "AWS": "*"',
                "      },",
                '      "Condition": {',
                '        "StringLike": {',
                '          "s3:prefix": [',
                '            "",',
                '            "home/${aws:username}/"',
                "          ]",
                "        }",
                "      }",
                "    }",
                "  ]",
                "}",
            ].join("\n"),
        );
        assert.equal(
            answer.result.minifiedJson,
            '{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow",' +
                '"Action":["s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::b/*","Principal":{"AWS":"*"},' +
                '"Condition":{"StringLike":{"s3:prefix":["","home/${aws:username}/"]}}}]}',
        );
        assert.match(String(answer.result.id), /^\d+$/);
    });

    it("leaves out what is not given", () => {
        assert.deepEqual(documentOf({}), { Version: "2012-10-17" });
        assert.deepEqual(documentOf({ statements: [{ effect: "Deny", notActions: ["iam:*"], notResources: ["a"] }] }), {
            Version: "2012-10-17",
            Statement: [{ Effect: "Deny", NotAction: "iam:*", NotResource: "a" }],
        });
    });

    const principals: [string, unknown, unknown][] = [
        ["everybody", [{ type: "*", identifiers: ["*"] }], "*"],
        ["everybody of AWS", [{ type: "AWS", identifiers: ["*"] }], { AWS: "*" }],
        ["several of one type, in descending order", [{ type: "AWS", identifiers: ["1", "2"] }], { AWS: ["2", "1"] }],
        [
            "one type said twice",
            [
                { type: "Service", identifiers: ["a"] },
                { type: "Service", identifiers: ["b"] },
            ],
            { Service: ["a", "b"] },
        ],
        [
            "several types",
            [
                { type: "Service", identifiers: ["s"] },
                { type: "AWS", identifiers: ["a"] },
            ],
            { AWS: "a", Service: "s" },
        ],
    ];
    for (const [title, given, expected] of principals) {
        it(`writes the principals of ${title}`, () => {
            const document = documentOf({
                statements: [{ actions: ["a:b"], principals: given, notPrincipals: given }],
            });
            assert.deepEqual(document, {
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "a:b", Principal: expected, NotPrincipal: expected }],
            });
        });
    }

    it("joins the values of one condition key", () => {
        const condition = (test: string, variable: string, ...values: string[]) => ({ test, variable, values });
        const conditions = [
            condition("StringEquals", "b", "1"),
            condition("StringEquals", "a", "2"),
            condition("StringEquals", "b", "3"),
            condition("Bool", "aws:SecureTransport", "false"),
        ];

        assert.deepEqual(documentOf({ statements: [{ actions: ["a:b"], conditions }] }), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: "a:b",
                    Condition: { Bool: { "aws:SecureTransport": "false" }, StringEquals: { a: "2", b: ["1", "3"] } },
                },
            ],
        });
    });

    it("lets a later statement take the place of one with its Sid, in the order source, own, override", () => {
        const source = JSON.stringify({
            Version: "2008-10-17",
            Id: "source",
            Statement: [
                { Sid: "A", Effect: "Allow", Action: "from:source" },
                { Sid: "B", Effect: "Allow", Action: ["from:source"] },
                { Effect: "Allow", Action: "no:sid" },
            ],
        });
        const override = JSON.stringify({ Statement: [{ Sid: "B", Effect: "Deny", Action: "from:override" }] });

        assert.deepEqual(
            documentOf({
                sourcePolicyDocuments: [source],
                statements: [{ sid: "A", actions: ["from:own"] }, { actions: ["no:sid"] }],
                overridePolicyDocuments: [override],
            }),
            {
                Version: "2012-10-17",
                Id: "source",
                Statement: [
                    { Sid: "A", Effect: "Allow", Action: "from:own" },
                    { Sid: "B", Effect: "Deny", Action: "from:override" },
                    { Effect: "Allow", Action: "no:sid" },
                    { Effect: "Allow", Action: "no:sid" },
                ],
            },
        );
    });

    it("takes the documents of older providers, and normalizes what it merges", () => {
        const sourceJson = JSON.stringify({
            Statement: [
                {
                    Effect: "Allow",
                    Action: "a:b",
                    Principal: { AWS: ["1", "2"], Service: "s" },
                    Condition: { Bool: { x: true }, NumericLessThan: { y: 1 }, StringLike: { z: ["only"] } },
                },
            ],
        });

        assert.deepEqual(documentOf({ sourceJson }), {
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Action: "a:b",
                    Principal: { AWS: ["2", "1"], Service: "s" },
                    Condition: { Bool: { x: "true" }, StringLike: { z: "only" } },
                },
            ],
        });
    });

    it("escapes as Go does", () => {
        const answer = policyDocument({ statements: [{ actions: ["a:b"], resources: ["<&>"] }] });
        assert.ok("result" in answer);
        assert.match(String(answer.result.minifiedJson), /"Resource":"\\u003c\\u0026\\u003e"/);
    });

    const failures: [string, Record<string, unknown>, RegExp][] = [
        ["a Sid said twice", { statements: [{ sid: "A" }, { sid: "A" }] }, /^statements: duplicate Sid \(A\)/],
        [
            "a Sid that two sources share",
            { sourcePolicyDocuments: ['{"Statement":[{"Sid":"A"}]}', '{"Statement":[{"Sid":"A"}]}'] },
            /^sourcePolicyDocuments: duplicate Sid/,
        ],
        [
            "a source that is no JSON",
            { sourcePolicyDocuments: ["{"] },
            /^sourcePolicyDocuments: document 0 is not valid/,
        ],
        [
            "a statement that is no list",
            { overridePolicyDocuments: ['{"Statement":{}}'] },
            /^overridePolicyDocuments: /,
        ],
        [
            "a variable in the old version",
            { version: "2008-10-17", statements: [{ resources: ["&{aws:username}"] }] },
            /not supported in document version 2008-10-17/,
        ],
    ];
    for (const [title, args, reason] of failures) it(`fails on ${title}`, () => assert.match(failureOf(args), reason));
});
