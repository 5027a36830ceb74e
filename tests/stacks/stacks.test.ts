import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import { ProgramError, readProject, readStack, runProgram } from "../../gate/engine";
import { noFixtures } from "../../gate/engine/answers";
import type { Resource } from "../../policy-pack/policy";
import type { PackConfig } from "../../policy-pack/policy/config";
import { annexA } from "../../policy-pack/standards/annex-a";
import { evaluate, linesOf, runStack } from "../support/programs";

const root = path.join(__dirname, "..", "..");

/** What each workload tells other stacks and people. */
const outputsOf: Readonly<Record<string, readonly string[]>> = {
    agents: [
        "agentArn",
        "evidence",
        "gatewayUrl",
        "guardrailArn",
        "invocationBucketName",
        "killSwitch",
        "knowledgeBaseId",
    ],
    data: ["curatedBucketName", "databaseNames", "evidence", "featureGroupName", "lakeKeyArn", "rawBucketName"],
    foundation: [
        "accessLogBucketName",
        "alertTopicArn",
        "evidence",
        "evidenceBucketName",
        "evidenceKeyArn",
        "securityGroupId",
        "subnetIds",
        "trailBucketName",
        "vpcId",
    ],
    inference: ["captureUri", "endpointArn", "endpointName", "evidence", "killSwitch", "outcomeBucketName"],
    kubernetes: ["clusterArn", "clusterName", "evidence", "modelUrl", "namespaceName"],
    training: [
        "evidence",
        "modelBucketName",
        "modelGroupName",
        "pipelineName",
        "repositoryUrl",
        "trainingKeyArn",
        "workspaceId",
    ],
};
/** What the other stacks are told of foundation, which is looked at without. */
const elsewhere = JSON.parse(readFileSync(path.join(root, "annex42.policy-config.json"), "utf8")) as PackConfig;
const configOf = (workload: string): PackConfig => (workload === "foundation" ? {} : elsewhere);

const workloads = Object.keys(outputsOf);
const environments = ["dev", "prod"];

/** Questions that a stack alone cannot answer: why, and where the answer is. */
const explained: Readonly<Record<string, string>> = {
    "agentcore-vpc-endpoints": "The endpoints are in the stack foundation, which this file checks.",
    "bedrock-kb-source-bucket-events": "The documents are in the stack data, whose buckets tell EventBridge.",
    "bedrock-kb-source-bucket-integrity": "The documents are in the stack data, whose buckets keep versions.",
    "sagemaker-model-data-versioned": "The models are in the stack training, whose bucket keeps versions.",
};

const managedPolicies = "The roles of a cluster have policies that AWS manages, whose text is in no stack.";

/** The same, of one workload. */
const explainedOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    kubernetes: {
        "eks-not-default-vpc": "The network is in the stack foundation.",
        "glue-no-privilege-escalation": managedPolicies,
        "iam-exfiltration-reach": managedPolicies,
        "iam-no-privilege-escalation": managedPolicies,
        "sagemaker-create-bound": managedPolicies,
    },
};

describe("the stacks", function () {
    this.timeout(240_000);

    for (const workload of workloads) {
        for (const environment of environments) {
            const stack = `${workload}-${environment}`;

            it(`${stack} passes the whole pack; what it leaves unknown is explained`, async () => {
                const { resources, mode } = await runStack(root, stack);
                const results = evaluate(resources, configOf(workload));
                assert.equal(mode, "deep");
                assert.deepEqual(linesOf(results, "fail"), []);
                const unknown = results.filter(({ verdict }) => verdict === "unknown").map(({ policy }) => policy);
                assert.deepEqual(
                    [...new Set(unknown)].filter(
                        (policy) => explained[policy] === undefined && explainedOf[workload]?.[policy] === undefined,
                    ),
                    [],
                );
            });

            it(`${stack} tells its outputs, and no secret`, async () => {
                const { outputs, secretOutputs } = await runStack(root, stack);
                assert.deepEqual(Object.keys(outputs).sort(), outputsOf[workload]);
                assert.deepEqual(secretOutputs, []);
            });

            it(`${stack} says which resource implements which control, and where the record lies`, async () => {
                const { outputs } = await runStack(root, stack);
                const evidence = Object.entries(outputs.evidence as Record<string, Record<string, string>[]>);
                assert.ok(evidence.length >= 3, `only ${evidence.length} controls`);
                for (const [control, entries] of evidence) {
                    assert.ok(control in annexA, `${control} is no control of Annex A`);
                    for (const { shows, resource, record } of entries) {
                        assert.match(String(shows), /^[a-z].{10,}/);
                        assert.ok(resource, `${control} names no resource`);
                        assert.match(
                            String(record),
                            /^(s3:\/\/|arn:|log-group:|cloudwatch:|cloudtrail:|securityhub:|kubernetes:)/,
                        );
                    }
                }
            });
        }

        it(`${workload} has no way to the internet`, async () => {
            const { resources } = await runStack(root, `${workload}-prod`);
            const ways = /InternetGateway|NatGateway|:Eip|ec2\/route:|transitGateway|vpcPeering/i;
            assert.deepEqual(
                resources.filter(({ type }) => ways.test(type)).map(({ urn }) => urn),
                [],
            );
            const open = resources.filter(({ inputs }) => JSON.stringify(inputs).includes("0.0.0.0/0"));
            assert.deepEqual(
                open.map(({ urn }) => urn),
                [],
            );
        });

        it(`${workload} fails no policy in a real preview`, async () => {
            const { resources } = await runStack(root, `${workload}-dev`, "preview");
            assert.deepEqual(linesOf(evaluate(resources, configOf(workload)), "fail"), []);
        });
    }

    it("ask each other for outputs that there are", () => {
        const source = readFileSync(path.join(root, "stacks", "references.ts"), "utf8");
        let stack: string | undefined;
        let asked = 0;
        for (const [, named, output] of source.matchAll(/stackNamed\(config, "(\w+)"\)|requireOutput\("(\w+)"\)/g)) {
            if (named !== undefined) stack = named;
            if (output === undefined || stack === undefined) continue;
            asked += 1;
            assert.ok(outputsOf[stack]?.includes(output), `${stack} has no output ${output}`);
        }
        assert.ok(asked >= 10, `only ${asked} outputs are asked for`);
    });

    it("leave nothing unknown whose answer is not in another stack", async () => {
        const find = (resources: readonly Resource[], type: string, name: string): Resource => {
            const found = resources.find((resource) => resource.type === type && resource.name === name);
            assert.ok(found, `there is no ${type} "${name}"`);
            return found;
        };
        const { resources: foundation } = await runStack(root, "foundation-dev");
        const rules = foundation.filter(({ type }) => type === "aws:cfg/rule:Rule");
        assert.ok(
            rules.some(({ name }) => name.includes("sagemaker-model")),
            "no rule of Config is about models",
        );
        find(
            foundation,
            "aws:servicequotas/serviceQuota:ServiceQuota",
            "spending-cross-region-model-inference-tokens-per-minute-for-amazon-nova-lite",
        );
        for (const service of ["bedrock-agentcore", "bedrock-agentcore-gateway", "bedrock-runtime"]) {
            const { inputs } = find(foundation, "aws:ec2/vpcEndpoint:VpcEndpoint", `network-${service}`);
            assert.equal(inputs.privateDnsEnabled, true);
        }
        const { resources: data } = await runStack(root, "data-dev");
        const notification = find(data, "aws:s3/bucketNotification:BucketNotification", "lake-curated");
        assert.equal(notification.inputs.eventbridge, true);
        const { resources: training } = await runStack(root, "training-dev");
        const versions = [...data, ...training].filter(({ type }) => type.includes("BucketVersioning"));
        const names = versions.map(({ name }) => name);
        for (const name of ["lake-curated", "models"]) assert.ok(names.includes(name), `${name} keeps no versions`);
    });

    it("a workload that there is not is named, with the key that sets it", async () => {
        const project = readProject(root);
        const stack = readStack(project, "inference-dev");
        const config = { ...stack.config, "annex42:workload": "inferense" };
        const sentence = /There is no workload "inferense": set annex42:workload to one of .*inference/;
        await assert.rejects(
            runProgram({ project, stack: { ...stack, config }, fixtures: noFixtures, mode: "deep" }),
            (error) => error instanceof ProgramError && sentence.test(error.message),
        );
    });
});
