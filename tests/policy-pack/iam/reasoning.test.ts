import assert from "node:assert/strict";

import fc from "fast-check";

import {
    allows,
    capabilitiesOf,
    conditionFlaw,
    deniesInsecureTransport,
    escalationPaths,
    grammarProblems,
    isAdministrator,
    parseDocument,
    publicAccess,
    trustOfPrincipal,
    trustsService,
} from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";

/** The definition of a wildcard pattern, letter by letter. */
function stands(pattern: string, text: string): boolean {
    if (pattern === "") return text === "";
    const rest = pattern.slice(1);
    if (pattern[0] === "*") return stands(rest, text) || (text !== "" && stands(pattern, text.slice(1)));
    return text !== "" && (pattern[0] === "?" || pattern[0] === text[0]) && stands(rest, text.slice(1));
}

function wordsUpTo(length: number): readonly string[] {
    if (length === 0) return [""];
    const shorter = wordsUpTo(length - 1);
    return [
        ...shorter,
        ...shorter
            .filter((word) => word.length === length - 1)
            .flatMap((word) => ["a", "b", "z"].map((letter) => word + letter)),
    ];
}

/** Long enough for whatever tells two of the patterns apart; z is a letter that no pattern has. */
const words = wordsUpTo(6);
const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 3 });
const actions = ["svc:a", "svc:b"];
const action = fc.constantFrom("svc:a", "svc:b", "svc:*", "*", "other:a");

interface Plain {
    readonly Effect: "Allow" | "Deny";
    readonly Action?: readonly string[];
    readonly NotAction?: readonly string[];
    readonly Resource?: readonly string[];
    readonly NotResource?: readonly string[];
}

function statement(Effect: "Allow" | "Deny", most: number): fc.Arbitrary<Plain> {
    return fc
        .tuple(
            fc.boolean(),
            fc.array(action, { minLength: 1, maxLength: 2 }),
            fc.boolean(),
            fc.array(pattern, { minLength: 1, maxLength: most }),
        )
        .map(([isNotAction, named, isNotResource, resources]) => ({
            Effect,
            ...(isNotAction ? { NotAction: named } : { Action: named }),
            // What is left out of a Deny would have to be put together of several.
            ...(isNotResource && Effect === "Allow" ? { NotResource: resources.slice(0, 1) } : { Resource: resources }),
        }));
}

function applies({ Action, NotAction, Resource, NotResource }: Plain, asked: string, resource: string): boolean {
    const some = (patterns: readonly string[] | undefined, text: string): boolean =>
        (patterns ?? []).some((one) => stands(one, text));
    return (
        (Action ? some(Action, asked) : !some(NotAction, asked)) &&
        (Resource ? some(Resource, resource) : !some(NotResource, resource))
    );
}

describe("IAM reasoning", () => {
    it("agrees with the rule of IAM, resource by resource: some Allow, and no Deny", () => {
        const document = fc.tuple(
            fc.array(statement("Allow", 2), { maxLength: 2 }),
            fc.array(statement("Deny", 1), { maxLength: 1 }),
        );
        fc.assert(
            fc.property(
                document,
                fc.constantFrom(...actions),
                fc.constantFrom("*", "a*", "?b", "ab", "z"),
                ([allowed, denied], asked, resource) => {
                    const isGiven = words.some(
                        (word) =>
                            stands(resource, word) &&
                            allowed.some((one) => applies(one, asked, word)) &&
                            !denied.some((one) => applies(one, asked, word)),
                    );
                    const identity = [parseDocument({ Statement: [...denied, ...allowed] })];
                    const { verdict } = allows({ identity }, { action: asked, resource });
                    // A document never gives less than it says; what it takes away in parts may look like more.
                    assert.ok(verdict === "yes" || !isGiven, JSON.stringify([allowed, denied, asked, resource]));
                    if (denied.length === 0 && allowed.every(({ NotResource }) => !NotResource)) {
                        assert.equal(verdict === "yes", isGiven, JSON.stringify([allowed, asked, resource]));
                    }
                    // Of one resource the answer is exact.
                    if (!/[*?]/.test(resource))
                        assert.equal(verdict === "yes", isGiven, JSON.stringify([allowed, denied, asked, resource]));
                },
            ),
            { numRuns: 3000 },
        );
    });

    it("gives no more within a boundary than without, and no more with a Deny than without", () => {
        const many = fc.array(fc.oneof(statement("Allow", 2), statement("Deny", 2)), { maxLength: 4 });
        fc.assert(
            fc.property(many, many, fc.constantFrom(...actions), pattern, (own, limit, asked, resource) => {
                const identity = [parseDocument({ Statement: own })];
                const boundary = parseDocument({ Statement: limit });
                const request = { action: asked, resource };
                const free = allows({ identity }, request).verdict;
                const bounded = allows({ identity, boundary }, request).verdict;
                assert.ok(free === "yes" || bounded === "no");
                assert.equal(allows({ identity, limits: [[boundary]] }, request).verdict, bounded);
                const withoutDeny = own.filter(({ Effect }) => Effect === "Allow");
                const most = allows({ identity: [parseDocument({ Statement: withoutDeny })] }, request).verdict;
                assert.ok(most === "yes" || free === "no");
            }),
            { numRuns: 1500 },
        );
    });

    it("is never thrown off by a document, however malformed", () => {
        const leaf = fc.oneof(
            fc.string(),
            fc.constantFrom(
                "*",
                "Allow",
                "Deny",
                "iam:*",
                "arn:aws:iam::*:role/*",
                "${aws:username}",
                "${",
                unknownValue as string,
            ),
            fc.integer(),
            fc.boolean(),
            fc.constant(null),
        );
        const key = fc.oneof(
            fc.constantFrom(
                "Statement",
                "statement",
                "Effect",
                "Action",
                "NotAction",
                "Resource",
                "NotResource",
                "Principal",
                "NotPrincipal",
                "Condition",
                "Sid",
                "Version",
                "AWS",
                "Service",
                "StringLike",
                "ForAllValues:StringEqualsIfExists",
                "DateLessThan",
                "IpAddress",
                "Bool",
                "aws:SourceIp",
                "__proto__",
                "constructor",
            ),
            fc.string(),
        );
        const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
            tree: fc.oneof(
                { depthSize: "medium" },
                leaf,
                fc.array(tie("tree"), { maxLength: 3 }),
                fc.dictionary(key, tie("tree"), { maxKeys: 5 }),
            ),
        }));
        const statementLike = fc.record(
            {
                Effect: fc.oneof(fc.constantFrom("Allow", "Deny", "allow"), tree),
                Action: fc.oneof(fc.constantFrom<unknown>("*", ["iam:*", "sts:AssumeRole"]), tree),
                Resource: fc.oneof(fc.constantFrom<unknown>("*", "arn:aws:iam::*:role/*"), tree),
                Principal: fc.oneof(fc.constantFrom<unknown>("*", { AWS: "*" }), tree),
                Condition: tree,
            },
            { requiredKeys: [] },
        );
        const source = fc.oneof(
            tree,
            fc.record({ Version: tree, Statement: fc.oneof(statementLike, fc.array(statementLike)) }),
        );
        fc.assert(
            fc.property(
                fc.oneof(
                    source,
                    source.map((one) => JSON.stringify(one)),
                ),
                (given) => {
                    const document = parseDocument(given);
                    for (const kind of ["identity", "trust", "resource"] as const) grammarProblems(given, kind);
                    const grants = { identity: [document], boundary: document };
                    allows(grants, {
                        action: "iam:PassRole",
                        resource: "*",
                        context: { "aws:sourceip": ["10.0.0.1"] },
                    });
                    isAdministrator(grants);
                    publicAccess(document);
                    deniesInsecureTransport(document, "s3");
                    trustOfPrincipal(document, "arn:aws:iam::111122223333:role/app");
                    trustsService(document, "ec2.amazonaws.com");
                    for (const one of document.statements)
                        for (const condition of one.conditions) conditionFlaw(condition, one);
                },
            ),
            { numRuns: 1500 },
        );
        fc.assert(
            fc.property(source, (given) => {
                const grants = { identity: [parseDocument(given)] };
                escalationPaths(grants);
                capabilitiesOf(grants);
            }),
            { numRuns: 150 },
        );
    }).timeout(60_000);
});
