import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { DataLake, KillSwitch } from "../../../components";
import { cataloguePermissions, qualityRuleset } from "../../../components/data/data-lake";
import { incidentEvents } from "../../../components/governance/incident-events";
import { banPermissions, invocations } from "../../../components/governance/invocation-ban";
import { killSwitchDocument, runbookDocument, runbooks } from "../../../components/governance/runbooks";
import { anomalyScope, monthlyLimit } from "../../../components/governance/spend-guard";
import { configDelivery, configRules } from "../../../components/governance/threat-detection";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };

describe("a kill switch", () => {
    it("bans every role and removes every endpoint, each whatever becomes of the others", () => {
        const { assumeRole, mainSteps } = JSON.parse(
            killSwitchDocument({
                systemId: "credit-scoring",
                automationRoleArn: "arn:automation",
                banPolicyArn: "arn:ban",
                roleNames: ["caller", "agent"],
                endpointNames: ["scoring"],
            }),
        );
        assert.equal(assumeRole, "arn:automation");
        assert.deepEqual(
            mainSteps.map(({ name, onFailure }: Record<string, string>) => [name, onFailure]),
            [
                ["Ban1", "Continue"],
                ["Ban2", "Continue"],
                ["Remove1", "Continue"],
            ],
        );
        assert.deepEqual(mainSteps[1].inputs, {
            Service: "iam",
            Api: "AttachRolePolicy",
            RoleName: "agent",
            PolicyArn: "arn:ban",
        });
        assert.deepEqual(mainSteps[2].inputs, { Service: "sagemaker", Api: "DeleteEndpoint", EndpointName: "scoring" });
    });

    it("can put the ban on the roles, and no other policy on any", () => {
        assert.deepEqual(banPermissions("arn:ban", ["arn:caller"], ["iam:AttachRolePolicy"]), [
            {
                actions: ["iam:AttachRolePolicy"],
                resources: ["arn:caller"],
                conditions: { ArnEquals: { "iam:PolicyARN": "arn:ban" } },
            },
        ]);
    });

    it("bans models, agents, flows, gateways, knowledge bases and endpoints", () => {
        for (const action of [
            "bedrock:InvokeModel",
            "bedrock:InvokeModelWithResponseStream",
            "bedrock:InvokeAgent",
            "bedrock:Retrieve",
            "bedrock-agentcore:InvokeAgentRuntime",
            "bedrock-agentcore:InvokeGateway",
            "sagemaker:InvokeEndpoint",
        ]) {
            assert.ok(invocations.includes(action), action);
        }
    });
});

describe("runbooks", () => {
    for (const runbook of runbooks) {
        it(`${runbook.name} waits for a person at each step`, () => {
            const { schemaVersion, mainSteps } = JSON.parse(runbookDocument(runbook));
            assert.equal(schemaVersion, "0.3");
            assert.ok(mainSteps.length >= 3);
            for (const step of mainSteps) {
                assert.equal(step.action, "aws:pause");
                assert.match(step.name, /^[A-Za-z0-9_]+$/);
            }
        });
    }
});

describe("incidents", () => {
    it("come from AWS's own services, each with a name of its own", () => {
        assert.equal(new Set(incidentEvents.map(({ name }) => name)).size, incidentEvents.length);
        for (const { pattern } of incidentEvents) {
            const { source } = pattern as { source: string[] };
            assert.ok(source.every((name) => name.startsWith("aws.")));
        }
    });
});

describe("a spend guard", () => {
    it("has a limit in dollars and cents", () => {
        assert.equal(monthlyLimit("guard", 500), "500.00");
        assert.equal(monthlyLimit("guard", 0.5), "0.50");
        for (const dollars of [0, -1, Number.NaN, Infinity]) {
            assert.throws(() => monthlyLimit("guard", dollars), /cannot have a limit of .* dollars/);
        }
    });

    it("watches one system by its tag, or Bedrock and SageMaker", () => {
        assert.deepEqual(anomalyScope("credit-scoring"), {
            Tags: { Key: "ai-system-id", Values: ["credit-scoring"], MatchOptions: ["EQUALS"] },
        });
        assert.deepEqual(anomalyScope(undefined), {
            Dimensions: { Key: "SERVICE", Values: ["Amazon Bedrock", "Amazon SageMaker"], MatchOptions: ["EQUALS"] },
        });
    });
});

describe("AWS Config", () => {
    it("delivers for this account, into its own folder", () => {
        const [ask, deliver] = configDelivery("arn:aws:s3:::records", account);
        assert.deepEqual(ask?.Condition, { StringEquals: { "aws:SourceAccount": "111122223333" } });
        assert.equal(deliver?.Resource, "arn:aws:s3:::records/AWSLogs/111122223333/Config/*");
        assert.deepEqual(deliver?.Condition, {
            StringEquals: { "aws:SourceAccount": "111122223333", "s3:x-amz-acl": "bucket-owner-full-control" },
        });
    });

    it("has rules by the names that AWS has for them, each once", () => {
        for (const rule of configRules) assert.match(rule, /^[A-Z0-9_]+$/);
        assert.equal(new Set(configRules).size, configRules.length);
    });
});

describe("a data lake", () => {
    it("has rules of quality in DQDL", () => {
        assert.equal(
            qualityRuleset("loans", ['IsComplete "id"', "RowCount > 0"]),
            'Rules = [\n    IsComplete "id",\n    RowCount > 0\n]',
        );
        assert.throws(() => qualityRuleset("loans", []), /Nothing has to hold of the table "loans"/);
    });

    it("lets roles look up one database, and leaves its data to Lake Formation", () => {
        const [catalogue, data] = cataloguePermissions("raw", account);
        assert.deepEqual(catalogue?.resources, [
            "arn:aws:glue:eu-central-1:111122223333:catalog",
            "arn:aws:glue:eu-central-1:111122223333:database/raw",
            "arn:aws:glue:eu-central-1:111122223333:table/raw/*",
        ]);
        assert.deepEqual(data, { actions: ["lakeformation:GetDataAccess"], resources: ["*"] });
    });
});

describe("operations that would do nothing", () => {
    before(() =>
        pulumi.runtime.setMocks({
            newResource: ({ name, inputs }) => ({ id: `${name}-id`, state: inputs as object }),
            call: () => ({ accountId: "111122223333", arn: "arn:aws:iam::111122223333:root", region: "eu-central-1" }),
        }),
    );

    it("a kill switch that stops nothing", () => {
        assert.throws(() => new KillSwitch("switch-1", { systemId: "x" }), /"switch-1" would stop nothing/);
    });

    it("a lake that nobody administers", () => {
        assert.throws(() => new DataLake("lake-1", { administratorArns: [] }), /"lake-1" has no administrator/);
    });
});
