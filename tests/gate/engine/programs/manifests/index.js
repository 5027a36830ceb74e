const k8s = require("@pulumi/kubernetes");

const cluster = new k8s.Provider("cluster", { namespace: "models" });
const pod = (name) => `{ apiVersion: v1, kind: Pod, metadata: { name: ${name} } }\n`;

const server = new k8s.yaml.v2.ConfigFile("server", { file: "manifests/server.yaml" }, { provider: cluster });
new k8s.yaml.v2.ConfigGroup("group", {
    files: ["manifests/more/*.yaml"],
    yaml: `${pod("first")}---\n${pod("second")}`,
    objs: [{ apiVersion: "v1", kind: "Secret", metadata: { name: "key" }, stringData: { key: cluster.id } }],
    resourcePrefix: "own",
});
new k8s.kustomize.v2.Directory("base", { directory: "base", namespace: "kustomized" });
new k8s.helm.v4.Chart("chart", { chart: "./no-such-chart" });
new k8s.yaml.v2.ConfigGroup("remote", { files: ["https://manifests.invalid/operator.yaml"], yaml: pod("third") });
new k8s.core.v1.ConfigMap("plain", {}, { provider: cluster });
new k8s.helm.v3.Release("release", { chart: "nginx" }, { provider: cluster });
exports.kinds = server.resources.apply((resources) => resources.map(({ kind }) => kind ?? "not of the SDK"));
