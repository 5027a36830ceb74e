import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { ExecutionRole, ModelRegistry } from "../../../components";
import { modelCardContent } from "../../../components/registry/model-card";
import {
    approvalPermissions,
    buildPermissions,
    builderDenials,
    groupPolicy,
    repositoryPolicy,
} from "../../../components/registry/registry-policies";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };
const group = "arn:aws:sagemaker:eu-central-1:111122223333:model-package-group/loans";
const packages = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/loans/*";
const approved = { StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" } };

describe("a model registry", () => {
    it("is for its own account, and one role approves, whatever else allows it", () => {
        const [others, approval] = groupPolicy("loans", "arn:approver", account);
        assert.deepEqual([others?.Effect, others?.Resource], ["Deny", [group, packages]]);
        assert.deepEqual(others?.Condition, { StringNotEquals: { "aws:PrincipalAccount": "111122223333" } });
        assert.deepEqual(
            [approval?.Effect, approval?.Action, approval?.Resource],
            ["Deny", "sagemaker:UpdateModelPackage", packages],
        );
        assert.deepEqual(approval?.Condition, {
            ...approved,
            ArnNotEquals: { "aws:PrincipalArn": "arn:approver" },
        });
    });

    it("lets builders register what waits for approval, and forbids them to approve", () => {
        const create = buildPermissions("loans", account).find(({ actions }) =>
            actions.includes("sagemaker:CreateModelPackage"),
        );
        assert.deepEqual(create?.conditions, {
            StringEquals: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" },
        });
        assert.deepEqual(builderDenials("loans", account), [
            {
                actions: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
                resources: [packages],
                conditions: approved,
            },
        ]);
    });

    it("lets approvers approve, and not register", () => {
        const actions = approvalPermissions("loans", account).flatMap((permission) => permission.actions);
        assert.ok(actions.includes("sagemaker:UpdateModelPackage"));
        assert.ok(!actions.includes("sagemaker:CreateModelPackage"));
    });

    it("keeps images from other accounts, but not from AWS's services", () => {
        assert.deepEqual(repositoryPolicy(account)[0]?.Condition, {
            Bool: { "aws:PrincipalIsAWSService": "false" },
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
        });
    });

    it("has cards in SageMaker's schema", () => {
        const card = JSON.parse(
            modelCardContent("loans", {
                purpose: "Scores",
                intendedUses: "Officers",
                risks: "Unfair scores",
                trainingData: "Requests of five years",
                riskRating: "High",
                evaluation: "By group",
                owner: "risk@example.com",
            }),
        );
        assert.equal(card.model_overview.model_name, "loans");
        assert.equal(card.intended_uses.risk_rating, "High");
        assert.equal(card.intended_uses.intended_uses, "Officers");
        assert.equal(card.training_details.training_observations, "Requests of five years");
        assert.equal(card.evaluation_details[0].evaluation_observation, "By group");
    });
});

describe("roles of a model registry", () => {
    before(() =>
        pulumi.runtime.setMocks({
            newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
            call: () => ({ accountId: "111122223333", arn: "arn:aws:iam::111122223333:root", region: "eu-central-1" }),
        }),
    );

    it("cannot both build and approve", () => {
        const registry = new ModelRegistry("loans", { approverArn: "arn:aws:iam::111122223333:role/approver" });
        const role = new ExecutionRole("both", { service: "sagemaker.amazonaws.com" });
        registry.grantBuild(role);
        assert.throws(() => registry.grantApprove(role), /cannot both build and approve the models of "loans"/);
        const other = new ExecutionRole("other", { service: "sagemaker.amazonaws.com" });
        registry.grantApprove(other);
        assert.throws(() => registry.grantBuild(other), /cannot both build and approve/);
    });
});
