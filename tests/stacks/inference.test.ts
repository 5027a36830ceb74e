import assert from "node:assert/strict";
import path from "node:path";

import { isUnknownValue } from "../../policy-pack/policy";
import { ProgramError, readProject, readStack, runProgram } from "../../gate/engine";
import { noFixtures } from "../../gate/engine/answers";
import { evaluate, linesOf, runStack } from "../support/programs";

const root = path.join(__dirname, "..", "..");

describe("the stack inference", () => {
    for (const stack of ["inference-dev", "inference-prod"]) {
        it(`${stack} passes the whole pack, with nothing left unknown`, async () => {
            const { resources, mode } = await runStack(root, stack);
            const results = evaluate(resources);
            assert.equal(mode, "deep");
            assert.deepEqual(linesOf(results, "fail"), []);
            assert.deepEqual(linesOf(results, "unknown"), []);
            const policies = new Set(results.map(({ policy }) => policy));
            assert.ok(policies.size >= 30, `only ${policies.size} policies have anything to say`);
        });
    }

    it("tells its outputs, and no secret", async () => {
        const { outputs, secretOutputs } = await runStack(root, "inference-prod");
        assert.deepEqual(Object.keys(outputs).sort(), [
            "alarmTopicArn",
            "captureUri",
            "endpointArn",
            "endpointName",
            "modelBucket",
            "subnetIds",
            "vpcId",
        ]);
        assert.deepEqual(secretOutputs, []);
        assert.equal(outputs.endpointName, "annex42-inference-prod-model");
        assert.equal(outputs.modelBucket, "annex42-inference-prod-models-424242424242");
        assert.equal(
            outputs.captureUri,
            "s3://annex42-inference-prod-captures-424242424242/annex42-inference-prod-model",
        );
        assert.equal((outputs.subnetIds as unknown[]).length, 3);
    });

    it("has no way to the internet", async () => {
        const { resources } = await runStack(root, "inference-prod");
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

    it("fails no policy in a real preview; unknown are only policies that hold an id of AWS's choice", async () => {
        const { resources } = await runStack(root, "inference-dev", "preview");
        assert.deepEqual(linesOf(evaluate(resources), "fail"), []);
        const blind = resources.filter(
            ({ inputs }) => isUnknownValue(inputs.policy) || isUnknownValue(inputs.assumeRolePolicy),
        );
        assert.deepEqual(blind.map(({ name }) => name).sort(), [
            "model-attach-key-inference",
            "model-monitor-attach-key-inference",
            "model-monitor-network-interfaces",
            "model-monitor-read-through-s3-key-inference",
            "model-monitor-use-through-s3-key-inference",
            "model-network-interfaces",
            "model-read-through-s3-key-inference",
            "model-use-through-s3-key-inference",
        ]);
    });

    it("a workload that there is not is named, with the key that sets it", async () => {
        const project = readProject(root);
        const stack = readStack(project, "inference-dev");
        const config = { ...stack.config, "annex42:workload": "inferense" };
        const sentence = /There is no workload "inferense": set annex42:workload to one of inference\./;
        await assert.rejects(
            runProgram({ project, stack: { ...stack, config }, fixtures: noFixtures, mode: "deep" }),
            (error) => error instanceof ProgramError && sentence.test(error.message),
        );
    });
});
