import type { ResourcePolicyArgs } from "@pulumi/aws/opensearchingest";

import { definePolicy, unknownValue } from "../../policy";
import { reportPublicAccess } from "../../services/resource-policies";

const ingest = {
    Effect: "Allow",
    Principal: "*",
    Action: "osis:CreatePipelineEndpoint",
    Resource: "arn:aws:osis:eu-central-1:111122223333:pipeline/documents",
};
const policyOf = (...statements: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

export default definePolicy<ResourcePolicyArgs>({
    id: "opensearchingest-policy-not-public",
    title: "Policies of OpenSearch ingestion pipelines do not let everybody in",
    severity: "critical",
    appliesTo: "aws:opensearchingest/resourcePolicy:ResourcePolicy",
    supports: ["A.7.2", "A.7.6"],
    why: "Whoever may make an endpoint to a pipeline or write into it decides what is in the index, and so what a model answers from.",
    fix: "Name accounts or roles as Principal.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/cross-account-pipelines.html",
    check(props, context) {
        reportPublicAccess(props, "policy", context);
    },
    examples: {
        passes: {
            "the policy names an account": policyOf({
                ...ingest,
                Principal: { AWS: "arn:aws:iam::444455556666:root" },
            }),
        },
        fails: {
            "the policy lets everybody in": policyOf(ingest),
            "every AWS account is let in": policyOf({ ...ingest, Principal: { AWS: "*" } }),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "there is no document": {} },
    },
});
