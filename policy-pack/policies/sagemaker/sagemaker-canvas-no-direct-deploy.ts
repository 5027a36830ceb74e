import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { eachTextAt } from "../../services/properties";
import { domainTypes, userProfileTypes } from "../../services/sagemaker";

const [profileType] = userProfileTypes;
const deploying = (status: string): { canvasAppSettings: object } => ({
    canvasAppSettings: { directDeploySettings: { status } },
});

export default definePolicy<DomainArgs>({
    id: "sagemaker-canvas-no-direct-deploy",
    title: "Users of Canvas deploy no models by themselves",
    severity: "medium",
    appliesTo: [...domainTypes, ...userProfileTypes],
    supports: ["A.6.2.4", "A.6.2.5"],
    why: "A model that goes from an analyst's screen to an endpoint was evaluated by nobody, and stands outside every network, key and monitor that this program sets up.",
    fix: 'Set directDeploySettings.status to "DISABLED"; let users register their models (modelRegisterSettings) for somebody to approve.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DirectDeploySettings.html",
    check(resource, context) {
        const places = ["defaultUserSettings", "userSettings"].map(
            (holder) => `${holder}.canvasAppSettings.directDeploySettings.status`,
        );
        eachTextAt(resource, context, places, (status, path) => {
            if (status === "ENABLED") context.report("lets users of Canvas deploy models by themselves", path);
        });
    },
    examples: {
        passes: {
            "it is off": { defaultUserSettings: deploying("DISABLED") },
            "Canvas is not set up": { defaultUserSettings: {} },
        },
        fails: {
            "it is on": { defaultUserSettings: deploying("ENABLED") },
            "it is on for one profile": ofType(profileType, { userSettings: deploying("ENABLED") }),
        },
        unknown: { "whether it is on is not known yet": { defaultUserSettings: deploying(unknownValue) } },
    },
});
