import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { eachObjectAt } from "../../services/properties";
import { domainTypes, spaceTypes, userProfileTypes } from "../../services/sagemaker";

type Spec = Readonly<Record<string, string | undefined>>;

const appTypes = ["aws:sagemaker/app:App", "aws-native:sagemaker:App"] as const;
const [spaceType] = spaceTypes;
const [profileType, nativeProfileType] = userProfileTypes;
const [appType] = appTypes;

// JupyterServer, TensorBoard and RStudio run a system image, which AWS keeps up to date.
const settings = ["defaultUserSettings", "defaultSpaceSettings", "userSettings", "spaceSettings"].flatMap((holder) =>
    ["jupyterLabAppSettings", "codeEditorAppSettings", "kernelGatewayAppSettings", "rSessionAppSettings"].map(
        (app) => `${holder}.${app}.defaultResourceSpec`,
    ),
);
const ofSystem: readonly unknown[] = ["JupyterServer", "TensorBoard", "RStudioServerPro"];

/** The providers spell the names differently. */
function isGiven(spec: Spec, name: string): boolean {
    return isSet(spec, `sagemaker${name}`) || isSet(spec, `sageMaker${name}`);
}

// As in `datascience-1.0` or `sagemaker-data-science-310-v1`, which are images of AWS for notebooks.
const nameWithVersion = /:image\/.*-v?\d+(\.\d+)*(-|$)/;

const image = "arn:aws:sagemaker:eu-central-1:111122223333:image/pytorch";
const pinned = { sagemakerImageArn: image, sagemakerImageVersionArn: `${image.replace("image/", "image-version/")}/7` };
const inLab = (defaultResourceSpec: object): object => ({ jupyterLabAppSettings: { defaultResourceSpec } });
const inKernel = (defaultResourceSpec: object): object => ({ kernelGatewayAppSettings: { defaultResourceSpec } });

export default definePolicy<DomainArgs & { appType?: string }>({
    id: "sagemaker-studio-default-image-version",
    title: "Applications of Studio start from an image of a named version",
    severity: "low",
    appliesTo: [...domainTypes, ...userProfileTypes, ...spaceTypes, ...appTypes],
    supports: ["A.4.4"],
    why: "An image that is named without a version is the newest one at each start: a notebook that ran yesterday runs on other libraries today, and no record says which.",
    fix: "Set sagemakerImageVersionArn or sagemakerImageVersionAlias beside sagemakerImageArn.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceSpec.html",
    check(resource, context) {
        const isApp = (appTypes as readonly string[]).includes(context.resource.type);
        if (isApp && ofSystem.includes(resource.appType)) return;
        eachObjectAt<Spec>(resource, context, isApp ? ["resourceSpec"] : settings, (spec, path) => {
            if (!isGiven(spec, "ImageArn")) return;
            if (isGiven(spec, "ImageVersionArn") || isGiven(spec, "ImageVersionAlias")) return;
            const name = isSet(spec, "sagemakerImageArn") ? "sagemakerImageArn" : "sageMakerImageArn";
            if (nameWithVersion.test(spec[name] ?? "")) return;
            context.report("starts from the newest version of an image", `${path}.${name}`);
        });
    },
    examples: {
        passes: {
            "the version is named": { defaultUserSettings: inLab(pinned) },
            "the version is named by an alias": {
                defaultUserSettings: inLab({ sagemakerImageArn: image, sagemakerImageVersionAlias: "2.4.1" }),
            },
            "the version is one that the stack makes": {
                defaultUserSettings: inLab({ sagemakerImageArn: image, sagemakerImageVersionArn: unknownValue }),
            },
            "no image is named": { defaultUserSettings: inLab({ instanceType: "ml.t3.medium" }) },
            "the image of AWS has its version in its name": {
                defaultUserSettings: inKernel({
                    sagemakerImageArn: "arn:aws:sagemaker:eu-central-1:936697816551:image/datascience-1.0",
                }),
            },
            "the application runs a system image": ofType(appType, {
                appType: "JupyterServer",
                resourceSpec: { sagemakerImageArn: "arn:aws:sagemaker:eu-central-1:936697816551:image/jupyter-server" },
            }),
        },
        fails: {
            "users start from the newest version": { defaultUserSettings: inLab({ sagemakerImageArn: image }) },
            "shared spaces start from the newest version": {
                defaultSpaceSettings: inKernel({ sagemakerImageArn: image }),
            },
            "a user starts from the newest version": ofType(profileType, {
                userSettings: inLab({ sagemakerImageArn: image }),
            }),
            "a user starts from the newest version, in the AWS Native provider": ofType(nativeProfileType, {
                userSettings: inLab({ sageMakerImageArn: image }),
            }),
            "a space starts from the newest version": ofType(spaceType, {
                spaceSettings: { codeEditorAppSettings: { defaultResourceSpec: { sagemakerImageArn: image } } },
            }),
            "an application starts from the newest version": ofType(appType, {
                appType: "JupyterLab",
                resourceSpec: { sagemakerImageArn: image },
            }),
        },
        unknown: {
            "the settings are not known yet": { defaultUserSettings: unknownValue },
            "which image it is, is not known yet": {
                defaultUserSettings: inLab({ sagemakerImageArn: unknownValue }),
            },
        },
    },
});
