import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { Evidence, EvidenceSource } from "../governance/evidence";
import { defaultDenial, dnsAccess } from "./network-rules";

/** What all pods of a namespace may take together. */
export interface NamespaceQuota {
    /** In cores, as Kubernetes writes it: `16`, `500m`. */
    readonly cpu: string;
    /** As Kubernetes writes it: `64Gi`. */
    readonly memory: string;
    /** Whole GPUs of NVIDIA; none unless told. */
    readonly gpus?: number;
    /** 50 unless told. */
    readonly pods?: number;
}

export interface AiNamespaceArgs {
    readonly quota: NamespaceQuota;
    /** The most that one container may take; the namespace's quota unless told. */
    readonly largest?: { readonly cpu: string; readonly memory: string };
    /** Labels of the namespace beside its own, e.g. those of an AI system. */
    readonly labels?: Readonly<Record<string, pulumi.Input<string>>>;
}

/**
 * A namespace for models: only restricted pods run in it, none reaches another or is reached before a network policy
 * names it, and none takes more than its share of cores, memory and GPUs.
 */
export class AiNamespace extends pulumi.ComponentResource implements EvidenceSource {
    /** Waits for the namespace. */
    readonly namespaceName: pulumi.Output<string>;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    constructor(name: string, args: AiNamespaceArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:kubernetes:AiNamespace", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const namespace = new k8s.core.v1.Namespace(
            name,
            { metadata: { name, labels: { ...args.labels, ...podSecurityLabels } } },
            parent,
        );
        this.namespaceName = namespace.metadata.name;
        const metadata = (own: string): { name: string; namespace: pulumi.Output<string> } => ({
            name: own,
            namespace: this.namespaceName,
        });
        new k8s.core.v1.ResourceQuota(
            name,
            { metadata: metadata("quota"), spec: { hard: hardLimits(args.quota) } },
            parent,
        );
        const { cpu, memory } = args.largest ?? args.quota;
        new k8s.core.v1.LimitRange(
            name,
            {
                metadata: metadata("containers"),
                spec: {
                    limits: [
                        {
                            type: "Container",
                            max: { cpu, memory },
                            default: { cpu: "500m", memory: "512Mi" },
                            defaultRequest: { cpu: "100m", memory: "256Mi" },
                        },
                    ],
                },
            },
            parent,
        );
        const denial = new k8s.networking.v1.NetworkPolicy(
            `${name}-default-deny`,
            { metadata: metadata("default-deny"), spec: defaultDenial },
            parent,
        );
        new k8s.networking.v1.NetworkPolicy(`${name}-dns`, { metadata: metadata("dns"), spec: dnsAccess }, parent);
        this.evidence = [
            {
                control: "A.4.5",
                shows: "cores, memory and GPUs are limited, and pods reach only what a network policy names",
                resource: this.namespaceName,
                record: pulumi.interpolate`kubernetes:${this.namespaceName}/networkpolicies/${denial.metadata.name}`,
            },
        ];
        this.registerOutputs({ namespaceName: this.namespaceName });
    }

    /**
     * Lets a group of the cluster's users, as its access entries name it, deploy here and read logs: no secrets, no
     * shell in pods, and no change of quotas, network policies and roles.
     */
    grantDeploy(group: string): k8s.rbac.v1.RoleBinding {
        const name = `${this.name}-${group}-deploy`;
        const metadata = { name: `${group}-deploy`, namespace: this.namespaceName };
        const role = new k8s.rbac.v1.Role(name, { metadata, rules: deployRules }, { parent: this });
        return new k8s.rbac.v1.RoleBinding(
            name,
            {
                metadata,
                roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
                subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: group }],
            },
            { parent: this },
        );
    }
}

/** Refuses pods that are not restricted, in every version of what that means. */
export const podSecurityLabels: Readonly<Record<string, string>> = {
    "pod-security.kubernetes.io/enforce": "restricted",
    "pod-security.kubernetes.io/enforce-version": "latest",
    "pod-security.kubernetes.io/audit": "restricted",
    "pod-security.kubernetes.io/warn": "restricted",
};

/** A quota as Kubernetes takes it. Of GPUs only requests can be limited, and limits are equal to requests. */
export function hardLimits({ cpu, memory, gpus = 0, pods = 50 }: NamespaceQuota): Record<string, string> {
    return {
        "requests.cpu": cpu,
        "limits.cpu": cpu,
        "requests.memory": memory,
        "limits.memory": memory,
        "requests.nvidia.com/gpu": String(gpus),
        pods: String(pods),
        // Neither leaves the cluster, or opens a port of its nodes.
        "services.loadbalancers": "0",
        "services.nodeports": "0",
    };
}

const read = ["get", "list", "watch"];
const write = [...read, "create", "delete", "patch", "update"];

const deployRules = [
    { apiGroups: ["apps"], resources: ["deployments"], verbs: write },
    { apiGroups: ["autoscaling"], resources: ["horizontalpodautoscalers"], verbs: write },
    { apiGroups: ["policy"], resources: ["poddisruptionbudgets"], verbs: write },
    { apiGroups: [""], resources: ["configmaps", "services", "serviceaccounts"], verbs: write },
    { apiGroups: [""], resources: ["events", "pods", "pods/log"], verbs: read },
];
