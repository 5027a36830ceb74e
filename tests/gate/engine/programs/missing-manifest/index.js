const k8s = require("@pulumi/kubernetes");

new k8s.yaml.v2.ConfigFile("operator", { file: "operator.yaml" });
