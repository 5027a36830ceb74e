const k8s = require("@pulumi/kubernetes");

const url = "https://manifests.invalid/operator.yaml";
new k8s.yaml.ConfigFile("operator", { file: url });
new k8s.yaml.ConfigGroup("group", { files: [url] }, { provider: new k8s.Provider("cluster", {}) });
exports.own = fetch("https://manifests.invalid/").catch((error) => error.message);
