import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachPod, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, ofType, unknownValue } from "../../policy";

const containers = [{ name: "server", image: "registry.example.com/inference/server:1.4.0" }];

export default definePolicy<PodArgs>({
    id: "host-path-volumes",
    title: "Pods mount nothing of the node's file system",
    severity: "high",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "trivy:KSV-0023",
        "kubescape:C-0048",
        "kyverno:disallow-host-path",
        "pss-baseline:hostPathVolumes",
        "prowler:core_minimize_hostpath_volume_mounts",
    ],
    why: "A hostPath volume gives the pod the node's files: the kubelet's credentials, other pods' volumes, the container runtime's socket.",
    fix: "Use a persistentVolumeClaim, an emptyDir, a configMap or a CSI volume instead of hostPath.",
    reference: "https://kubernetes.io/docs/concepts/storage/volumes/",
    check(_, context) {
        eachPod(context, ({ spec, path }) => {
            context.each(spec.volumes, (volume, index) => {
                if (volume.hostPath) context.report("mounts a path of the node", `${path}.volumes.${index}.hostPath`);
            });
        });
    },
    examples: {
        passes: {
            "there are no volumes": { spec: { containers } },
            "the volume is a claim": {
                spec: { containers, volumes: [{ name: "models", persistentVolumeClaim: { claimName: "models" } }] },
            },
        },
        fails: {
            "a volume is a path of the node": {
                spec: { containers, volumes: [{ name: "models", hostPath: { path: "/mnt/models" } }] },
            },
            "a volume is a path of the node that is not known yet": {
                spec: { containers, volumes: [{ name: "models", hostPath: { path: unknownValue } }] },
            },
            "one volume is not known yet and another is a path of the node": {
                spec: { containers, volumes: [unknownValue, { name: "models", hostPath: { path: "/mnt/models" } }] },
            },
            "a volume of a job is a path of the node": ofType("kubernetes:batch/v1:Job", {
                spec: {
                    template: {
                        spec: { containers, volumes: [{ name: "models", hostPath: { path: "/mnt/models" } }] },
                    },
                },
            }),
        },
        unknown: {
            "the volumes are not known yet": { spec: { containers, volumes: unknownValue } },
        },
    },
});
