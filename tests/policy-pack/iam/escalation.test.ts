import assert from "node:assert/strict";

import { escalationPaths, parseDocument } from "../../../policy-pack/iam";
import { unknownValue } from "../../../policy-pack/policy";

function pathsOf(...Statement: readonly object[]): Record<string, string> {
    const found = escalationPaths({ identity: [parseDocument({ Statement })] });
    return Object.fromEntries(found.map(({ method, verdict, reach }) => [method.id, `${verdict}, ${reach}`]));
}

const allow = (Action: string | readonly string[], Resource: unknown = "*", Condition?: object): object => ({
    Effect: "Allow",
    Action,
    Resource,
    ...(Condition && { Condition }),
});

describe("escalationPaths", () => {
    it("finds what one action gives, on anything or on a resource that is named", () => {
        assert.deepEqual(pathsOf(allow("iam:CreatePolicyVersion")), { "iam-create-policy-version": "yes, any" });
        assert.deepEqual(pathsOf(allow("iam:PutRolePolicy", "arn:aws:iam::111122223333:role/admin")), {
            "iam-put-role-policy": "yes, named",
        });
        assert.deepEqual(pathsOf(allow("iam:AddUserToGroup", "arn:aws:iam::111122223333:group/*")), {
            "iam-add-user-to-group": "yes, any",
        });
    });

    it("wants all the actions of a path, from whatever statement", () => {
        assert.deepEqual(pathsOf(allow("iam:PassRole")), {});
        assert.deepEqual(pathsOf(allow("lambda:CreateFunction"), allow("lambda:InvokeFunction")), {});
        assert.deepEqual(
            pathsOf(
                allow("iam:PassRole", "arn:aws:iam::111122223333:role/app"),
                allow("lambda:CreateFunction"),
                allow("lambda:InvokeFunction"),
            ),
            { "lambda-create-function": "yes, named" },
        );
    });

    it("lets a role be passed only to the service that the condition names", () => {
        const toLambda = { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } };
        const actions = allow(["glue:CreateDevEndpoint", "lambda:CreateFunction", "lambda:InvokeFunction"]);
        assert.deepEqual(pathsOf(actions, allow("iam:PassRole", "*", toLambda)), {
            "lambda-create-function": "yes, any",
        });
    });

    it("finds nothing that is denied, out of bounds, or about oneself", () => {
        assert.deepEqual(pathsOf(allow("iam:CreateAccessKey", "arn:aws:iam::*:user/${aws:username}")), {});
        assert.deepEqual(
            pathsOf(allow("iam:AttachUserPolicy"), { Effect: "Deny", Action: "iam:Attach*", Resource: "*" }),
            {},
        );
        const identity = [parseDocument({ Statement: allow("iam:*") })];
        const boundary = parseDocument({ Statement: allow(["s3:*", "iam:Get*"]) });
        assert.deepEqual(escalationPaths({ identity, boundary }), []);
        assert.deepEqual(
            escalationPaths({ identity, boundary: parseDocument({ Statement: allow("iam:CreateAccess*") }) }).map(
                ({ method }) => method.id,
            ),
            ["iam-create-access-key"],
        );
    });

    it("finds nothing where the permissions boundary or the policy to attach is prescribed", () => {
        const boundary = { StringEquals: { "iam:PermissionsBoundary": "arn:aws:iam::111122223333:policy/boundary" } };
        assert.deepEqual(pathsOf(allow("iam:PutRolePolicy", "*", boundary)), {});
        const policy = { ArnLike: { "iam:PolicyARN": "arn:aws:iam::111122223333:policy/app-*" } };
        assert.deepEqual(pathsOf(allow("iam:AttachUserPolicy", "*", policy)), {});
        const notAdministrator = {
            ArnNotEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" },
        };
        const { "iam-attach-user-policy": other } = pathsOf(allow("iam:AttachUserPolicy", "*", notAdministrator));
        assert.equal(other, "yes, any", "there are other policies that make an administrator");
    });

    it("knows what makes one's own user an administrator from what only keeps its keys", () => {
        const own = "arn:aws:iam::*:user/${aws:username}";
        assert.deepEqual(pathsOf(allow(["iam:CreateAccessKey", "iam:UpdateLoginProfile"], own)), {});
        assert.deepEqual(pathsOf(allow("iam:PutUserPolicy", own)), { "iam-put-user-policy": "yes, any" });
    });

    it("finds nothing where the resource is none that the action has", () => {
        assert.deepEqual(pathsOf(allow("iam:CreatePolicyVersion", "arn:aws:iam::aws:policy/*")), {});
        assert.deepEqual(pathsOf(allow("iam:PutRolePolicy", "arn:aws:iam::111122223333:user/*")), {});
        const run = allow(["iam:PassRole", "ec2:RunInstances"], ["arn:aws:ec2:*::image/*", "arn:aws:iam::*:role/*"]);
        assert.deepEqual(pathsOf(run), {});
    });

    it("asks of a passed role which, not of what it is passed to", () => {
        const found = pathsOf(
            allow("iam:PassRole"),
            allow("codebuild:*", "arn:aws:codebuild:eu-west-1:111122223333:project/site-*"),
        );
        assert.equal(found["codebuild-create-project"], "yes, any");
        assert.equal(found["codebuild-start-build"], "yes, named");
    });

    it("takes two steps on one named principal for a way that needs no other", () => {
        const role = "arn:aws:iam::111122223333:role/app";
        const found = pathsOf(allow(["iam:PutRolePolicy", "iam:UpdateAssumeRolePolicy"], role));
        assert.equal(found["iam-put-role-policy-and-update-assume-role-policy"], "yes, any");
        const apart = pathsOf(
            allow("iam:PutRolePolicy", role),
            allow("sts:AssumeRole", "arn:aws:iam::111122223333:role/other"),
        );
        assert.deepEqual(apart, { "iam-put-role-policy": "yes, named", "sts-assume-role": "yes, named" });
    });

    it("does not take resources that are tagged so for whatever there is", () => {
        const tagged = { StringEquals: { "ssm:resourceTag/team": "vision" } };
        assert.deepEqual(pathsOf(allow("ssm:SendCommand", "*", tagged)), { "ssm-send-command": "yes, named" });
    });

    it("knows that a date has gone by", () => {
        const before = (date: string): object => ({ DateLessThan: { "aws:TokenIssueTime": date } });
        assert.deepEqual(pathsOf(allow("iam:PutUserPolicy", "*", before("2020-01-01T00:00:00Z"))), {});
        assert.deepEqual(pathsOf(allow("iam:PutUserPolicy", "*", before("2999-01-01T00:00:00Z"))), {
            "iam-put-user-policy": "yes, any",
        });
        const since = { DateGreaterThan: { "aws:TokenIssueTime": "2020-01-01T00:00:00Z" } };
        assert.deepEqual(pathsOf(allow("iam:PutUserPolicy", "*", since)), { "iam-put-user-policy": "yes, any" });
    });

    it("does not take for a defence what a caller can arrange", () => {
        const withSecondFactor = { Bool: { "aws:MultiFactorAuthPresent": "true" } };
        assert.deepEqual(pathsOf(allow("iam:PutUserPolicy", "*", withSecondFactor)), {
            "iam-put-user-policy": "yes, any",
        });
        const denied = {
            Effect: "Deny",
            Action: "*",
            Resource: "*",
            Condition: { Bool: { "aws:ViaAWSService": "true" } },
        };
        assert.deepEqual(pathsOf(allow("iam:PutUserPolicy"), denied), { "iam-put-user-policy": "yes, any" });
    });

    it("says unknown where that is what decides", () => {
        assert.deepEqual(pathsOf({ Effect: unknownValue, Action: "ssm:SendCommand", Resource: "*" }), {
            "ssm-send-command": "unknown, any",
        });
        assert.deepEqual(pathsOf(allow("ssm:SendCommand", unknownValue)), { "ssm-send-command": "unknown, named" });
    });

    it("finds every path of an administrator", () => {
        const ids = Object.keys(pathsOf(allow("*")));
        assert.equal(ids.length, 162);
        assert.equal(new Set(ids).size, 162);
    });

    it("names the statements that give each action", () => {
        const [path] = escalationPaths({
            identity: [
                parseDocument({
                    Statement: [allow("s3:*"), allow("iam:PassRole"), allow("sagemaker:CreateTrainingJob")],
                }),
            ],
        });
        assert.deepEqual(
            path?.statements.map(({ index }) => index),
            [1, 2],
        );
    });
});
