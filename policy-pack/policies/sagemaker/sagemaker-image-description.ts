import type { ImageArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";

const nativeType = "aws-native:sagemaker:Image";

export default definePolicy<ImageArgs & { imageDescription?: string }>({
    id: "sagemaker-image-description",
    title: "Images of Studio say what they are for",
    severity: "low",
    appliesTo: ["aws:sagemaker/image:Image", nativeType],
    supports: ["A.4.4"],
    equivalents: ["config:SAGEMAKER_IMAGE_DESCRIPTION"],
    why: "Users choose an image by what they see of it; from a name alone nobody tells which tools, and which versions, a notebook ran on.",
    fix: "Set description to a sentence on what the image holds and whom it is for.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-byoi.html",
    check(image, { report, resource }) {
        // The AWS Native provider has another name for it.
        const property = resource.type === nativeType ? "imageDescription" : "description";
        if (!isSet(image, property)) report("has no description", property);
    },
    examples: {
        passes: {
            "there is a description": { description: "PyTorch 2.4 with our feature library, for the scoring team" },
            "the description is not known yet": { description: unknownValue },
            "there is a description, in the AWS Native provider": ofType(nativeType, {
                imageDescription: "PyTorch 2.4 with our feature library, for the scoring team",
            }),
        },
        fails: {
            "there is no description": { displayName: "Scoring" },
            "the description is empty": { description: "" },
            "there is no description, in the AWS Native provider": ofType(nativeType, { imageDisplayName: "Scoring" }),
        },
    },
});
