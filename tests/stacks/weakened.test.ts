import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";

import type { Resource } from "../../policy-pack/policy";
import type { PackConfig } from "../../policy-pack/policy/config";
import { evaluate, linesOf, runStack } from "../support/programs";
import { weaken } from "../../prove/weaken";

const root = path.join(__dirname, "..", "..");

interface Statement {
    Sid?: string;
    Effect?: string;
    Principal?: unknown;
    Action?: unknown;
    Resource?: unknown;
    Condition?: unknown;
}

/** Changes the statements of a policy document. */
function statements(change: (present: Statement[]) => Statement[]): (document: unknown) => string {
    return (document) => {
        const parsed = JSON.parse(String(document)) as { Statement: Statement[] };
        return JSON.stringify({ ...parsed, Statement: change(parsed.Statement) });
    };
}

const anyone: Statement = {
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::annex42-inference-dev-captures-424242424242/*",
};
const block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const encryption = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";
const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
const configuration = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";
const qualityJob = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";

const repository = "arn:aws:ecr:eu-central-1:123456789012:repository/sentiment";

/** Type, name, property, weaker value: the policy that catches it; each in the stack that has the resource. */
const weakenings: readonly (readonly [string, string, string, unknown, string])[] = [
    ["aws:kms/key:Key", "inference", "enableKeyRotation", false, "kms-rotation"],
    ["aws:kms/key:Key", "inference", "deletionWindowInDays", 7, "kms-not-pending-deletion"],
    ["aws:kms/key:Key", "inference", "policy", undefined, "kms-policy-defined"],
    [
        "aws:kms/key:Key",
        "inference",
        "policy",
        statements(([own, ...others]) => [{ ...own, Principal: "*" }, ...others]),
        "kms-no-wildcard-principal",
    ],
    [block, "captures", "blockPublicPolicy", false, "s3-bucket-block-public-access"],
    [block, "models", "restrictPublicBuckets", undefined, "s3-bucket-block-public-access"],
    [
        "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
        "models",
        "rule.objectOwnership",
        "ObjectWriter",
        "s3-acls-disabled",
    ],
    [
        "aws:s3/bucketVersioning:BucketVersioning",
        "models",
        "versioningConfiguration.status",
        "Suspended",
        "s3-versioning",
    ],
    [encryption, "captures", "rules.0.applyServerSideEncryptionByDefault.sseAlgorithm", "AES256", "s3-sse-cmk"],
    [encryption, "models", "rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId", undefined, "s3-sse-cmk"],
    [lifecycle, "captures", "rules.0.abortIncompleteMultipartUpload", undefined, "s3-abort-multipart"],
    ["aws:s3/bucketLogging:BucketLogging", "captures", "bucket", "another-bucket", "s3-access-logging"],
    [
        "aws:s3/bucketPolicy:BucketPolicy",
        "captures",
        "policy",
        statements((present) => present.filter(({ Sid }) => Sid !== "DenyPlainText")),
        "s3-tls-only",
    ],
    [
        "aws:s3/bucketPolicy:BucketPolicy",
        "captures",
        "policy",
        statements((present) => [...present, anyone]),
        "s3-policy-no-any-principal",
    ],
    ["aws:ec2/subnet:Subnet", "network-0", "mapPublicIpOnLaunch", true, "subnet-no-auto-public-ip"],
    ["aws:ec2/flowLog:FlowLog", "network", "vpcId", "vpc-0a1b2c3d4e5f60718", "vpc-flow-logs"],
    [
        "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
        "network",
        "ingress",
        [{ protocol: "-1", fromPort: 0, toPort: 0, self: true }],
        "vpc-default-sg-closed",
    ],
    ["aws:ec2/vpcEndpoint:VpcEndpoint", "network-s3", "policy", undefined, "vpce-policy-restricted"],
    [
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "network-kms",
        "policy",
        statements((present) => present.map((statement) => ({ ...statement, Action: "*", Condition: undefined }))),
        "vpce-policy-restricted",
    ],
    [
        "aws:iam/role:Role",
        "model",
        "assumeRolePolicy",
        statements((present) => present.map((statement) => ({ ...statement, Condition: undefined }))),
        "iam-trust-service-source",
    ],
    [
        "aws:iam/role:Role",
        "model",
        "assumeRolePolicy",
        statements((present) =>
            present.map((statement) => ({ ...statement, Principal: { AWS: "*" }, Condition: undefined })),
        ),
        "iam-trust-no-any-principal",
    ],
    [
        "aws:iam/rolePolicy:RolePolicy",
        "model-use-through-s3-key-inference",
        "policy",
        statements((present) =>
            present.map((statement) => ({ ...statement, Resource: "arn:aws:kms:*:*:key/*", Condition: undefined })),
        ),
        "kms-iam-no-decrypt-all",
    ],
    [
        "aws:iam/rolePolicy:RolePolicy",
        "model-pull-image",
        "policy",
        statements((present) => [...present, { Effect: "Allow", Action: "ecr:*", Resource: repository }]),
        "iam-no-service-wildcard",
    ],
    [
        "aws:iam/rolePolicy:RolePolicy",
        "model-telemetry",
        "policy",
        statements((present) => [
            ...present,
            { Effect: "Allow", Action: "iam:PassRole", Resource: "arn:aws:iam::*:role/*" },
        ]),
        "iam-no-pass-any-role",
    ],
    ["aws:cloudwatch/logGroup:LogGroup", "model", "kmsKeyId", undefined, "loggroup-kms"],
    ["aws:cloudwatch/logGroup:LogGroup", "network-flow-logs", "retentionInDays", 30, "loggroup-retention-one-year"],
    ["aws:sagemaker/model:Model", "model", "enableNetworkIsolation", false, "sagemaker-model-network-isolation"],
    ["aws:sagemaker/model:Model", "model", "vpcConfig", undefined, "sagemaker-model-in-vpc"],
    [
        "aws:sagemaker/model:Model",
        "model",
        "primaryContainer.image",
        "123456789012.dkr.ecr.eu-central-1.amazonaws.com/sentiment:latest",
        "sagemaker-model-image-digest",
    ],
    [configuration, "model", "kmsKeyArn", undefined, "sagemaker-endpoint-config-kms-cmk"],
    [configuration, "model", "dataCaptureConfig.enableCapture", false, "sagemaker-endpoint-config-data-capture"],
    [
        configuration,
        "model",
        "dataCaptureConfig.captureOptions",
        [{ captureMode: "Input" }],
        "sagemaker-endpoint-config-data-capture-both-directions",
    ],
    [
        configuration,
        "model",
        "dataCaptureConfig.initialSamplingPercentage",
        0,
        "sagemaker-endpoint-config-data-capture-sampling",
    ],
    [configuration, "model", "dataCaptureConfig.kmsKeyId", undefined, "sagemaker-endpoint-config-data-capture-kms-cmk"],
    [
        configuration,
        "model",
        "productionVariants.0.initialInstanceCount",
        1,
        "sagemaker-endpoint-config-min-two-instances",
    ],
    [
        "aws:sagemaker/endpoint:Endpoint",
        "model",
        "deploymentConfig.autoRollbackConfiguration",
        undefined,
        "sagemaker-endpoint-auto-rollback",
    ],
    [
        "aws:sagemaker/endpoint:Endpoint",
        "model",
        "deploymentConfig.blueGreenUpdatePolicy.trafficRoutingConfiguration.type",
        "ALL_AT_ONCE",
        "sagemaker-endpoint-safe-deployment",
    ],
    [
        qualityJob,
        "model-monitor",
        "dataQualityJobOutputConfig.kmsKeyId",
        undefined,
        "sagemaker-data-quality-job-output-kms",
    ],
    [
        qualityJob,
        "model-monitor",
        "jobResources.clusterConfig.volumeKmsKeyId",
        undefined,
        "sagemaker-data-quality-job-volume-kms",
    ],
    [
        "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
        "model-outcomes-bias",
        "monitoringScheduleConfig.monitoringJobDefinitionName",
        "another-job",
        "sagemaker-bias-monitoring-in-use",
    ],
    [
        "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
        "model-outcomes-explainability",
        "monitoringScheduleConfig.monitoringJobDefinitionName",
        "another-job",
        "sagemaker-explainability-monitoring-in-use",
    ],
];

const elsewhere = JSON.parse(readFileSync(path.join(root, "annex42.policy-config.json"), "utf8")) as PackConfig;
const stacks = ["foundation-dev", "training-dev", "inference-dev"];

describe("the stacks, weakened", () => {
    let programs: readonly (readonly Resource[])[];

    before(async () => {
        const runs = await Promise.all(stacks.map((stack) => runStack(root, stack)));
        programs = runs.map(({ resources }) => resources);
        for (const resources of programs) assert.deepEqual(linesOf(evaluate(resources, elsewhere), "fail"), []);
    });

    /** The stack that has a resource. */
    function stackWith(type: string, name: string): readonly Resource[] {
        const found = programs.filter((resources) =>
            resources.some((resource) => resource.type === type && resource.name === name),
        );
        assert.equal(found.length, 1, `${found.length} stacks have ${type} "${name}"`);
        return found[0] ?? [];
    }

    for (const [type, name, property, value, policy] of weakenings) {
        const kind = type.slice(type.lastIndexOf(":") + 1);
        it(`a weaker ${property} of ${kind} "${name}" fails ${policy}, and that alone`, () => {
            const weakened = weaken(stackWith(type, name), { type, name, path: property, value });
            const failed = evaluate(weakened, elsewhere).filter(({ verdict }) => verdict === "fail");
            assert.deepEqual([...new Set(failed.map((result) => result.policy))], [policy]);
        });
    }

    it("a role that may do everything fails, whatever else it may", () => {
        const weakened = weaken(stackWith("aws:iam/rolePolicy:RolePolicy", "model-telemetry"), {
            type: "aws:iam/rolePolicy:RolePolicy",
            name: "model-telemetry",
            path: "policy",
            value: statements((present) => [...present, { Effect: "Allow", Action: "*", Resource: "*" }]),
        });
        const failed = evaluate(weakened, elsewhere).filter(({ verdict }) => verdict === "fail");
        assert.ok(failed.some(({ policy }) => policy === "iam-no-admin-policy"));
        assert.ok(failed.every(({ urn }) => urn.endsWith("::model-telemetry") || urn.endsWith("::model")));
    });
});
