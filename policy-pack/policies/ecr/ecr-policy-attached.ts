import type { RepositoryArgs } from "@pulumi/aws/ecr";

import { definePolicy, ref, unknownValue } from "../../policy";
import { repositoryPolicyType, repositoryType } from "../../services/ecr";

const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Sid: "Pull",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:role/serving" },
            Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        },
    ],
});

export default definePolicy<RepositoryArgs>({
    id: "ecr-policy-attached",
    title: "Image repositories have a policy of their own",
    severity: "low",
    scope: "stack",
    appliesTo: repositoryType,
    supports: ["A.4.4", "A.9.4"],
    equivalents: ["kics:ecr_repository_without_policy", "terrascan:AC_AWS_0462"],
    why: "Without one, every identity policy of the account with a wildcard reaches the images; a policy says in one place who pulls and who pushes.",
    fix: "Add a RepositoryPolicy for the repository that names who may pull and who may push.",
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    check(repository, { graph, report, unknown }) {
        const policies = graph.referringTo(repository, "repository", repositoryPolicyType);
        if (policies.resources.length > 0) return;
        if (policies.complete) report("has no policy of its own");
        else unknown("may be the repository of a policy whose repository is not known yet");
    },
    examples: {
        passes: {
            "a policy refers to the repository": {
                serving: { type: repositoryType, props: { name: "serving" } },
                access: { type: repositoryPolicyType, props: { repository: ref("serving", "name"), policy } },
            },
        },
        fails: {
            "there is no policy": { serving: { type: repositoryType, props: { name: "serving" } } },
            "the policy is another repository's": {
                serving: { type: repositoryType, props: { name: "serving" } },
                access: { type: repositoryPolicyType, props: { repository: "training", policy } },
            },
        },
        unknown: {
            "the repository of the policy is not known yet": {
                serving: { type: repositoryType, props: { name: "serving" } },
                access: { type: repositoryPolicyType, props: { repository: unknownValue, policy } },
            },
        },
    },
});
