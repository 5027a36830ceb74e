import type * as pulumi from "@pulumi/pulumi";

import { EncryptionKey, gatherEvidence, KillSwitch, ModelEndpoint, SecureBucket, SpendGuard } from "../components";
import type { EvidenceByControl, Outcomes } from "../components";
import { foundationOf, modelsOf } from "./references";
import { systemOf } from "./system";

/** What the stack tells other stacks and people. */
export interface InferenceOutputs {
    /** The name that `InvokeEndpoint` takes. */
    readonly endpointName: string;
    readonly endpointArn: pulumi.Output<string>;
    /** Where questions and answers are recorded, as an S3 URI. */
    readonly captureUri: pulumi.Output<string>;
    /** Where the application puts what was right, and baselines are. */
    readonly outcomeBucketName: pulumi.Output<string>;
    /** The document of Systems Manager that stops the system. */
    readonly killSwitch: string;
    /** For each control of Annex A: which resource implements it, and where its record lies. */
    readonly evidence: pulumi.Output<EvidenceByControl>;
}

/** One model behind a private, encrypted, recorded and watched endpoint. */
export function inference(config: pulumi.Config): InferenceOutputs {
    const { network, accessLogs, evidence, topic } = foundationOf(config);
    const models = modelsOf(config);
    const system = systemOf(config, evidence);
    const parent = { parent: system };
    const key = new EncryptionKey(
        "inference",
        { description: "Encrypts captured data and logs", usedBy: ["logs"] },
        parent,
    );
    const outcomes = {
        bucket: new SecureBucket("outcomes", { key, accessLogs }, parent),
        ...config.requireObject<Omit<Outcomes, "bucket">>("outcomes"),
    };
    const endpoint = new ModelEndpoint(
        "model",
        {
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
            captures: new SecureBucket("captures", { key, accessLogs }, parent),
            watch: { topic, outcomes, latencyInMilliseconds: config.getNumber("latencyInMilliseconds") ?? 1000 },
        },
        parent,
    );
    const killSwitch = new KillSwitch("kill-switch", { systemId: system.id, endpoints: [endpoint] }, parent);
    const spending = new SpendGuard(
        "spending",
        { monthlyLimit: config.requireNumber("monthlyLimit"), systemId: system.id, topic },
        parent,
    );

    const sources = [system, endpoint, killSwitch, spending];
    evidence.recordManifest(sources);
    return {
        endpointName: endpoint.endpointName,
        endpointArn: endpoint.arn,
        captureUri: endpoint.captureUri,
        outcomeBucketName: outcomes.bucket.bucketName,
        killSwitch: killSwitch.documentName,
        evidence: gatherEvidence(sources),
    };
}
