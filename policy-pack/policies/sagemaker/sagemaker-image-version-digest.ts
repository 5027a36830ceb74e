import type { ImageVersionArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isPinnedByDigest } from "../../services/container-images";
import { imageVersionTypes } from "../../services/sagemaker";

const repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/studio";

export default definePolicy<ImageVersionArgs>({
    id: "sagemaker-image-version-digest",
    title: "Versions of Studio images are made from an image by digest",
    severity: "low",
    appliesTo: imageVersionTypes,
    supports: ["A.4.4"],
    why: "A version that is made from a tag says nothing of what is in it: two versions may be the same, and one may be two.",
    fix: "Give baseImage as repository@sha256:...",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateImageVersion.html",
    check({ baseImage }, { report }) {
        if (!isPinnedByDigest(baseImage ?? ""))
            report("is made from an image that is not pinned by digest", "baseImage");
    },
    examples: {
        passes: {
            "the image is given by digest": {
                baseImage: `${repository}@sha256:9b2cf535f27731c974343645a3985328ffba4b1c4f9d3a5f2d0c8a3f0d6e5b7a`,
            },
        },
        fails: {
            "the image is given by tag": { baseImage: `${repository}:2.4` },
            "no image is given": { imageName: "studio" },
        },
        unknown: { "the image is not known yet": { baseImage: unknownValue } },
    },
});
