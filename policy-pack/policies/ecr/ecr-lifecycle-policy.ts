import type { RepositoryArgs } from "@pulumi/aws/ecr";

import { definePolicy, ref, unknownValue } from "../../policy";
import { lifecyclePolicyType, repositoryType } from "../../services/ecr";

const policy = JSON.stringify({
    rules: [
        {
            rulePriority: 1,
            selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 },
            action: { type: "expire" },
        },
    ],
});

export default definePolicy<RepositoryArgs>({
    id: "ecr-lifecycle-policy",
    title: "Image repositories have a lifecycle policy",
    severity: "low",
    scope: "stack",
    appliesTo: repositoryType,
    supports: ["A.4.4"],
    equivalents: [
        "fsbp:ECR.3",
        "prowler:ecr_repositories_lifecycle_policy_enabled",
        "steampipe:ecr_repository_lifecycle_policy_configured",
        "sentinel:ecr-lifecycle-policy-configured",
        "config:ECR_PRIVATE_LIFECYCLE_POLICY_CONFIGURED",
    ],
    why: "Images stay for ever unless told otherwise: old ones, with holes that are known by now, can still be pulled and run.",
    fix: "Add a LifecyclePolicy for the repository that expires what is no longer used.",
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html",
    check(repository, { graph, report, unknown }) {
        const policies = graph.referringTo(repository, "repository", lifecyclePolicyType);
        if (policies.resources.length > 0) return;
        if (policies.complete) report("has no lifecycle policy");
        else unknown("may be the repository of a lifecycle policy whose repository is not known yet");
    },
    examples: {
        passes: {
            "a lifecycle policy refers to the repository": {
                serving: { type: repositoryType, props: { name: "serving" } },
                cleanup: { type: lifecyclePolicyType, props: { repository: ref("serving", "name"), policy } },
            },
            "a lifecycle policy names the repository": {
                serving: { type: repositoryType, props: { name: "serving" } },
                cleanup: { type: lifecyclePolicyType, props: { repository: "serving", policy } },
            },
        },
        fails: {
            "there is no lifecycle policy": { serving: { type: repositoryType, props: { name: "serving" } } },
            "the lifecycle policy is another repository's": {
                serving: { type: repositoryType, props: { name: "serving" } },
                cleanup: { type: lifecyclePolicyType, props: { repository: "training", policy } },
            },
        },
        unknown: {
            "the repository of the lifecycle policy is not known yet": {
                serving: { type: repositoryType, props: { name: "serving" } },
                cleanup: { type: lifecyclePolicyType, props: { repository: unknownValue, policy } },
            },
        },
    },
});
