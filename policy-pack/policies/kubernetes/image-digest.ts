import type { PodArgs } from "@pulumi/kubernetes/core/v1";

import { eachContainer, workloadAndPatchTypes } from "../../kubernetes";
import { definePolicy, unknownValue } from "../../policy";
import { isPinnedByDigest } from "../../services/container-images";

const repository = "registry.example.com:5000/inference/server";
const digest = "sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a";

export default definePolicy<PodArgs>({
    id: "image-digest",
    title: "Containers pin their images by digest",
    severity: "medium",
    appliesTo: workloadAndPatchTypes,
    supports: ["A.4.4", "A.10.3"],
    equivalents: ["checkov:CKV_K8S_43", "kyverno:require-image-checksum"],
    why: "A tag can be moved: the next pod that starts may run other code than the one that was tested.",
    fix: "Give image as repository@sha256:... in every container.",
    reference: "https://kubernetes.io/docs/concepts/containers/images/",
    check(_, context) {
        eachContainer(context, ({ container: { image }, path }) => {
            if (image && !isPinnedByDigest(image)) {
                context.report("has a container whose image is not pinned by digest", `${path}.image`);
            }
        });
    },
    examples: {
        passes: {
            "the image is given by digest": {
                spec: { containers: [{ name: "server", image: `${repository}@${digest}` }] },
            },
            "the image is given by tag and digest": {
                spec: { containers: [{ name: "server", image: `${repository}:1.4.0@${digest}` }] },
            },
        },
        fails: {
            "the image is given by tag": { spec: { containers: [{ name: "server", image: `${repository}:1.4.0` }] } },
            "the image has neither tag nor digest": { spec: { containers: [{ name: "server", image: repository }] } },
            "only the init container's image is given by tag": {
                spec: {
                    containers: [{ name: "server", image: `${repository}@${digest}` }],
                    initContainers: [{ name: "fetch", image: `${repository}:1.4.0` }],
                },
            },
        },
        unknown: {
            "the image is not known yet": { spec: { containers: [{ name: "server", image: unknownValue }] } },
        },
    },
});
