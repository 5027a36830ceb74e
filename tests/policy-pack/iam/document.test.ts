import assert from "node:assert/strict";

import fc from "fast-check";

import { documentOf, grammarProblems, parseDocument } from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";

const allowRead = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" };

describe("parseDocument", () => {
    it("reads a JSON string and an object alike", () => {
        const document = { Version: "2012-10-17", Statement: [allowRead] };
        const fromString = parseDocument(JSON.stringify(document));
        assert.deepEqual(fromString, parseDocument(document));
        assert.deepEqual(fromString, {
            unknown: false,
            problems: [],
            statements: [
                {
                    index: 0,
                    effect: "Allow",
                    actions: { negated: false, patterns: ["s3:getobject"], unknown: false },
                    resources: { negated: false, patterns: ["arn:aws:s3:::data/*"], unknown: false },
                    conditions: [],
                    unknownConditions: false,
                },
            ],
        });
    });

    it("reads a single statement, lists and any letter case", () => {
        const { statements, problems } = parseDocument({
            statement: { effect: "ALLOW", NOTACTION: ["iam:*", "sts:*"], notresource: "*", sid: "One" },
        });
        assert.deepEqual(problems, []);
        assert.deepEqual(statements[0]?.actions, { negated: true, patterns: ["iam:*", "sts:*"], unknown: false });
        assert.deepEqual(statements[0]?.resources, { negated: true, patterns: ["*"], unknown: false });
        assert.equal(statements[0]?.effect, "Allow");
        assert.equal(statements[0]?.sid, "One");
    });

    it("reads principals of every kind", () => {
        const principalsOf = (principal: object) =>
            parseDocument({ Statement: { ...allowRead, ...principal } }).statements[0]?.principals;
        assert.equal(principalsOf({}), undefined);
        assert.deepEqual(principalsOf({ Principal: "*" }), {
            negated: false,
            everyone: true,
            named: [],
            unknown: false,
        });
        assert.deepEqual(
            principalsOf({ NotPrincipal: { AWS: ["111122223333"], Service: "sagemaker.amazonaws.com" } }),
            {
                negated: true,
                everyone: false,
                named: [
                    { kind: "AWS", value: "111122223333" },
                    { kind: "Service", value: "sagemaker.amazonaws.com" },
                ],
                unknown: false,
            },
        );
        assert.equal(principalsOf({ Principal: { AWS: ["111122223333", "*"] } })?.everyone, true);
    });

    it("reads conditions by operator, qualifier and key", () => {
        const { statements } = parseDocument({
            Statement: {
                ...allowRead,
                Condition: {
                    "ForAllValues:StringLikeIfExists": { "aws:TagKeys": ["a", "b"] },
                    Bool: { "aws:SecureTransport": false },
                },
            },
        });
        assert.deepEqual(statements[0]?.conditions, [
            {
                operator: "stringlike",
                qualifier: "forallvalues",
                ifExists: true,
                key: "aws:tagkeys",
                values: ["a", "b"],
                unknown: false,
            },
            { operator: "bool", ifExists: false, key: "aws:securetransport", values: ["false"], unknown: false },
        ]);
    });

    it("keeps apart what is not known yet", () => {
        assert.equal(parseDocument(unknownValue).unknown, true);
        assert.equal(parseDocument({ Statement: unknownValue }).unknown, true);
        const { statements, problems } = parseDocument({
            Statement: [
                { ...allowRead, Resource: ["arn:aws:s3:::data", unknownValue] },
                { ...allowRead, Effect: unknownValue },
                { ...allowRead, Principal: { AWS: unknownValue } },
                { ...allowRead, Condition: { StringEquals: { "aws:SourceVpce": unknownValue } } },
                { ...allowRead, Condition: unknownValue },
                unknownValue,
            ],
        });
        assert.deepEqual(problems, []);
        assert.deepEqual(statements[0]?.resources, {
            negated: false,
            patterns: ["arn:aws:s3:::data"],
            unknown: true,
        });
        assert.equal(statements[1]?.effect, undefined);
        assert.equal(statements[2]?.principals?.unknown, true);
        assert.equal(statements[3]?.conditions[0]?.unknown, true);
        assert.equal(statements[4]?.unknownConditions, true);
        assert.equal(statements[5]?.actions.unknown, true);
    });

    const malformed: readonly [string, unknown, string, string][] = [
        ["a string that is no JSON", "{", "", "is not JSON"],
        ["a number", 3, "", "is not an object"],
        ["no statements", {}, "", "has no Statement"],
        ["a statement that is a string", { Statement: ["x"] }, "Statement.0", "is not an object"],
        ["no effect", { Statement: { Action: "*" } }, "Statement.0", "has no Effect"],
        [
            "an effect of neither kind",
            { Statement: { Effect: "Permit", Action: "*" } },
            "Statement.0.Effect",
            "is neither Allow nor Deny",
        ],
        ["no action", { Statement: [{ Effect: "Allow" }] }, "Statement.0", "has no Action"],
        [
            "both Action and NotAction",
            { Statement: { Effect: "Allow", Action: "*", NotAction: "iam:*" } },
            "Statement.0.NotAction",
            "stands beside Action",
        ],
        [
            "an action that is an object",
            { Statement: { Effect: "Allow", Action: {} } },
            "Statement.0.Action",
            "is neither a string nor a list of strings",
        ],
        [
            "a principal that is a string",
            { Statement: { ...allowRead, Principal: "111122223333" } },
            "Statement.0.Principal",
            'is neither "*" nor an object',
        ],
        [
            "a condition that is a string",
            { Statement: { ...allowRead, Condition: "x" } },
            "Statement.0.Condition",
            "is not an object",
        ],
        [
            "a condition without keys",
            { Statement: { ...allowRead, Condition: { StringEquals: "x" } } },
            "Statement.0.Condition.StringEquals",
            "is not an object of condition keys",
        ],
        [
            "a key in two letter cases",
            { Statement: { ...allowRead, effect: "Deny" } },
            "Statement.0.effect",
            "is there twice, in different letter case",
        ],
    ];
    for (const [what, source, place, message] of malformed) {
        it(`says what is wrong and where: ${what}`, () => {
            assert.deepEqual(parseDocument(source).problems, [{ place, message }]);
        });
    }

    it("keeps the statements that can be read beside one that cannot", () => {
        const { statements, problems } = parseDocument({ Statement: [{ Effect: "Allow" }, allowRead] });
        assert.deepEqual(
            statements.map(({ index }) => index),
            [1],
        );
        assert.equal(problems.length, 1);
    });

    it("never throws", () => {
        fc.assert(
            fc.property(
                fc.oneof(
                    fc.json(),
                    fc.anything(),
                    fc.record(
                        {
                            Statement: fc.array(
                                fc.record(
                                    {
                                        Effect: fc.oneof(fc.constant("Allow"), fc.anything()),
                                        Action: fc.oneof(fc.string(), fc.anything()),
                                        Resource: fc.anything(),
                                        Principal: fc.anything(),
                                        Condition: fc.anything(),
                                    },
                                    { requiredKeys: [] },
                                ),
                            ),
                        },
                        { requiredKeys: [] },
                    ),
                ),
                (source) => void parseDocument(source),
            ),
        );
    });

    it("takes a text that was made up for unknown where it is not of the kind that is really there", () => {
        const madeUp = "arn:aws:sns:us-east-1:424242424242:topic-a42fa42f";
        const statement = { Effect: "Allow", Action: ["s3:GetObject", madeUp], Resource: madeUp, Condition: madeUp };
        const { problems, statements } = parseDocument({ Statement: [statement, madeUp] });
        assert.deepEqual(problems, []);
        const [first, second] = statements;
        assert.deepEqual(first?.actions, { negated: false, patterns: ["s3:getobject"], unknown: true });
        assert.deepEqual(first.resources, { negated: false, patterns: [madeUp], unknown: false });
        assert.equal(first.unknownConditions, true);
        assert.equal(second?.actions.unknown, true);
        assert.deepEqual(grammarProblems({ Version: "2012-10-17", Statement: statement }, "identity"), []);
    });
});

describe("documentOf", () => {
    it("tells an absent document from one that is not known yet", () => {
        assert.equal(documentOf<{ policy?: string }>({}, "policy"), undefined);
        assert.equal(documentOf({ policy: "" }, "policy"), undefined);
        assert.equal(documentOf({ policy: unknownValue }, "policy")?.unknown, true);
        assert.equal(documentOf({ policy: { Statement: allowRead } }, "policy")?.statements.length, 1);
    });
});
