import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { Evidence, EvidenceSource } from "../governance/evidence";
import type { AiNamespace } from "./ai-namespace";
import type { ModelServer, ServerCommand } from "./model-server";
import { modelPath, serverCommand } from "./model-server";
import type { Caller } from "./network-rules";
import { accessFrom } from "./network-rules";

/** What one replica takes: its requests and its limits are equal, so that it is the last to be evicted. */
export interface ReplicaResources {
    readonly cpu: string;
    readonly memory: string;
    /** Whole GPUs of NVIDIA; none unless told. */
    readonly gpus?: number;
}

export interface InferenceServiceArgs {
    readonly namespace: AiNamespace;
    /** The server's image, by its digest. */
    readonly image: string;
    readonly server: ModelServer;
    /** An image that holds the model's files, by its digest. */
    readonly model: string;
    readonly resources: ReplicaResources;
    /** How many replicas there are, at least and at most; 2 to 4 unless told. */
    readonly replicas?: { readonly min: number; readonly max: number };
    /** The pods that may ask the model; none unless told. */
    readonly callers?: readonly Caller[];
}

/**
 * A model that a server in Kubernetes answers for. Server and model are what their digests say; the pods are
 * restricted, write to nothing but memory and temporary files, reach nothing, and are reached by their callers only.
 *
 * The model is mounted as an image volume: that takes Kubernetes 1.35, or an earlier one with the feature turned on.
 */
export class InferenceService extends pulumi.ComponentResource implements EvidenceSource {
    /** Where callers ask, e.g. `http://scoring.models.svc:8000`. */
    readonly url: pulumi.Output<string>;
    readonly evidence: readonly Evidence[];

    /** @throws Error when an image has no digest, a single replica is asked for, or the model's own code would run */
    constructor(name: string, args: InferenceServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:kubernetes:InferenceService", name, {}, opts);
        const { min, max } = args.replicas ?? { min: 2, max: 4 };
        if (min < 2 || max < min) {
            throw new Error(
                `The service "${name}" cannot have ${min} to ${max} replicas: give it 2 at least, so that one may fail.`,
            );
        }
        for (const image of [args.image, args.model]) assertDigest(image);
        const command = serverCommand(args.server);
        const parent = { parent: this };
        const namespace = args.namespace.namespaceName;
        const labels = { "app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "pulumi" };
        const selector = { matchLabels: { "app.kubernetes.io/name": name } };
        const metadata = { name, namespace, labels };
        const account = new k8s.core.v1.ServiceAccount(name, { metadata, automountServiceAccountToken: false }, parent);
        new k8s.networking.v1.NetworkPolicy(
            name,
            { metadata, spec: accessFrom(args.callers ?? [], name, command.port) },
            parent,
        );
        const deployment = new k8s.apps.v1.Deployment(
            name,
            {
                metadata,
                // How many replicas there are is the autoscaler's to say.
                spec: {
                    selector,
                    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } },
                    template: {
                        metadata: { labels },
                        spec: { serviceAccountName: account.metadata.name, ...podSpec(name, args, command) },
                    },
                },
            },
            parent,
        );
        new k8s.policy.v1.PodDisruptionBudget(name, { metadata, spec: { maxUnavailable: 1, selector } }, parent);
        new k8s.autoscaling.v2.HorizontalPodAutoscaler(
            name,
            {
                metadata,
                spec: {
                    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: deployment.metadata.name },
                    minReplicas: min,
                    maxReplicas: max,
                    metrics: [
                        {
                            type: "Resource",
                            resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
                        },
                    ],
                },
            },
            parent,
        );
        const service = new k8s.core.v1.Service(
            name,
            {
                metadata,
                spec: {
                    type: "ClusterIP",
                    selector: selector.matchLabels,
                    ports: [{ name: "http", port: command.port, targetPort: "http" }],
                },
            },
            parent,
        );
        this.url = pulumi.interpolate`http://${service.metadata.name}.${namespace}.svc:${command.port}`;
        this.evidence = ["A.4.5", "A.6.2.5"].map((control) => ({
            control: control as Evidence["control"],
            shows: "the model and its server are what their digests say, in restricted pods",
            resource: pulumi.interpolate`${namespace}/${deployment.metadata.name}`,
            record: pulumi.interpolate`kubernetes:${namespace}/deployments/${deployment.metadata.name}`,
        }));
        this.registerOutputs({ url: this.url });
    }
}

/** @throws Error unless an image is named by its digest */
export function assertDigest(image: string): void {
    if (/^[a-z0-9][a-z0-9._:/-]*@sha256:[0-9a-f]{64}$/.test(image)) return;
    throw new Error(
        `The image "${image}" is not named by its digest: write <registry>/<repository>@sha256:<64 hex digits>.`,
    );
}

/** Everything but the service account. */
export function podSpec(
    name: string,
    { image, model, resources: { cpu, memory, gpus = 0 } }: Pick<InferenceServiceArgs, "image" | "model" | "resources">,
    { args, port, readyPath, livePath, env }: ServerCommand,
): Omit<k8s.types.input.core.v1.PodSpec, "serviceAccountName"> {
    const amounts = { cpu, memory, ...(gpus > 0 ? { "nvidia.com/gpu": String(gpus) } : {}) };
    const probe = (path: string): k8s.types.input.core.v1.Probe => ({ httpGet: { path, port: "http" } });
    return {
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: {
            runAsNonRoot: true,
            runAsUser: 10001,
            runAsGroup: 10001,
            fsGroup: 10001,
            seccompProfile: { type: "RuntimeDefault" },
        },
        containers: [
            {
                name: "server",
                image,
                args: [...args],
                env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
                ports: [{ name: "http", containerPort: port }],
                resources: { requests: amounts, limits: amounts },
                securityContext: {
                    allowPrivilegeEscalation: false,
                    capabilities: { drop: ["ALL"] },
                    privileged: false,
                    readOnlyRootFilesystem: true,
                    runAsNonRoot: true,
                    seccompProfile: { type: "RuntimeDefault" },
                },
                // Large models take many minutes to load.
                startupProbe: { ...probe(readyPath), periodSeconds: 10, failureThreshold: 180 },
                readinessProbe: { ...probe(readyPath), periodSeconds: 5 },
                livenessProbe: { ...probe(livePath), periodSeconds: 20 },
                volumeMounts: [
                    { name: "model", mountPath: modelPath, readOnly: true },
                    { name: "temporary", mountPath: "/tmp" },
                    { name: "shared-memory", mountPath: "/dev/shm" },
                ],
            },
        ],
        volumes: [
            { name: "model", image: { reference: model, pullPolicy: "IfNotPresent" } },
            { name: "temporary", emptyDir: { sizeLimit: "8Gi" } },
            // Between the processes that share the work on one model.
            { name: "shared-memory", emptyDir: { medium: "Memory", sizeLimit: "2Gi" } },
        ],
        topologySpreadConstraints: [
            {
                maxSkew: 1,
                topologyKey: "topology.kubernetes.io/zone",
                whenUnsatisfiable: "ScheduleAnyway",
                labelSelector: { matchLabels: { "app.kubernetes.io/name": name } },
            },
        ],
        ...(gpus > 0 ? { tolerations: [{ key: "nvidia.com/gpu", operator: "Exists", effect: "NoSchedule" }] } : {}),
    };
}
