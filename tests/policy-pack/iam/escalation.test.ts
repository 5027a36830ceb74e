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
        assert.deepEqual(pathsOf(allow("iam:AttachUserPolicy", "*", notAdministrator)), {});
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
        assert.equal(ids.length, 101);
        assert.equal(new Set(ids).size, 101);
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
