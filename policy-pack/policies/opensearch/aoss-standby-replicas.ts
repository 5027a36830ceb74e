import type { ServerlessCollectionArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<ServerlessCollectionArgs>({
    id: "aoss-standby-replicas",
    title: "OpenSearch Serverless collections have standby replicas",
    severity: "low",
    appliesTo: "aws:opensearch/serverlessCollection:ServerlessCollection",
    supports: ["A.6.2.5"],
    equivalents: ["config-pack:opensearch-serverless-standby-replicas"],
    why: "Without replicas in another zone, the loss of one zone takes the vector store away from everything that retrieves from it.",
    fix: "Set standbyReplicas to ENABLED, or leave it out. The collection is replaced.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-overview.html",
    check({ standbyReplicas }, { report }) {
        if (standbyReplicas === "DISABLED") report("has no replicas in another zone", "standbyReplicas");
    },
    examples: {
        passes: {
            "they are left at their default, enabled": { type: "VECTORSEARCH" },
            "they are enabled": { type: "VECTORSEARCH", standbyReplicas: "ENABLED" },
        },
        fails: { "they are disabled": { type: "VECTORSEARCH", standbyReplicas: "DISABLED" } },
        unknown: { "it is not known yet": { standbyReplicas: unknownValue } },
    },
});
