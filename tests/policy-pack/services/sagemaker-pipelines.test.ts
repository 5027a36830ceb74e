import assert from "node:assert/strict";

import { jobsOf, pipelineDefinition } from "../../../policy-pack/services/sagemaker-pipelines";
import type { PipelineStep } from "../../../policy-pack/services/sagemaker-pipelines";

interface Read {
    readonly steps: readonly PipelineStep[] | undefined;
    readonly doubts: readonly string[];
}

function read(props: object): Read {
    const doubts: string[] = [];
    const definition = pipelineDefinition(props, { unknown: (reason) => void doubts.push(reason) });
    return { steps: definition?.steps, doubts };
}

const train = {
    Name: "Train",
    Type: "Training",
    Arguments: { EnableNetworkIsolation: { Get: "Parameters.Isolated" } },
};

describe("pipelineDefinition", () => {
    it("puts the defaults of parameters in their place, and leaves what is only known in a run", () => {
        const { steps } = read({
            pipelineDefinition: JSON.stringify({
                Parameters: [{ Name: "Isolated", Type: "Boolean", DefaultValue: true }],
                Steps: [
                    train,
                    {
                        Name: "Register",
                        Type: "RegisterModel",
                        Arguments: { ModelApprovalStatus: { Get: "Parameters.Status" } },
                    },
                ],
            }),
        });
        assert.deepEqual(
            steps?.map((step) => step.arguments),
            [{ EnableNetworkIsolation: true }, { ModelApprovalStatus: { Get: "Parameters.Status" } }],
        );
    });

    it("finds the steps of both ways of a condition, however deep", () => {
        const condition = (...steps: object[]): object => ({
            Name: "Good",
            Type: "Condition",
            Arguments: { IfSteps: steps, ElseSteps: [{ Name: "Stop", Type: "Fail", Arguments: {} }, train] },
        });
        const { steps } = read({
            pipelineDefinition: JSON.stringify({ Steps: [condition(condition({ ...train, Type: "Tuning" }))] }),
        });
        assert.deepEqual(
            steps?.map(({ type, place }) => `${type} ${place}`),
            [
                "Condition Steps.0",
                "Condition Steps.0.Arguments.IfSteps.0",
                "Tuning Steps.0.Arguments.IfSteps.0.Arguments.IfSteps.0",
                "Training Steps.0.Arguments.IfSteps.0.Arguments.ElseSteps.1",
                "Training Steps.0.Arguments.ElseSteps.1",
            ],
        );
    });

    it("reads the body that the AWS Native provider takes", () => {
        const { steps } = read({
            pipelineDefinition: { pipelineDefinitionBody: JSON.stringify({ Steps: [train] }) },
        });
        assert.equal(steps?.length, 1);
    });

    for (const [what, props] of Object.entries({
        "lies in Amazon S3": { pipelineDefinitionS3Location: { bucket: "pipelines", objectKey: "a.json" } },
        "is no JSON": { pipelineDefinition: "Steps: []" },
        "has no steps": { pipelineDefinition: '{"Version":"2020-12-01"}' },
    })) {
        it(`is in doubt about a definition that ${what}`, () => {
            const { steps, doubts } = read(props);
            assert.equal(steps, undefined);
            assert.equal(doubts.length, 1);
        });
    }
});

describe("jobsOf", () => {
    const step = (type: PipelineStep["type"], given: Record<string, unknown>): PipelineStep => ({
        type,
        arguments: given,
        place: "Steps.0",
    });

    it("takes each definition of a tuning step for a job", () => {
        const jobs = jobsOf(
            step("Tuning", {
                TrainingJobDefinitions: [
                    { ResourceConfig: { InstanceType: "ml.m5.xlarge" } },
                    { HyperParameterTuningResourceConfig: { VolumeKmsKeyId: "key" } },
                ],
            }),
        );
        assert.deepEqual(
            jobs.map(({ cluster }) => cluster),
            [{ InstanceType: "ml.m5.xlarge" }, { VolumeKmsKeyId: "key" }],
        );
    });

    it("finds the network of a processing step in its NetworkConfig only", () => {
        const [job] = jobsOf(step("Processing", { EnableNetworkIsolation: true, NetworkConfig: { VpcConfig: {} } }));
        assert.deepEqual(job?.network, { VpcConfig: {} });
    });

    it("finds none in steps that start no job", () => {
        assert.deepEqual(jobsOf(step("RegisterModel", { ModelPackageGroupName: "loans" })), []);
    });
});
