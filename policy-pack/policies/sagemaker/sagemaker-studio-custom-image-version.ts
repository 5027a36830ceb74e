import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { eachObjectAt } from "../../services/properties";
import { domainTypes, spaceTypes, userProfileTypes } from "../../services/sagemaker";

interface CustomImage {
    readonly imageVersionNumber?: number;
}

const [spaceType] = spaceTypes;
const image = { appImageConfigName: "pytorch", imageName: "pytorch" };

const places = ["defaultUserSettings", "defaultSpaceSettings", "userSettings", "spaceSettings"].flatMap((holder) =>
    ["jupyterLabAppSettings", "codeEditorAppSettings", "kernelGatewayAppSettings", "rSessionAppSettings"].map(
        (app) => `${holder}.${app}.customImages`,
    ),
);

export default definePolicy<DomainArgs>({
    id: "sagemaker-studio-custom-image-version",
    title: "Studio offers its own images by version",
    severity: "low",
    appliesTo: [...domainTypes, ...userProfileTypes, ...spaceTypes],
    supports: ["A.4.4"],
    why: "Without a number users get the newest version from one day to the next: what ran yesterday fails, or works otherwise, and no record says why.",
    fix: "Set imageVersionNumber of each custom image.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CustomImage.html",
    check(resource, context) {
        eachObjectAt<CustomImage>(resource, context, places, (image, path) => {
            if (!isSet(image, "imageVersionNumber")) {
                context.report("offers the newest version of an image", `${path}.imageVersionNumber`);
            }
        });
    },
    examples: {
        passes: {
            "the version is named": {
                defaultUserSettings: { jupyterLabAppSettings: { customImages: [{ ...image, imageVersionNumber: 7 }] } },
            },
            "the version is one that the stack makes": {
                defaultUserSettings: {
                    jupyterLabAppSettings: { customImages: [{ ...image, imageVersionNumber: unknownValue }] },
                },
            },
            "there are no images of its own": { defaultUserSettings: {} },
        },
        fails: {
            "no version is named": { defaultUserSettings: { jupyterLabAppSettings: { customImages: [image] } } },
            "no version is named in a space": ofType(spaceType, {
                spaceSettings: { kernelGatewayAppSettings: { customImages: [image] } },
            }),
        },
        unknown: {
            "the images are not known yet": {
                defaultUserSettings: { jupyterLabAppSettings: { customImages: unknownValue } },
            },
        },
    },
});
