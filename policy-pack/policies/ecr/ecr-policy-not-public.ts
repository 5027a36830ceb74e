import type { RepositoryCreationTemplateArgs, RepositoryPolicyArgs } from "@pulumi/aws/ecr";

import { documentOf, namesOf, publicAccess } from "../../iam";
import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { creationTemplateType, repositoryPolicyType } from "../../services/ecr";

const pull = {
    Effect: "Allow",
    Principal: "*",
    Action: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
};
const documentFrom = (...statements: object[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements });

export default definePolicy<
    Pick<RepositoryPolicyArgs, "policy"> & Pick<RepositoryCreationTemplateArgs, "repositoryPolicy">
>({
    id: "ecr-policy-not-public",
    title: "Policies of image repositories let in nobody unnamed",
    severity: "high",
    appliesTo: [repositoryPolicyType, "aws:ecr/registryPolicy:RegistryPolicy", creationTemplateType],
    supports: ["A.4.4", "A.9.4"],
    equivalents: [
        "checkov:CKV_AWS_32",
        "trivy:AWS-0032",
        "cdk-nag:ECROpenAccess",
        "kics:ecr_repository_is_publicly_accessible",
        "terrascan:AC_AWS_0084",
        "prowler:ecr_repositories_not_publicly_accessible",
        "steampipe:ecr_repository_prohibit_public_access",
        "steampipe-tf:ecr_repository_policy_prohibit_public_access",
    ],
    why: "With a policy for everybody any AWS account pulls the code and the weights in the images, and where pushing is allowed, changes what you run.",
    fix: "Name the accounts or roles as Principal, or limit the statement to your organization with aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    check(props, { resource, report, unknown, notApplicable }) {
        const key = resource.type === creationTemplateType ? "repositoryPolicy" : "policy";
        if (!isSet(props, key)) return notApplicable();
        const document = documentOf(props, key);
        if (!document) return notApplicable();
        const { verdict, statements } = publicAccess(document);
        if (verdict === "yes") report(`lets everybody in, by ${namesOf(statements)} of its policy`, key);
        if (verdict === "unknown") unknown("has a policy that cannot be read in full yet", key);
    },
    examples: {
        passes: {
            "the policy names an account": {
                policy: documentFrom({ ...pull, Principal: { AWS: "arn:aws:iam::111122223333:root" } }),
            },
            "the policy lets in everybody of one organization": {
                policy: documentFrom({
                    ...pull,
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
                }),
            },
        },
        fails: {
            "the policy lets everybody pull": { policy: documentFrom(pull) },
            "the policy lets in every AWS account": { policy: documentFrom({ ...pull, Principal: { AWS: "*" } }) },
            "the policy of the registry lets everybody replicate into it": ofType(
                "aws:ecr/registryPolicy:RegistryPolicy",
                {
                    policy: documentFrom({
                        Effect: "Allow",
                        Principal: { AWS: "*" },
                        Action: ["ecr:CreateRepository", "ecr:ReplicateImage"],
                        Resource: "arn:aws:ecr:eu-central-1:111122223333:repository/*",
                    }),
                },
            ),
            "repositories that ECR makes let everybody pull": ofType(creationTemplateType, {
                prefix: "ROOT",
                appliedFors: ["PULL_THROUGH_CACHE"],
                repositoryPolicy: documentFrom(pull),
            }),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: {
            "repositories that ECR makes get no policy": ofType(creationTemplateType, {
                prefix: "ROOT",
                appliedFors: ["PULL_THROUGH_CACHE"],
            }),
        },
    },
});
