/** How a pod is described in a kind, and in which API versions the kind has been. */
interface WorkloadKind {
    readonly kind: string;
    readonly apiVersions: readonly string[];
    /** Where the pod's specification stands. */
    readonly podSpec: string;
}

const template = "spec.template.spec";

const workloadKinds: readonly WorkloadKind[] = [
    { kind: "Pod", apiVersions: ["core/v1"], podSpec: "spec" },
    {
        kind: "Deployment",
        apiVersions: ["apps/v1", "apps/v1beta1", "apps/v1beta2", "extensions/v1beta1"],
        podSpec: template,
    },
    { kind: "StatefulSet", apiVersions: ["apps/v1", "apps/v1beta1", "apps/v1beta2"], podSpec: template },
    { kind: "DaemonSet", apiVersions: ["apps/v1", "apps/v1beta2", "extensions/v1beta1"], podSpec: template },
    { kind: "ReplicaSet", apiVersions: ["apps/v1", "apps/v1beta2", "extensions/v1beta1"], podSpec: template },
    { kind: "ReplicationController", apiVersions: ["core/v1"], podSpec: template },
    { kind: "Job", apiVersions: ["batch/v1"], podSpec: template },
    {
        kind: "CronJob",
        apiVersions: ["batch/v1", "batch/v1beta1", "batch/v2alpha1"],
        podSpec: `spec.jobTemplate.${template}`,
    },
    { kind: "PodTemplate", apiVersions: ["core/v1"], podSpec: "template.spec" },
];

function typesWithSuffix(suffix: string): readonly string[] {
    return workloadKinds.flatMap(({ kind, apiVersions }) =>
        apiVersions.map((version) => `kubernetes:${version}:${kind}${suffix}`),
    );
}

/** The types of resources that make pods. The first is a pod itself. */
export const workloadTypes: readonly string[] = [...typesWithSuffix(""), ...typesWithSuffix("List")];

/**
 * The same with the patches of such resources. What a patch leaves out is not absent, only untouched: these are for
 * policies that forbid something, not for those that ask for something.
 */
export const workloadAndPatchTypes: readonly string[] = [...workloadTypes, ...typesWithSuffix("Patch")];

const podSpecPaths: ReadonlyMap<string, string> = new Map(
    workloadKinds.flatMap(({ kind, apiVersions, podSpec }) =>
        ["", "List", "Patch"].flatMap((suffix) =>
            apiVersions.map((version) => [`kubernetes:${version}:${kind}${suffix}`, podSpec] as const),
        ),
    ),
);

/**
 * Where a resource of this type, or each item of it when it is a list, describes its pod.
 *
 * @throws {Error} on a type that makes no pods
 */
export function podSpecPath(type: string): string {
    const path = podSpecPaths.get(type);
    if (path === undefined) throw new Error(`A resource of type ${type} makes no pods`);
    return path;
}
