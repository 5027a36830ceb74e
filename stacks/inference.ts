import type * as pulumi from "@pulumi/pulumi";

import { AccessLogBucket, AlarmTopic, EncryptionKey, ModelEndpoint, PrivateNetwork, SecureBucket } from "../components";

/** What the stack tells other stacks and people. */
export interface InferenceOutputs {
    /** The name that `InvokeEndpoint` takes. */
    readonly endpointName: string;
    readonly endpointArn: pulumi.Output<string>;
    /** Where the model's artifacts are put before a deployment. */
    readonly modelBucket: pulumi.Output<string>;
    /** Where questions and answers are recorded, as an S3 URI. */
    readonly captureUri: pulumi.Output<string>;
    readonly vpcId: pulumi.Output<string>;
    readonly subnetIds: pulumi.Output<string[]>;
    /** Subscribe to it to hear of alarms. */
    readonly alarmTopicArn: pulumi.Output<string>;
}

/** One model behind a private, encrypted, recorded and watched endpoint. */
export function inference(config: pulumi.Config): InferenceOutputs {
    const key = new EncryptionKey("inference", {
        description: "Encrypts models, captured data, logs and alarms of inference",
        usedBy: ["alarms", "logs"],
    });
    const accessLogs = new AccessLogBucket("access-logs");
    const models = new SecureBucket("models", { key, accessLogs });
    const captures = new SecureBucket("captures", { key, accessLogs });
    const network = new PrivateNetwork("network", { key, zones: config.getNumber("zones") ?? 2 });
    const topic = new AlarmTopic("alarms", { key });
    const endpoint = new ModelEndpoint("model", {
        model: {
            image: config.require("modelImage"),
            artifacts: { bucket: models, path: config.require("modelArtifacts") },
            provenance: config.requireObject("modelProvenance"),
        },
        network,
        instances: {
            type: config.require("instanceType"),
            count: config.requireNumber("instanceCount"),
        },
        key,
        captures,
        watch: { topic, latencyInMilliseconds: config.getNumber("latencyInMilliseconds") ?? 1000 },
    });
    return {
        endpointName: endpoint.endpointName,
        endpointArn: endpoint.arn,
        modelBucket: models.bucketName,
        captureUri: endpoint.captureUri,
        vpcId: network.vpcId,
        subnetIds: network.subnetIds,
        alarmTopicArn: topic.arn,
    };
}
