import assert from "node:assert/strict";

import { allows, arnOf, grantsOf } from "../../../policy-pack/iam";
import { definePolicy, evaluateInStack, ResourceGraph, unknownValue } from "../../../policy-pack/policy";
import type { GraphView, Resource, ResourceView, StackPolicy } from "../../../policy-pack/policy";

const documentOf = (Action: string, Effect = "Allow"): string =>
    JSON.stringify({ Statement: { Effect, Action, Resource: "*" } });

function resource(
    type: string,
    name: string,
    outputs: object,
    origins: Readonly<Record<string, Resource>> = {},
): Resource {
    return {
        urn: `urn:pulumi:dev::test::${type}::${name}`,
        type,
        name,
        inputs: { ...outputs },
        outputs: { ...outputs },
        dependencies: [],
        propertyDependencies: Object.fromEntries(Object.entries(origins).map(([key, { urn }]) => [key, [urn]])),
    };
}

/** What the first of the resources may do, asked as a policy would ask. */
function verdicts(resources: readonly Resource[], ...actions: readonly string[]): string[] {
    const [subject] = resources as readonly [Resource];
    let answers: string[] = [];
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
        check(principal: ResourceView, { graph }: { graph: GraphView }) {
            const grants = grantsOf(principal, graph);
            answers = actions.map((action) => allows(grants, { action, resource: "*" }).verdict);
        },
        examples: { passes: {}, fails: {} },
    });
    evaluateInStack(policy as StackPolicy, subject, new ResourceGraph(resources), {});
    return answers;
}

describe("grantsOf", () => {
    const role = resource("aws:iam/role:Role", "app", {
        name: "app",
        inlinePolicies: [{ name: "a", policy: documentOf("sqs:SendMessage") }],
        managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
    });

    it("gathers what a role has of its own", () => {
        assert.deepEqual(verdicts([role], "sqs:SendMessage", "logs:PutLogEvents", "s3:GetObject"), [
            "yes",
            "yes",
            "no",
        ]);
    });

    it("gathers what is attached to a role, by name and by dependency", () => {
        const named = resource("aws:iam/rolePolicy:RolePolicy", "inline", {
            role: "app",
            policy: documentOf("s3:Get*"),
        });
        const policy = resource("aws:iam/policy:Policy", "managed", { policy: documentOf("ec2:RunInstances") });
        const attachment = resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "attachment",
            { role: unknownValue, policyArn: unknownValue },
            { role, policyArn: policy },
        );
        const other = resource("aws:iam/rolePolicy:RolePolicy", "other", {
            role: "other",
            policy: documentOf("iam:*"),
        });
        assert.deepEqual(
            verdicts([role, named, policy, attachment, other], "s3:GetObject", "ec2:RunInstances", "iam:PassRole"),
            ["yes", "yes", "no"],
        );
    });

    it("lets a Deny of one policy outweigh another, and a boundary all", () => {
        const bounded = resource("aws:iam/role:Role", "app", {
            name: "app",
            permissionsBoundary: "arn:aws:iam::111122223333:policy/boundary",
            inlinePolicies: [{ policy: documentOf("s3:*") }, { policy: documentOf("ec2:*") }],
        });
        const boundary = resource("aws:iam/policy:Policy", "boundary", {
            arn: "arn:aws:iam::111122223333:policy/boundary",
            policy: documentOf("s3:*"),
        });
        const deny = resource("aws:iam/rolePolicy:RolePolicy", "deny", {
            role: "app",
            policy: documentOf("s3:Delete*", "Deny"),
        });
        assert.deepEqual(verdicts([bounded, boundary, deny], "s3:GetObject", "s3:DeleteObject", "ec2:RunInstances"), [
            "yes",
            "no",
            "no",
        ]);
    });

    it("gives a user what the user's groups have", () => {
        const user = resource("aws:iam/user:User", "ann", { name: "ann" });
        const group = resource("aws:iam/group:Group", "admins", { name: "admins" });
        const membership = resource("aws:iam/userGroupMembership:UserGroupMembership", "m", {
            user: "ann",
            groups: ["admins"],
        });
        const attachment = resource("aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "a", {
            group: "admins",
            policyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
        });
        assert.deepEqual(verdicts([user, group, membership, attachment], "iam:PutUserPolicy", "s3:GetObject"), [
            "yes",
            "no",
        ]);
        assert.deepEqual(verdicts([user, group, attachment], "iam:PutUserPolicy"), ["no"]);
    });

    it("does not know what policies of elsewhere allow, but what others do", () => {
        const attachment = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
            role: "app",
            policyArn: "arn:aws:iam::111122223333:policy/made-by-somebody-else",
        });
        assert.deepEqual(verdicts([role, attachment], "sqs:SendMessage", "s3:GetObject"), ["yes", "unknown"]);
        const excerpt = resource("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", {
            role: "app",
            policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
        });
        assert.deepEqual(verdicts([role, excerpt], "sagemaker:CreateTrainingJob", "dynamodb:GetItem"), [
            "yes",
            "unknown",
        ]);
    });

    it("does not know what an attachment to a principal that is not known yet allows", () => {
        const attachment = resource("aws:iam/rolePolicy:RolePolicy", "a", {
            role: unknownValue,
            policy: documentOf("s3:*"),
        });
        assert.deepEqual(verdicts([role, attachment], "sqs:SendMessage", "s3:GetObject"), ["yes", "unknown"]);
    });
});

describe("arnOf", () => {
    const arnIn = (account: string): string => `arn:aws:iam::${account}:role/trainer`;
    const of = (arn: string): string | undefined =>
        arnOf({
            urn: "urn",
            type: "aws:iam/role:Role",
            name: "trainer",
            props: { arn },
            protect: false,
            ignoreChanges: [],
        });

    it("leaves the account open that the embedded engine made up: a program may name its own", () => {
        assert.equal(of(arnIn("424242424242")), arnIn("????????????"));
        assert.equal(of(arnIn("111122223333")), arnIn("111122223333"));
    });
});
