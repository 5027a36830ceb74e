import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();

// Files, and no cluster: this runs anywhere.
const provider = new kubernetes.Provider("files", { renderYamlToDirectory: config.require("directory") });
const options = { provider };

const namespace = new kubernetes.core.v1.Namespace("shop", { metadata: { name: "shop" } }, options);
const metadata = { namespace: namespace.metadata.name };
const labels = { app: "web" };

const settings = new kubernetes.core.v1.ConfigMap(
    "web",
    { metadata: { ...metadata, name: "web" }, data: { "log.level": "info" } },
    options,
);
new kubernetes.apps.v1.Deployment(
    "web",
    {
        metadata: { ...metadata, name: "web" },
        spec: {
            replicas: config.getNumber("replicas") ?? 1,
            selector: { matchLabels: labels },
            template: {
                metadata: { labels },
                spec: {
                    containers: [
                        {
                            name: "web",
                            image: "nginx:1.27",
                            ports: [{ containerPort: 80 }],
                            envFrom: [{ configMapRef: { name: settings.metadata.name } }],
                            resources: { limits: { cpu: "500m", memory: "128Mi" } },
                        },
                    ],
                },
            },
        },
    },
    options,
);
new kubernetes.core.v1.Service(
    "web",
    {
        metadata: { ...metadata, name: "web" },
        spec: { type: "LoadBalancer", selector: labels, ports: [{ port: 80, targetPort: 80 }] },
    },
    options,
);
new kubernetes.yaml.ConfigFile("model-server", { file: "model-server.yaml" }, options);

// The same, but filled by the provider instead of its SDK.
new kubernetes.yaml.v2.ConfigGroup("batch", { files: ["batch/*.yaml"], resourcePrefix: "nightly" }, options);
new kubernetes.kustomize.v2.Directory("queue", { directory: "queue", namespace: "shop" }, options);
new kubernetes.helm.v3.Chart("cache", { path: "cache", namespace: "shop", values: { replicas: 2 } }, options);
new kubernetes.helm.v4.Chart(
    "sessions",
    { chart: "./cache", namespace: "shop", values: { privileged: true } },
    options,
);
