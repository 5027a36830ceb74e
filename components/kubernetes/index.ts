// A module of its own, `annex42/kubernetes`: only this needs Pulumi's provider for Kubernetes.
export { AiNamespace } from "./ai-namespace";
export type { AiNamespaceArgs, NamespaceQuota } from "./ai-namespace";
export { HardenedCluster } from "./hardened-cluster";
export type { ClusterNodes, HardenedClusterArgs } from "./hardened-cluster";
export { InferenceService } from "./inference-service";
export type { InferenceServiceArgs, ReplicaResources } from "./inference-service";
export type { CustomServer, ModelServer } from "./model-server";
export type { Caller } from "./network-rules";
