import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/sagemaker";

const enabled = { dockerSettings: { enableDockerAccess: "ENABLED" } };

export default definePolicy<DomainArgs>({
    id: "sagemaker-domain-docker-access",
    title: "Users of Studio run images of the account only, if they may use Docker at all",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.4.5", "A.10.3"],
    why: "With Docker and a way to the internet, any user runs any image of the world beside the training data; in a domain that is in the VPC only, Docker takes images from Amazon ECR of the account and of those that are trusted.",
    fix: 'Leave dockerSettings out, or set appNetworkAccessType to "VpcOnly" and vpcOnlyTrustedAccounts to the accounts whose images are needed.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-updated-local-get-started.html",
    check({ domainSettings, appNetworkAccessType }, { report }) {
        // Absent means DISABLED.
        if (domainSettings?.dockerSettings?.enableDockerAccess !== "ENABLED") return;
        if (appNetworkAccessType !== "VpcOnly") {
            report("lets users run any image with Docker", "domainSettings.dockerSettings.enableDockerAccess");
        }
    },
    examples: {
        passes: {
            "Docker is left at its default, off": { appNetworkAccessType: "PublicInternetOnly" },
            "Docker is off": {
                appNetworkAccessType: "PublicInternetOnly",
                domainSettings: { dockerSettings: { enableDockerAccess: "DISABLED" } },
            },
            "Docker is on in a domain that is in the VPC only": {
                appNetworkAccessType: "VpcOnly",
                domainSettings: enabled,
            },
        },
        fails: {
            "Docker is on, and access is from the public internet": {
                appNetworkAccessType: "PublicInternetOnly",
                domainSettings: enabled,
            },
            "Docker is on, and access is left at its default": { domainSettings: enabled },
        },
        unknown: {
            "whether Docker is on is not known yet": {
                domainSettings: { dockerSettings: { enableDockerAccess: unknownValue } },
            },
            "Docker is on, and access is not known yet": {
                appNetworkAccessType: unknownValue,
                domainSettings: enabled,
            },
        },
    },
});
