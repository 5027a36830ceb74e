const k8s = require("@pulumi/kubernetes");

const url = "https://manifests.invalid/operator.yaml";
const file = new k8s.yaml.ConfigFile("operator", { file: url });
const provider = new k8s.Provider("cluster", {});
const group = new k8s.yaml.ConfigGroup("group", { files: ["https://manifests.invalid/other.yaml"] }, { provider });
const local = new k8s.yaml.ConfigFile("local.yaml");
exports.own = fetch("https://manifests.invalid/").catch((error) => error.message);
exports.host = file.getResource("v1/Service", "web", "operator").status.apply((status) => status.loadBalancer.ingress);
exports.names = group.resources.apply((resources) => Object.keys(resources));
exports.local = local.getResource("v1/ConfigMap", "settings").metadata.name;
exports.code = require("@pulumi/pulumi")
    .runtime.serializeFunction(() => k8s.yaml.ConfigFile)
    .then(() => "serialized");
exports.isFile = file instanceof k8s.yaml.ConfigFile;
