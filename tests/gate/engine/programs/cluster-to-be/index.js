const k8s = require("@pulumi/kubernetes");
const pulumi = require("@pulumi/pulumi");

const cluster = new pulumi.CustomResource("cloud:index/cluster:Cluster", "cluster", { kubeconfig: undefined });
const provider = new k8s.Provider("cluster-to-be", { kubeconfig: cluster.id });
const there = new k8s.core.v1.Namespace("there", { metadata: { name: "there" } });
const toBe = new k8s.core.v1.Namespace("to-be", { metadata: { name: "to-be" } }, { provider });
exports.there = there.metadata.name;
exports.thereUid = there.metadata.uid;
exports.toBe = toBe.metadata.name;
exports.created = toBe.metadata.creationTimestamp.apply((time) => new Date(time).getFullYear());
