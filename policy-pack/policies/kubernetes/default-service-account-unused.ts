import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachPod, serviceAccountName, workloadTypes } from "../../kubernetes";
import { definePolicy, isUnknown, ofType, unknownValue } from "../../policy";

const containers = [{ name: "server", image: "registry.example.com/inference/server:1.4.0" }];

export default definePolicy<PodArgs>({
    id: "default-service-account-unused",
    title: "Pods run as a service account of their own",
    severity: "low",
    appliesTo: workloadTypes,
    supports: ["A.4.5", "A.9.4"],
    equivalents: ["kube-linter:default-service-account"],
    why: "Every pod that says nothing shares the namespace's default account: what one of them is granted, all have.",
    fix: "Set serviceAccountName to a ServiceAccount made for the workload.",
    reference: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
    check(_, context) {
        eachPod(context, ({ spec, path }) => {
            // The account that the stack itself makes is not the default one.
            if (isUnknown(spec, "serviceAccountName") || serviceAccountName(spec) !== "default") return;
            context.report("runs as the namespace's default service account", `${path}.serviceAccountName`);
        });
    },
    examples: {
        passes: {
            "the pod has an account of its own": { spec: { containers, serviceAccountName: "server" } },
            "the stack itself makes the account": ofType("kubernetes:apps/v1:Deployment", {
                spec: { template: { spec: { containers, serviceAccountName: unknownValue } } },
            }),
        },
        fails: {
            "nothing is said, so that it is the default one": { spec: { containers } },
            "the default one is named": { spec: { containers, serviceAccountName: "default" } },
        },
        unknown: {
            "the pod is not known yet": { spec: unknownValue },
        },
    },
});
