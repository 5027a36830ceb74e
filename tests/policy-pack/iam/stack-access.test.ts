import assert from "node:assert/strict";

import { accessOf } from "../../../policy-pack/iam";
import { methods } from "../../../policy-pack/iam/escalation-methods";
import type { PrincipalAccess } from "../../../policy-pack/iam";
import { definePolicy, evaluateInStack, ResourceGraph, unknownValue } from "../../../policy-pack/policy";
import type { GraphView, Resource, StackPolicy } from "../../../policy-pack/policy";

const account = "111122223333";
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

const allow = (Action: string | readonly string[], Resource: unknown = "*", Condition?: object): object => ({
    Effect: "Allow",
    Action,
    Resource,
    ...(Condition && { Condition }),
});
const deny = (Action: string | readonly string[], Resource: unknown = "*"): object => ({
    Effect: "Deny",
    Action,
    Resource,
});
const document = (...Statement: readonly object[]): string => JSON.stringify({ Version: "2012-10-17", Statement });
const trust = (Principal: unknown, Condition?: object): string =>
    document({ Effect: "Allow", Principal, Action: "sts:AssumeRole", ...(Condition && { Condition }) });
const arn = (kind: string, name: string): string => `arn:aws:iam::${account}:${kind}/${name}`;

function resource(type: string, name: string, outputs: object): Resource {
    return {
        urn: `urn:pulumi:dev::test::${type}::${name}`,
        type,
        name,
        inputs: { ...outputs },
        outputs: { ...outputs },
        dependencies: [],
        propertyDependencies: {},
    };
}

function role(
    name: string,
    props: { trust?: string; policies?: readonly object[]; managed?: string; rest?: object },
): Resource {
    return resource("aws:iam/role:Role", name, {
        name,
        arn: arn("role", name),
        assumeRolePolicy: props.trust ?? trust({ Service: "ec2.amazonaws.com" }),
        ...(props.policies && { inlinePolicies: [{ name: "inline", policy: document(...props.policies) }] }),
        ...(props.managed !== undefined && { managedPolicyArns: [props.managed] }),
        ...props.rest,
    });
}

function user(name: string, ...statements: readonly object[]): readonly Resource[] {
    return [
        resource("aws:iam/user:User", name, { name, arn: arn("user", name) }),
        resource("aws:iam/userPolicy:UserPolicy", `${name}-policy`, { user: name, policy: document(...statements) }),
    ];
}

/** What the analysis says of the principal of this name. */
function accessTo(name: string, ...resources: readonly (Resource | readonly Resource[])[]): PrincipalAccess {
    const list = resources.flat();
    const subject = list.find((candidate) => candidate.name === name) as Resource;
    let found: PrincipalAccess | undefined;
    const policy = definePolicy({
        scope: "stack",
        id: "test",
        title: "test",
        severity: "low",
        appliesTo: subject.type,
        supports: [],
        why: "",
        fix: "",
        reference: "",
        check(_: unknown, { graph }: { graph: GraphView }) {
            found = graph.once(accessOf).get(subject.urn);
        },
        examples: { passes: {}, fails: {} },
    });
    const evaluation = evaluateInStack(policy as StackPolicy, subject, new ResourceGraph(list), {});
    assert.ok(found, JSON.stringify(evaluation));
    return found;
}

const waysOf = (...given: Parameters<typeof accessTo>): string[] =>
    accessTo(...given).ways.map(({ words, verdict }) => (verdict === "yes" ? words : `perhaps ${words}`));

describe("accessOf", () => {
    describe("knows administrators by all their policies together", () => {
        const admin = { managed: administrator };
        const cases: Record<string, [Parameters<typeof role>[1], "yes" | "no"]> = {
            AdministratorAccess: [admin, "yes"],
            "one half of the actions and the other": [
                { policies: [allow("iam:*"), { Effect: "Allow", NotAction: "iam:*", Resource: "*" }] },
                "yes",
            ],
            "iam:* alone": [{ policies: [allow("iam:*")] }, "no"],
            "a Deny of everything": [{ ...admin, policies: [deny("*")] }, "no"],
            "a Deny of all but one action": [
                { ...admin, policies: [{ Effect: "Deny", NotAction: "ec2:DescribeInstances", Resource: "*" }] },
                "no",
            ],
            "a Deny in two halves": [
                { ...admin, policies: [deny("iam:*"), { Effect: "Deny", NotAction: "iam:*", Resource: "*" }] },
                "no",
            ],
            "a Deny of the resources by two halves": [
                {
                    ...admin,
                    policies: [
                        deny("*", "arn:aws:s3:::logs/*"),
                        { Effect: "Deny", Action: "*", NotResource: "arn:aws:s3:::logs/*" },
                    ],
                },
                "no",
            ],
            "a Deny of one role": [{ ...admin, policies: [deny("iam:*", arn("role", "audit"))] }, "yes"],
            "a boundary that allows nothing": [
                { ...admin, rest: { permissionsBoundary: arn("policy", "none") } },
                "no",
            ],
            "a boundary that leaves everything out": [
                { ...admin, rest: { permissionsBoundary: arn("policy", "not-star") } },
                "no",
            ],
            "a boundary of another service": [
                {
                    policies: [{ Effect: "Allow", NotAction: "iam:*", Resource: "*" }],
                    rest: { permissionsBoundary: arn("policy", "iam") },
                },
                "no",
            ],
        };
        const boundary = (name: string, statement: object): Resource =>
            resource("aws:iam/policy:Policy", name, { name, arn: arn("policy", name), policy: document(statement) });
        const boundaries = [
            boundary("none", deny("*")),
            boundary("not-star", { Effect: "Allow", NotAction: ["*"], Resource: "*" }),
            boundary("iam", allow("iam:*")),
        ];
        for (const [sentence, [props, expected]] of Object.entries(cases)) {
            it(`${expected}: ${sentence}`, () => {
                assert.equal(accessTo("app", role("app", props), ...boundaries).isAdministrator, expected);
            });
        }
    });

    describe("finds an administrator who can be reached by name", () => {
        const adminRole = (Service: string): Resource =>
            role("admin", { managed: administrator, trust: trust({ Service }) });
        for (const method of methods.filter(({ kind }) => kind === "pass-role")) {
            const [, ...others] = method.actions;
            it(`by ${method.actions.join(" + ")}`, () => {
                const ann = user("ann", allow("iam:PassRole", arn("role", "admin")), allow(others));
                const [way] = waysOf("ann", ann, adminRole(method.passedTo ?? ""));
                assert.match(way ?? "nothing", /\("admin"\)$/);
                // No action is dispensable, unless the rest is a way of its own.
                for (const missing of others) {
                    const left = others.filter((action) => action !== missing);
                    const isWay = methods.some(
                        ({ kind, actions, passedTo }) =>
                            kind === "pass-role" &&
                            passedTo === method.passedTo &&
                            actions.slice(1).every((action) => left.includes(action)),
                    );
                    const without = user("ann", allow("iam:PassRole", arn("role", "admin")), allow(left));
                    if (!isWay) assert.deepEqual(waysOf("ann", without, adminRole(method.passedTo ?? "")), []);
                }
                assert.deepEqual(waysOf("ann", ann, adminRole("iotanalytics.amazonaws.com")), []);
            });
        }

        it("by the permission to take the role on, where the role trusts the account or the principal", () => {
            const ann = user("ann", allow("sts:AssumeRole", arn("role", "adm*")));
            const admin = (Principal: unknown): Resource =>
                role("admin", { managed: administrator, trust: trust(Principal) });
            const way = 'take on another role ("admin")';
            assert.deepEqual(waysOf("ann", ann, admin({ AWS: `arn:aws:iam::${account}:root` })), [way]);
            assert.deepEqual(waysOf("ann", ann, admin({ AWS: account })), [way]);
            assert.deepEqual(waysOf("ann", ann, admin({ AWS: arn("user", "ann") })), [way]);
            assert.deepEqual(waysOf("ann", ann, admin({ AWS: arn("user", "bob") })), []);
            assert.deepEqual(waysOf("ann", ann, admin({ AWS: "arn:aws:iam::444455556666:root" })), []);
            assert.deepEqual(waysOf("ann", ann, admin({ Service: "ec2.amazonaws.com" })), []);
        });

        it("by the trust of the role alone, over others, and not against a Deny", () => {
            const bob = user("bob", allow("s3:ListAllMyBuckets"));
            const middle = role("middle", { trust: trust({ AWS: arn("user", "bob") }) });
            const admin = role("admin", { managed: administrator, trust: trust({ AWS: arn("role", "middle") }) });
            assert.deepEqual(waysOf("middle", bob, middle, admin), ['take on another role ("admin")']);
            assert.deepEqual(waysOf("bob", bob, middle, admin), ['take on another role ("middle")']);
            const denied = user("bob", deny("sts:AssumeRole"));
            assert.deepEqual(waysOf("bob", denied, middle, admin), []);
        });

        it("by a credential, a group, a trust policy", () => {
            const root = [resource("aws:iam/user:User", "root", { name: "root", arn: arn("user", "root") })];
            const gives = resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "gives", {
                user: "root",
                policyArn: administrator,
            });
            const ann = (action: string, name: string, kind = "user"): readonly Resource[] =>
                user("ann", allow(action, arn(kind, name)));
            assert.deepEqual(waysOf("ann", ann("iam:CreateAccessKey", "root"), root, gives), [
                'make an access key for another user ("root")',
            ]);
            assert.deepEqual(waysOf("ann", ann("iam:CreateAccessKey", "${aws:username}"), root, gives), []);
            const admins = resource("aws:iam/group:Group", "admins", { name: "admins", arn: arn("group", "admins") });
            const groupGives = resource("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "gg", {
                group: "admins",
                policyArn: administrator,
            });
            assert.deepEqual(waysOf("ann", ann("iam:AddUserToGroup", "admins", "group"), admins, groupGives), [
                'put a user into a group ("admins")',
            ]);
            const admin = role("admin", { managed: administrator });
            assert.deepEqual(waysOf("ann", ann("iam:UpdateAssumeRolePolicy", "admin", "role"), admin), [
                'change whom a role trusts ("admin")',
            ]);
        });

        it("by a function, an instance, a notebook that runs as one", () => {
            const admin = role("admin", { managed: administrator });
            const fn = resource("aws:lambda/function:Function", "site", {
                name: "site",
                arn: `arn:aws:lambda:eu-west-1:${account}:function:site`,
                role: arn("role", "admin"),
            });
            const profile = resource("aws:iam/instanceProfile:InstanceProfile", "profile", {
                name: "profile",
                role: "admin",
            });
            const instance = resource("aws:ec2/instance:Instance", "host", {
                arn: `arn:aws:ec2:eu-west-1:${account}:instance/i-0123456789abcdef0`,
                iamInstanceProfile: "profile",
            });
            const update = allow("lambda:UpdateFunctionCode", `arn:aws:lambda:eu-west-1:${account}:function:site`);
            assert.deepEqual(waysOf("ann", user("ann", update), admin, fn), [
                'give a function that has a role other code ("site")',
            ]);
            const other = allow("lambda:UpdateFunctionCode", `arn:aws:lambda:eu-west-1:${account}:function:other`);
            assert.deepEqual(waysOf("ann", user("ann", other), admin, fn), []);
            const command = allow("ssm:SendCommand", [
                "arn:aws:ssm:eu-west-1::document/AWS-RunShellScript",
                `arn:aws:ec2:eu-west-1:${account}:instance/i-0123456789abcdef0`,
            ]);
            assert.deepEqual(waysOf("ann", user("ann", command), admin, profile, instance), [
                'run a command on an instance that has a role ("host")',
            ]);
        });
    });

    it("finds nothing where what can be reached has no more to give", () => {
        const reader = role("reader", {
            managed: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess",
            trust: trust({ AWS: account, Service: "lambda.amazonaws.com" }),
        });
        const ann = user(
            "ann",
            allow(["sts:AssumeRole", "iam:PassRole", "iam:PutRolePolicy"].slice(0, 2), arn("role", "reader")),
            allow(["lambda:CreateFunction", "lambda:InvokeFunction"]),
        );
        assert.deepEqual(waysOf("ann", ann, reader), []);
    });

    it("finds that somebody can write what they have themselves", () => {
        assert.deepEqual(waysOf("app", role("app", { policies: [allow("iam:PutRolePolicy", arn("role", "app"))] })), [
            'write an inline policy of a role ("app")',
        ]);
        assert.deepEqual(
            waysOf("app", role("app", { policies: [allow("iam:PutRolePolicy", arn("role", "other"))] })),
            [],
        );
        const versions = resource("aws:iam/policy:Policy", "versions", {
            name: "versions",
            arn: arn("policy", "versions"),
            policy: document(allow("iam:CreatePolicyVersion", "arn:aws:iam::*:policy/ver*")),
        });
        const has = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "has", {
            role: "app",
            policyArn: arn("policy", "versions"),
        });
        assert.deepEqual(waysOf("app", role("app", {}), versions, has), [
            'write a new version of a policy and make it the default ("versions")',
        ]);
        const ann = user("ann", allow("iam:AttachUserPolicy", arn("user", "${aws:username}")));
        assert.deepEqual(waysOf("ann", ann), ['attach a policy to a user ("ann")']);
        const bounded = role("app", {
            managed: administrator,
            policies: [allow("iam:DeleteRolePermissionsBoundary", arn("role", "app"))],
            rest: { permissionsBoundary: arn("policy", "bounds") },
        });
        const bounds = resource("aws:iam/policy:Policy", "bounds", {
            name: "bounds",
            arn: arn("policy", "bounds"),
            policy: document(allow(["s3:*", "iam:DeleteRolePermissionsBoundary"])),
        });
        assert.match(
            accessTo("app", bounded, bounds)
                .paths.map(({ method }) => method.id)
                .join(),
            /delete-role-permissions-boundary/,
        );
    });

    it("puts writing a role's policy and taking the role on together", () => {
        const worker = role("worker", { trust: trust({ AWS: account }) });
        const ann = user(
            "ann",
            allow("iam:AttachRolePolicy", arn("role", "worker")),
            allow("sts:AssumeRole", arn("role", "work*")),
        );
        assert.deepEqual(waysOf("ann", ann, worker), [
            'attach a policy to a role ("worker"), and then take on another role ("worker")',
        ]);
    });

    it("says perhaps where the trust policy is not known yet", () => {
        const admin = role("admin", { managed: administrator, trust: unknownValue });
        const ann = user("ann", allow("sts:AssumeRole", arn("role", "admin")));
        assert.deepEqual(waysOf("ann", ann, admin), ['perhaps take on another role ("admin")']);
    });

    it("works with names where no ARN is known yet", () => {
        const admin = role("admin", {
            managed: administrator,
            trust: trust({ AWS: account }),
            rest: { arn: unknownValue },
        });
        const ann = user("ann", allow("sts:AssumeRole", arn("role", "admin")));
        assert.deepEqual(waysOf("ann", ann, admin), ['take on another role ("admin")']);
    });
});
