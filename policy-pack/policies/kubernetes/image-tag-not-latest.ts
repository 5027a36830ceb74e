import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";
import { tagOf } from "../../services/container-images";

const repository = "registry.example.com:5000/inference/server";
const digest = "sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a";

export default definePolicy<PodArgs>({
    id: "image-tag-not-latest",
    title: "Containers name the version of their images",
    severity: "medium",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.4"],
    equivalents: ["checkov:CKV_K8S_14", "trivy:KSV-0013", "kube-linter:latest-tag", "kyverno:disallow-latest-tag"],
    why: "With the tag latest, or none, nobody can say which version runs, nor go back to the one before.",
    fix: "Give image a digest, or a tag that stands for one version.",
    reference: "https://kubernetes.io/docs/concepts/containers/images/",
    check(_, context) {
        eachContainer(context, ({ container: { image }, path }) => {
            if (!image || image.includes("@")) return;
            if ((tagOf(image) ?? "latest") === "latest") {
                context.report("has a container whose image has no fixed version", `${path}.image`);
            }
        });
    },
    examples: {
        passes: {
            "the tag is a version": { spec: { containers: [{ name: "server", image: `${repository}:1.4.0` }] } },
            "the image is given by digest": {
                spec: { containers: [{ name: "server", image: `${repository}@${digest}` }] },
            },
        },
        fails: {
            "the tag is latest": { spec: { containers: [{ name: "server", image: `${repository}:latest` }] } },
            "there is no tag, and a port in the registry's name": {
                spec: { containers: [{ name: "server", image: repository }] },
            },
        },
        unknown: {
            "the image is not known yet": { spec: { containers: [{ name: "server", image: unknownValue }] } },
        },
    },
});
