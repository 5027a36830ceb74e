import assert from "node:assert/strict";

import { assertFeatures } from "../../../components/data/feature-store";
import { statementsOf } from "../../../components/security/permissions";
import { stopWhenIdle } from "../../../components/training/notebook";
import { pipelineDefinition } from "../../../components/training/pipeline-definition";
import { pipelinePermissions } from "../../../components/training/training-pipeline";
import { appPermissions, idleShutdown, profileName } from "../../../components/training/training-workspace";

const account = { id: "111122223333", region: "eu-central-1", partition: "aws" };
const parts = {
    jobRoleArn: "arn:aws:iam::111122223333:role/jobs",
    image: "image@sha256:1",
    inferenceImage: "serve@sha256:2",
    inputUri: "s3://data/loans/",
    outputUri: "s3://models/loans/",
    keyArn: "arn:key",
    volumeKeyArn: "arn:volume-key",
    subnetIds: ["subnet-1"],
    securityGroupId: "sg-1",
    instanceType: "ml.m5.2xlarge",
    instanceCount: 1,
    hyperParameters: { depth: "6" },
    maximumHours: 2,
    groupName: "loans",
};

describe("a training pipeline", () => {
    const [train, register] = JSON.parse(pipelineDefinition(parts)).Steps;

    it("trains isolated from every network, encrypted on disk, on the way and in the end", () => {
        const { Arguments } = train;
        assert.equal(Arguments.EnableNetworkIsolation, true);
        assert.equal(Arguments.EnableInterContainerTrafficEncryption, true);
        assert.deepEqual(Arguments.VpcConfig, { Subnets: ["subnet-1"], SecurityGroupIds: ["sg-1"] });
        assert.equal(Arguments.ResourceConfig.VolumeKmsKeyId, "arn:volume-key");
        assert.deepEqual(Arguments.OutputDataConfig, { S3OutputPath: "s3://models/loans/", KmsKeyId: "arn:key" });
        assert.deepEqual(Arguments.StoppingCondition, { MaxRuntimeInSeconds: 7200 });
    });

    it("gives no key to instances that encrypt their own disks", () => {
        const [gpu] = JSON.parse(pipelineDefinition({ ...parts, volumeKeyArn: undefined })).Steps;
        assert.ok(!("VolumeKmsKeyId" in gpu.Arguments.ResourceConfig));
    });

    it("registers what came out, to be approved by hand", () => {
        assert.equal(register.Arguments.ModelApprovalStatus, "PendingManualApproval");
        assert.equal(register.Arguments.ModelPackageGroupName, "loans");
        assert.equal(register.Arguments.InferenceSpecification.Containers[0].Image, "serve@sha256:2");
    });

    it("passes one role on, to SageMaker only, and starts no job but its own", () => {
        const permissions = pipelinePermissions("loans", parts.jobRoleArn, account);
        assert.equal(statementsOf(permissions).length, permissions.length);
        const pass = permissions.find(({ actions }) => actions.includes("iam:PassRole"));
        assert.deepEqual(pass?.resources, [parts.jobRoleArn]);
        assert.deepEqual(pass?.conditions, { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } });
        const start = permissions.find(({ actions }) => actions.includes("sagemaker:CreateTrainingJob"));
        assert.deepEqual(start?.resources, ["arn:aws:sagemaker:eu-central-1:111122223333:training-job/pipelines-*"]);
    });
});

describe("a training workspace", () => {
    it("lets each user run apps in spaces of their own", () => {
        const [apps, spaces] = appPermissions("d-1", account);
        for (const permission of [apps, spaces]) {
            assert.deepEqual(permission?.conditions, {
                ArnLike: {
                    "sagemaker:OwnerUserProfileArn":
                        "arn:aws:sagemaker:eu-central-1:111122223333:user-profile/d-1/${sagemaker:UserProfileName}",
                },
                StringEquals: { "sagemaker:SpaceSharingType": "Private" },
            });
        }
        assert.deepEqual(apps?.resources, ["arn:aws:sagemaker:eu-central-1:111122223333:app/d-1/*"]);
    });

    it("shuts idle apps down, after an hour unless told, a working day at most unless told", () => {
        const settings = (minutes?: number): readonly [number, number] => {
            const { idleTimeoutInMinutes, maxIdleTimeoutInMinutes } = idleShutdown("workspace", minutes);
            return [idleTimeoutInMinutes, maxIdleTimeoutInMinutes];
        };
        assert.deepEqual(settings(), [60, 480]);
        assert.deepEqual(settings(600), [600, 600]);
        for (const minutes of [59, 60.5, 525_601]) assert.throws(() => settings(minutes), /give it 60 to 525600/);
    });

    it("names profiles after users", () => {
        assert.equal(profileName("ada.lovelace@example.com"), "ada-lovelace-example-com");
    });
});

describe("a notebook", () => {
    it("stops when it is idle", () => {
        assert.match(stopWhenIdle("notebook", 30), /timedelta\(minutes=30\)/);
        for (const minutes of [9, 10.5]) assert.throws(() => stopWhenIdle("notebook", minutes), /give it 10 or more/);
    });
});

describe("features", () => {
    const features = { id: "String", time: "Fractional", count: "Integral" } as const;

    it("have an identifier and a time", () => {
        assertFeatures("store", { features, recordIdentifier: "id", eventTime: "time" });
        assert.throws(
            () => assertFeatures("store", { features, recordIdentifier: "key", eventTime: "time" }),
            /has no feature "key": add it/,
        );
        assert.throws(
            () => assertFeatures("store", { features, recordIdentifier: "id", eventTime: "when" }),
            /has no feature "when": add it/,
        );
        assert.throws(
            () => assertFeatures("store", { features, recordIdentifier: "id", eventTime: "count" }),
            /cannot be Integral/,
        );
    });
});
