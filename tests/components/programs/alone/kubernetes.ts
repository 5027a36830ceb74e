import { PrivateNetwork } from "../../../../components";
import { AiNamespace, HardenedCluster, InferenceService } from "../../../../components/kubernetes";

const registry = "111122223333.dkr.ecr.eu-central-1.amazonaws.com";
const digest = `sha256:${"0123456789abcdef".repeat(4)}`;
const images = { image: `${registry}/server@${digest}`, model: `${registry}/model@${digest}` };

// Each with its fewest arguments.
const network = new PrivateNetwork("cluster-network");
const cluster = new HardenedCluster("cluster", { network });
const inCluster = { provider: cluster.provider };
const namespace = new AiNamespace("models", { quota: { cpu: "16", memory: "64Gi" } }, inCluster);
const resources = { cpu: "2", memory: "8Gi" };
new InferenceService("served", { namespace, ...images, server: "vllm", resources }, inCluster);

// With everything.
const full = new HardenedCluster("full-cluster", {
    network,
    version: "1.35",
    nodes: { instanceType: "m7i.xlarge", min: 3, max: 6 },
    gpuNodes: { instanceType: "g6.2xlarge", min: 1, max: 2 },
    administratorArns: ["arn:aws:iam::111122223333:role/platform"],
});
full.grantAccess("scientists", "arn:aws:iam::111122223333:role/scientist", "data-science");
const inFull = { provider: full.provider };
const crowded = new AiNamespace(
    "gpu-models",
    { quota: { cpu: "64", memory: "256Gi", gpus: 4, pods: 20 }, largest: { cpu: "8", memory: "64Gi" } },
    inFull,
);
crowded.grantDeploy("data-science");
for (const server of ["triton", "tgi"] as const) {
    new InferenceService(
        server,
        {
            namespace: crowded,
            ...images,
            server,
            resources: { ...resources, gpus: 1 },
            replicas: { min: 3, max: 3 },
            callers: [{ namespace: "shop", app: "checkout" }],
        },
        inFull,
    );
}
