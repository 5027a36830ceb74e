import type { ApplicationArgs } from "@pulumi/aws/emrserverless";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isPinnedByDigest } from "../../services/container-images";
import { applicationType } from "../../services/emrserverless";

const application = { type: "spark", releaseLabel: "emr-7.5.0" };
const repository = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/prepare";

export default definePolicy<ApplicationArgs>({
    id: "emrserverless-image-digest",
    title: "Images of EMR Serverless applications are named by digest",
    severity: "medium",
    appliesTo: applicationType,
    supports: ["A.4.4", "A.7.6"],
    why: "A tag can be moved: then the code that prepared the data is not the one that was reviewed, and no record says so.",
    fix: "Name the image in imageConfiguration.imageUri by its digest, @sha256:...",
    reference: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/application-custom-image.html",
    check({ imageConfiguration }, { report, notApplicable }) {
        if (!isSet(imageConfiguration, "imageUri")) notApplicable();
        if (!isPinnedByDigest(imageConfiguration?.imageUri ?? "")) {
            report("has an image that is not named by its digest", "imageConfiguration.imageUri");
        }
    },
    examples: {
        passes: {
            "the image is named by its digest": {
                ...application,
                imageConfiguration: { imageUri: `${repository}@sha256:${"0123456789abcdef".repeat(4)}` },
            },
        },
        fails: {
            "the image is named by a tag": { ...application, imageConfiguration: { imageUri: `${repository}:1.4.0` } },
            "the image is named by nothing": { ...application, imageConfiguration: { imageUri: repository } },
        },
        unknown: {
            "the image is not known yet": { ...application, imageConfiguration: { imageUri: unknownValue } },
        },
        notApplicable: { "the image is the one of the release": application },
    },
});
