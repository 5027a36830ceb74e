import type { RepositoryArgs } from "@pulumi/aws/ecr";

import { definePolicy, unknownValue } from "../../policy";
import { repositoryType } from "../../services/ecr";

export default definePolicy<RepositoryArgs>({
    id: "ecr-tag-immutability",
    title: "Tags of images cannot be moved to another image",
    severity: "medium",
    appliesTo: repositoryType,
    supports: ["A.4.4", "A.7.5"],
    equivalents: [
        "checkov:CKV_AWS_51",
        "fsbp:ECR.2",
        "trivy:AWS-0031",
        "pulumi:aws-ecr-repository-disallow-mutable-image",
        "kics:ecr_image_tag_not_immutable",
        "prowler:ecr_repositories_tag_immutability",
        "steampipe:ecr_repository_tag_immutability_enabled",
        "steampipe-tf:ecr_repository_tags_immutable",
        "sentinel:ecr-tag-immutability-configured",
        "config:ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED",
    ],
    why: "Where a tag can be pushed again, the version that was evaluated and approved is not the one that runs, and no record says so.",
    fix: "Set imageTagMutability to IMMUTABLE, and give every build a tag of its own.",
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html",
    check({ imageTagMutability }, { report }) {
        if (imageTagMutability === "IMMUTABLE") return;
        const message =
            imageTagMutability === "IMMUTABLE_WITH_EXCLUSION"
                ? "leaves some of its tags open to be moved to another image"
                : "lets a tag be moved to another image";
        report(message, "imageTagMutability");
    },
    examples: {
        passes: { "tags are immutable": { imageTagMutability: "IMMUTABLE" } },
        fails: {
            "mutability is left at its default, mutable": {},
            "tags are mutable": { imageTagMutability: "MUTABLE" },
            "some tags are left out": {
                imageTagMutability: "IMMUTABLE_WITH_EXCLUSION",
                imageTagMutabilityExclusionFilters: [{ filter: "latest*", filterType: "WILDCARD" }],
            },
        },
        unknown: { "mutability is not known yet": { imageTagMutability: unknownValue } },
    },
});
