import type { AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";

export default definePolicy<AgentKnowledgeBaseArgs>({
    id: "bedrock-kb-third-party-store-private",
    title: "Knowledge bases reach their vector store without crossing the internet",
    severity: "medium",
    appliesTo: knowledgeBaseTypes,
    supports: ["A.4.5", "A.7.2", "A.10.3"],
    why: "Pinecone and Redis Enterprise Cloud are reached over the internet with an API key or a password, and so is MongoDB Atlas unless PrivateLink leads there. A leaked credential is then enough to read the documents from anywhere.",
    fix: "Set mongoDbAtlasConfiguration.endpointServiceName to the name of the PrivateLink service, or keep the vectors in a store of the account, such as OpenSearch Serverless, Aurora or S3 Vectors.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-setup.html",
    check({ storageConfiguration: storage }, { report, notApplicable }) {
        if (!storage) return notApplicable();
        if (isSet(storage, "pineconeConfiguration") || isSet(storage, "redisEnterpriseCloudConfiguration")) {
            return report("keeps its vectors in a store that is reached over the internet", "storageConfiguration");
        }
        if (!isSet(storage, "mongoDbAtlasConfiguration")) return;
        if (isSet(storage.mongoDbAtlasConfiguration, "endpointServiceName")) return;
        report(
            "reaches MongoDB Atlas over the internet",
            "storageConfiguration.mongoDbAtlasConfiguration.endpointServiceName",
        );
    },
    examples: {
        passes: {
            "the store is a collection of the account": {
                storageConfiguration: { type: "OPENSEARCH_SERVERLESS", opensearchServerlessConfiguration: {} },
            },
            "PrivateLink leads to MongoDB Atlas": {
                storageConfiguration: {
                    type: "MONGO_DB_ATLAS",
                    mongoDbAtlasConfiguration: {
                        endpointServiceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-0123456789abcdef0",
                    },
                },
            },
        },
        fails: {
            "MongoDB Atlas is reached over the internet": {
                storageConfiguration: {
                    type: "MONGO_DB_ATLAS",
                    mongoDbAtlasConfiguration: { endpoint: "cluster0.mongodb.net" },
                },
            },
            "the store is Pinecone": {
                storageConfiguration: { type: "PINECONE", pineconeConfiguration: { namespace: "manuals" } },
            },
            "the store is Redis Enterprise Cloud": {
                storageConfiguration: {
                    type: "REDIS_ENTERPRISE_CLOUD",
                    redisEnterpriseCloudConfiguration: { vectorIndexName: "manuals" },
                },
            },
        },
        unknown: { "the store is not known yet": { storageConfiguration: unknownValue } },
        notApplicable: { "Bedrock manages the store": { knowledgeBaseConfiguration: { type: "MANAGED" } } },
    },
});
