import type { ProjectArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";

const productId = "prod-53ibyqbj2cgmo";

export default definePolicy<ProjectArgs>({
    id: "sagemaker-project-template-version",
    title: "Projects are made from a named version of their template",
    severity: "low",
    appliesTo: ["aws:sagemaker/project:Project", "aws-native:sagemaker:Project"],
    supports: ["A.6.2.3", "A.4.4"],
    why: "A template sets up the pipeline from training to approval. Without a version the newest is taken, and two projects of one program may work by different rules.",
    fix: "Set serviceCatalogProvisioningDetails.provisioningArtifactId to the version of the product.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateProject.html",
    check({ serviceCatalogProvisioningDetails: details }, { report, notApplicable }) {
        // The AWS Native provider also takes templates that are no products of Service Catalog.
        if (!details) return notApplicable();
        if (isSet(details, "provisioningArtifactId")) return;
        report(
            "takes whatever version of its template is the newest",
            "serviceCatalogProvisioningDetails.provisioningArtifactId",
        );
    },
    examples: {
        passes: {
            "the version is named": {
                serviceCatalogProvisioningDetails: { productId, provisioningArtifactId: "pa-sm4pjfuzictpe" },
            },
            "the version is one that the stack makes": {
                serviceCatalogProvisioningDetails: { productId, provisioningArtifactId: unknownValue },
            },
        },
        fails: { "no version is named": { serviceCatalogProvisioningDetails: { productId } } },
        unknown: { "the product is not known yet": { serviceCatalogProvisioningDetails: unknownValue } },
        notApplicable: { "the template is no product of Service Catalog": { projectName: "scoring" } },
    },
});
