import type { ServerlessCollectionArgs } from "@pulumi/aws/opensearch";

import { definePolicy, ref, unknownValue } from "../../policy";
import { knowledgeBaseType } from "../../services/bedrock";

const collectionType = "aws:opensearch/serverlessCollection:ServerlessCollection";
const knowledgeBase = {
    type: knowledgeBaseType,
    props: {
        name: "handbook",
        storageConfiguration: {
            type: "OPENSEARCH_SERVERLESS",
            opensearchServerlessConfiguration: { collectionArn: ref("vectors", "arn"), vectorIndexName: "handbook" },
        },
    },
};

export default definePolicy<ServerlessCollectionArgs>({
    id: "aoss-vectorsearch-type",
    title: "Collections that knowledge bases store vectors in are of the type VECTORSEARCH",
    severity: "low",
    scope: "stack",
    appliesTo: collectionType,
    supports: ["A.4.3", "A.6.2.5"],
    why:
        "Collections of other types have no vector engine, and the knowledge base cannot be made or finds nothing. Collections for " +
        "logs and text search are not asked about.",
    fix: "Set type to VECTORSEARCH. The collection is replaced.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-setup.html",
    check(collection, { graph, report, unknown, notApplicable }) {
        // Absent means TIMESERIES.
        if (collection.props.type === "VECTORSEARCH") return;
        const path = "storageConfiguration.opensearchServerlessConfiguration.collectionArn";
        const users = graph.referringTo(collection, path, knowledgeBaseType);
        if (users.resources.length > 0) report("holds vectors and is not of the type VECTORSEARCH", "type");
        else if (users.complete) notApplicable();
        else unknown("may be the collection of a knowledge base whose collection is not known yet");
    },
    examples: {
        passes: {
            "the collection is for vectors": {
                vectors: { type: collectionType, props: { type: "VECTORSEARCH" } },
                knowledgeBase,
            },
        },
        fails: {
            "the collection is for text search": {
                vectors: { type: collectionType, props: { type: "SEARCH" } },
                knowledgeBase,
            },
            "the type is left at its default, TIMESERIES": { vectors: { type: collectionType }, knowledgeBase },
        },
        unknown: {
            "the type is not known yet": {
                vectors: { type: collectionType, props: { type: unknownValue } },
                knowledgeBase,
            },
        },
        notApplicable: {
            "no knowledge base uses the collection": { logs: { type: collectionType, props: { type: "TIMESERIES" } } },
        },
    },
});
