import type { PodArgs, ServiceAccountArgs } from "@pulumi/kubernetes/core/v1";

import { eachPod, namespaceOf, serviceAccountName, workloadTypes } from "../../kubernetes";
import type { PodSpec } from "../../kubernetes";
import { definePolicy, isUnknown, ref, unknownValue } from "../../policy";
import type { Readable, ResourceView, StackCheckContext } from "../../policy";
import { someOf } from "../../services/lists";

const [podType = ""] = workloadTypes;
const serviceAccountType = "kubernetes:core/v1:ServiceAccount";
const containers = [{ name: "server", image: "registry.example.com/inference/server:1.4.0" }];

export default definePolicy<PodArgs>({
    id: "service-account-token-not-mounted",
    title: "Pods are given no token for the Kubernetes API",
    severity: "medium",
    scope: "stack",
    appliesTo: workloadTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["checkov:CKV_K8S_38", "kyverno:restrict-automount-sa-token"],
    why: "Whoever breaks into a model server with a token speaks to the cluster's API in its name.",
    fix: "Set automountServiceAccountToken to false in the pod's specification, or on the ServiceAccount it uses.",
    reference: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    check(workload, context) {
        eachPod(context, ({ spec, path }) => {
            // What the pod says outweighs what its service account says; absent in both means true.
            const own = spec.automountServiceAccountToken;
            if (own === false) return;
            if (own !== true) {
                const accounts = accountsOf(workload, spec, path, context);
                if (
                    accounts.length > 0 &&
                    !someOf(accounts, ({ props }) => props.automountServiceAccountToken !== false)
                ) {
                    return;
                }
            }
            context.report("is given a token for the Kubernetes API", `${path}.automountServiceAccountToken`);
        });
    },
    examples: {
        passes: {
            "the pod declines the token": {
                server: { type: podType, props: { spec: { containers, automountServiceAccountToken: false } } },
            },
            "the service account of the stack declines it for its pods": {
                account: { type: serviceAccountType, props: { automountServiceAccountToken: false } },
                server: {
                    type: "kubernetes:apps/v1:Deployment",
                    props: {
                        spec: {
                            template: { spec: { containers, serviceAccountName: ref("account", "metadata.name") } },
                        },
                    },
                },
            },
            "the service account, by its name, declines it": {
                account: {
                    type: serviceAccountType,
                    props: { metadata: { name: "server" }, automountServiceAccountToken: false },
                },
                server: { type: podType, props: { spec: { containers, serviceAccountName: "server" } } },
            },
        },
        fails: {
            "nobody says anything": { server: { type: podType, props: { spec: { containers } } } },
            "the pod asks for what its service account declines": {
                account: {
                    type: serviceAccountType,
                    props: { metadata: { name: "server" }, automountServiceAccountToken: false },
                },
                server: {
                    type: podType,
                    props: {
                        spec: { containers, serviceAccountName: "server", automountServiceAccountToken: true },
                    },
                },
            },
            "the service account that declines it is in another namespace": {
                account: {
                    type: serviceAccountType,
                    props: { metadata: { name: "server", namespace: "training" }, automountServiceAccountToken: false },
                },
                server: {
                    type: podType,
                    props: {
                        metadata: { namespace: "inference" },
                        spec: { containers, serviceAccountName: "server" },
                    },
                },
            },
        },
        unknown: {
            "what the pod says is not known yet": {
                server: { type: podType, props: { spec: { containers, automountServiceAccountToken: unknownValue } } },
            },
        },
    },
});

type ServiceAccount = ResourceView<Readable<ServiceAccountArgs>>;

/** The service accounts of the stack that the pod may run as: by reference, or by name within its namespace. */
function accountsOf(
    workload: ResourceView<unknown>,
    spec: PodSpec,
    path: string,
    { graph, resource }: StackCheckContext,
): readonly ServiceAccount[] {
    if (isUnknown(spec, "serviceAccountName")) {
        const referred = graph.referredToBy<ServiceAccountArgs>(
            workload,
            `${path}.serviceAccountName`,
            serviceAccountType,
        );
        if (referred.resources.length > 0) return referred.resources;
    }
    const name = serviceAccountName(spec);
    return graph
        .ofType<ServiceAccountArgs>(serviceAccountType)
        .filter((account) => account.props.metadata?.name === name && namespaceOf(account) === namespaceOf(resource));
}
