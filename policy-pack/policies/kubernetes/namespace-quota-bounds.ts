import type { ResourceQuotaArgs } from "@pulumi/kubernetes/core/v1";

import { namespaceOf } from "../../kubernetes";
import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { ExampleResource } from "../../policy";
import { someOf } from "../../services/lists";

const type = "kubernetes:core/v1:ResourceQuota";
const quota = (hard: Readonly<Record<string, string>>, namespace = "models"): ExampleResource => ({
    type,
    props: { metadata: { namespace }, spec: { hard } },
});
const compute = { "limits.cpu": "64", "limits.memory": "256Gi", "requests.nvidia.com/gpu": "4" };
const objects = { pods: "50", "services.loadbalancers": "0", "services.nodeports": "0" };

export default definePolicy<ResourceQuotaArgs, { bounded: readonly string[] }>({
    id: "namespace-quota-bounds",
    title: "Quotas bound all that a namespace can take of a cluster",
    severity: "low",
    scope: "stack",
    appliesTo: type,
    supports: ["A.4.5", "A.6.2.6"],
    why:
        "What a quota does not name is not bounded: one runaway job takes every GPU, and a service that nobody planned opens " +
        "a way into the cluster.",
    fix: "Name in spec.hard of the namespace's quotas limits of cores and memory, GPUs, pods, load balancers and node ports.",
    reference: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
    config: {
        bounded: {
            type: "array",
            items: { type: "string" },
            default: [...Object.keys(compute), ...Object.keys(objects)],
            description: "What the quotas of a namespace have to bound, as keys of spec.hard.",
        },
    },
    check({ props }, { graph, resource, report, notApplicable, config }) {
        // A quota with a scope is for some pods only.
        if (isScoped(props)) notApplicable();
        const together = graph
            .ofType<ResourceQuotaArgs>(type)
            .filter((other) => !isScoped(other.props) && namespaceOf(other) === namespaceOf(resource));
        for (const key of config.bounded) {
            if (someOf(together, (other) => key in (other.props.spec?.hard ?? {}))) continue;
            report(`leaves ${key} without a bound`, "spec.hard");
        }
    },
    examples: {
        passes: {
            "all is bounded": { quota: quota({ ...compute, ...objects }) },
            "two quotas bound it together": { compute: quota(compute), objects: quota(objects) },
            "the configuration asks for cores and memory only": withConfig(
                { bounded: ["limits.cpu", "limits.memory"] },
                { quota: quota({ "limits.cpu": "64", "limits.memory": "256Gi" }) },
            ),
            "how much is not known yet": {
                quota: quota({ ...compute, ...objects, "limits.cpu": unknownValue as never }),
            },
        },
        fails: {
            "GPUs are left out": { quota: quota({ "limits.cpu": "64", "limits.memory": "256Gi", ...objects }) },
            "nothing is bounded": { quota: { type, props: { metadata: { namespace: "models" }, spec: {} } } },
            "the other half is of another namespace": { compute: quota(compute), objects: quota(objects, "web") },
        },
        unknown: {
            "what is bounded is not known yet": {
                quota: { type, props: { metadata: { namespace: "models" }, spec: { hard: unknownValue } } },
            },
        },
        notApplicable: {
            "the quota is for some pods only": {
                quota: { type, props: { spec: { hard: { pods: "10" }, scopes: ["BestEffort"] } } },
            },
        },
    },
});

function isScoped({
    spec,
}: {
    readonly spec?: { readonly scopes?: unknown; readonly scopeSelector?: unknown };
}): boolean {
    return (spec?.scopes ?? spec?.scopeSelector) !== undefined;
}
