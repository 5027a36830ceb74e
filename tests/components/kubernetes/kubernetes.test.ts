import assert from "node:assert/strict";

import { hardLimits } from "../../../components/kubernetes/ai-namespace";
import { assertDigest, podSpec } from "../../../components/kubernetes/inference-service";
import { kubeconfig } from "../../../components/kubernetes/kubeconfig";
import { serverCommand } from "../../../components/kubernetes/model-server";
import { accessFrom } from "../../../components/kubernetes/network-rules";
import { launchTemplate, nodeGroup } from "../../../components/kubernetes/node-settings";

const digest = `sha256:${"ab".repeat(32)}`;

describe("components for Kubernetes", () => {
    it("a namespace without GPUs may ask for none", () => {
        const limits = hardLimits({ cpu: "8", memory: "32Gi" });
        assert.equal(limits["requests.nvidia.com/gpu"], "0");
        assert.equal(limits["limits.cpu"], "8");
        assert.equal(limits["requests.memory"], "32Gi");
        assert.equal(hardLimits({ cpu: "8", memory: "32Gi", gpus: 3 })["requests.nvidia.com/gpu"], "3");
    });

    it("without callers nobody is let in", () => {
        const { ingress, egress, policyTypes } = accessFrom([], "scoring", 8000);
        assert.deepEqual([ingress, egress, policyTypes], [undefined, undefined, ["Ingress", "Egress"]]);
    });

    it("a caller is let in by namespace and name together, to one port", () => {
        assert.deepEqual(accessFrom([{ namespace: "shop", app: "checkout" }], "scoring", 8000).ingress, [
            {
                from: [
                    {
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "shop" } },
                        podSelector: { matchLabels: { "app.kubernetes.io/name": "checkout" } },
                    },
                ],
                ports: [{ protocol: "TCP", port: 8000 }],
            },
        ]);
    });

    for (const server of ["vllm", "tgi", "triton"] as const) {
        it(`${server} serves the mounted model and asks no hub`, () => {
            const { args, env } = serverCommand(server);
            assert.ok(args.some((word) => word.endsWith("/models")));
            assert.equal(env.HF_HUB_OFFLINE, "1");
            assert.equal(env.HOME, "/tmp");
        });
    }

    it("a server of one's own is ready where it is alive, unless told", () => {
        const { livePath, env } = serverCommand({ args: [], port: 80, readyPath: "/ready", env: { HOME: "/home" } });
        assert.equal(livePath, "/ready");
        assert.equal(env.HOME, "/home");
    });

    for (const word of ["--trust-remote-code", "--trust_remote_code=true"]) {
        it(`${word} is refused`, () => {
            const server = { args: [word], port: 80, readyPath: "/" };
            assert.throws(() => serverCommand(server), /runs code that comes with the model/);
            assert.throws(() => serverCommand("vllm", [word]), /runs code that comes with the model/);
        });
    }

    it("so is the variable that says the same", () => {
        const server = { args: [], port: 80, readyPath: "/", env: { TRUST_REMOTE_CODE: "true" } };
        assert.throws(() => serverCommand(server), /TRUST_REMOTE_CODE/);
    });

    for (const image of ["vllm/vllm-openai:v0.11", "vllm/vllm-openai", "vllm@sha256:12", `@${digest}`]) {
        it(`the image ${image} is refused`, () => {
            assert.throws(() => assertDigest(image), /not named by its digest/);
        });
    }

    it("an image by its digest is taken, with and without a registry and tag", () => {
        for (const image of [`vllm@${digest}`, `registry.example.com:5000/a/b:v1@${digest}`]) assertDigest(image);
    });

    it("pods that ask for a GPU are taken by nodes that have one, and others are not", () => {
        const command = serverCommand("vllm");
        const common = { image: `a@${digest}`, model: `b@${digest}` };
        const withGpu = podSpec("scoring", { ...common, resources: { cpu: "1", memory: "1Gi", gpus: 2 } }, command);
        const without = podSpec("scoring", { ...common, resources: { cpu: "1", memory: "1Gi" } }, command);
        assert.deepEqual(withGpu.tolerations, [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }]);
        assert.equal(without.tolerations, undefined);
        const { taints, amiType } = nodeGroup("gpu", { min: 1, max: 2 });
        assert.deepEqual(taints, [{ key: "nvidia.com/gpu", value: "true", effect: "NO_SCHEDULE" }]);
        assert.equal(amiType, "BOTTLEROCKET_x86_64_NVIDIA");
        assert.equal(nodeGroup("general", { min: 1, max: 2 }).taints, undefined);
    });

    it("all volumes of a node are encrypted with the key", () => {
        const { blockDeviceMappings } = launchTemplate("m7i.large", "arn:key", []);
        const volumes = blockDeviceMappings as { deviceName: string; ebs: Record<string, unknown> }[];
        assert.deepEqual(
            volumes.map(({ deviceName, ebs }) => [deviceName, ebs.encrypted, ebs.kmsKeyId]),
            [
                ["/dev/xvda", "true", "arn:key"],
                ["/dev/xvdb", "true", "arn:key"],
            ],
        );
    });

    it("a kubeconfig holds no token", () => {
        const text = kubeconfig({
            name: "c",
            endpoint: "https://c.example",
            certificate: "Y2E=",
            region: "eu-central-1",
        });
        const { users } = JSON.parse(text) as { users: { user: object }[] };
        assert.deepEqual(Object.keys(users[0]?.user ?? {}), ["exec"]);
    });
});
