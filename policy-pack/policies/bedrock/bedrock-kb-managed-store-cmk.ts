import type { AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";
import { isCustomerKey } from "../../services/kms";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentKnowledgeBaseArgs>({
    id: "bedrock-kb-managed-store-cmk",
    title: "Managed knowledge bases are encrypted with a customer managed key",
    severity: "high",
    appliesTo: knowledgeBaseTypes,
    supports: ["A.6.2.5", "A.7.2"],
    equivalents: ["aws-aiml:BR-20"],
    why: "A managed knowledge base keeps the documents and their vectors in a store that Bedrock runs. Your key is the only hold you have on it.",
    fix: "Set managedKnowledgeBaseConfiguration.serverSideEncryptionConfiguration.kmsKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html",
    check({ knowledgeBaseConfiguration }, { report, notApplicable }) {
        // With every other type the store is a resource of its own, and so is its key.
        if (knowledgeBaseConfiguration?.type !== "MANAGED") return notApplicable();
        const { managedKnowledgeBaseConfiguration: managed } = knowledgeBaseConfiguration;
        if (isCustomerKey(managed?.serverSideEncryptionConfiguration, "kmsKeyArn")) return;
        report(
            "keeps its documents without a customer managed key",
            "knowledgeBaseConfiguration.managedKnowledgeBaseConfiguration.serverSideEncryptionConfiguration.kmsKeyArn",
        );
    },
    examples: {
        passes: {
            "a customer managed key is named": {
                knowledgeBaseConfiguration: {
                    type: "MANAGED",
                    managedKnowledgeBaseConfiguration: { serverSideEncryptionConfiguration: { kmsKeyArn } },
                },
            },
            "the key is made in the same deployment": {
                knowledgeBaseConfiguration: {
                    type: "MANAGED",
                    managedKnowledgeBaseConfiguration: {
                        serverSideEncryptionConfiguration: { kmsKeyArn: unknownValue },
                    },
                },
            },
        },
        fails: {
            "no key is named, which means a key of AWS": {
                knowledgeBaseConfiguration: { type: "MANAGED", managedKnowledgeBaseConfiguration: {} },
            },
            "nothing is said of the store": { knowledgeBaseConfiguration: { type: "MANAGED" } },
            "the key is one that AWS manages": {
                knowledgeBaseConfiguration: {
                    type: "MANAGED",
                    managedKnowledgeBaseConfiguration: {
                        serverSideEncryptionConfiguration: { kmsKeyArn: "alias/aws/bedrock" },
                    },
                },
            },
        },
        unknown: { "the type is not known yet": { knowledgeBaseConfiguration: { type: unknownValue } } },
        notApplicable: {
            "the store is a resource of its own": { knowledgeBaseConfiguration: { type: "VECTOR" } },
        },
    },
});
