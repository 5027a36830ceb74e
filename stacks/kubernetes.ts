import type * as pulumi from "@pulumi/pulumi";

import { gatherEvidence } from "../components";
import type { EvidenceByControl } from "../components";
import { AiNamespace, HardenedCluster, InferenceService } from "../components/kubernetes";
import type { ClusterNodes, InferenceServiceArgs, NamespaceQuota } from "../components/kubernetes";
import { foundationOf } from "./references";
import { systemOf } from "./system";

/** What the stack tells other stacks and people. */
export interface KubernetesOutputs {
    readonly clusterName: string;
    readonly clusterArn: pulumi.Output<string>;
    readonly namespaceName: pulumi.Output<string>;
    /** Where callers in the cluster ask the model. */
    readonly modelUrl: pulumi.Output<string>;
    /** For each control of Annex A: which resource implements it, and where its record lies. */
    readonly evidence: pulumi.Output<EvidenceByControl>;
}

/** One model on GPUs in a private cluster, in a namespace of its own. */
export function kubernetes(config: pulumi.Config): KubernetesOutputs {
    const { network, evidence } = foundationOf(config);
    const system = systemOf(config, evidence);
    const cluster = new HardenedCluster(
        "cluster",
        {
            network,
            version: config.require("kubernetesVersion"),
            nodes: config.requireObject<ClusterNodes>("nodes"),
            gpuNodes: config.requireObject<ClusterNodes>("gpuNodes"),
            administratorArns: config.requireObject<string[]>("administratorArns"),
        },
        { parent: system },
    );
    const inCluster = { parent: system, provider: cluster.provider };
    const namespace = new AiNamespace("models", { quota: config.requireObject<NamespaceQuota>("quota") }, inCluster);
    namespace.grantDeploy("data-science");
    const model = new InferenceService(
        "model",
        { namespace, ...config.requireObject<Omit<InferenceServiceArgs, "namespace">>("service") },
        inCluster,
    );

    const sources = [system, cluster, namespace, model];
    evidence.recordManifest(sources);
    return {
        clusterName: cluster.clusterName,
        clusterArn: cluster.arn,
        namespaceName: namespace.namespaceName,
        modelUrl: model.url,
        evidence: gatherEvidence(sources),
    };
}
