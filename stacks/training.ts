import type * as pulumi from "@pulumi/pulumi";

import {
    EncryptionKey,
    gatherEvidence,
    ModelRegistry,
    SecureBucket,
    TrainingPipeline,
    TrainingWorkspace,
} from "../components";
import type { EvidenceByControl, ModelCard } from "../components";
import { curatedDataOf, foundationOf } from "./references";
import { systemOf } from "./system";

/** What the stack tells other stacks and people. */
export interface TrainingOutputs {
    /** Where trained models are. */
    readonly modelBucketName: pulumi.Output<string>;
    readonly trainingKeyArn: pulumi.Output<string>;
    /** Where models wait for approval. */
    readonly modelGroupName: string;
    /** Where images of models are pushed to. */
    readonly repositoryUrl: pulumi.Output<string>;
    readonly pipelineName: string;
    /** The domain of Studio. */
    readonly workspaceId: pulumi.Output<string>;
    /** For each control of Annex A: which resource implements it, and where its record lies. */
    readonly evidence: pulumi.Output<EvidenceByControl>;
}

/** From data to an approved model: a workspace, a pipeline, and a registry. */
export function training(config: pulumi.Config): TrainingOutputs {
    const { network, accessLogs, evidence } = foundationOf(config);
    const curated = curatedDataOf(config);
    const system = systemOf(config, evidence);
    const parent = { parent: system };
    const key = new EncryptionKey("training", { description: "Encrypts homes, disks, models and images" }, parent);
    const models = new SecureBucket("models", { key, accessLogs }, parent);
    const registry = new ModelRegistry(
        "registry",
        {
            approverArn: config.require("approverArn"),
            card: config.requireObject<ModelCard>("modelCard"),
            key,
        },
        parent,
    );
    const prefix = config.require("trainingData");
    const instanceType = config.get("instanceType");
    const pipeline = new TrainingPipeline(
        "pipeline",
        {
            training: {
                image: config.require("trainingImage"),
                data: { bucket: curated, prefix },
                ...(instanceType === undefined ? {} : { instances: { type: instanceType } }),
            },
            network,
            registry,
            models,
            key,
        },
        parent,
    );
    const workspace = new TrainingWorkspace(
        "workspace",
        { network, key, users: config.getObject<string[]>("users") ?? [] },
        parent,
    );
    curated.grantRead(workspace.role, prefix);
    pipeline.grantStart(workspace.role);

    const sources = [system, pipeline, workspace];
    evidence.recordManifest(sources);
    return {
        modelBucketName: models.bucketName,
        trainingKeyArn: key.arn,
        modelGroupName: registry.groupName,
        repositoryUrl: registry.repositoryUrl,
        pipelineName: pipeline.pipelineName,
        workspaceId: workspace.domainId,
        evidence: gatherEvidence(sources),
    };
}
