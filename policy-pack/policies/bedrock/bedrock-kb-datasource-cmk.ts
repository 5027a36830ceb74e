import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { dataSourceTypes, nativeDataSourceType } from "../../services/bedrock-knowledge-bases";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-datasource-cmk",
    title: "Knowledge base data sources are encrypted with a customer managed key",
    severity: "high",
    appliesTo: dataSourceTypes,
    supports: ["A.7.2"],
    equivalents: ["prowler:bedrock_knowledge_base_encrypted_with_cmk", "fsbp:Bedrock.1"],
    why: "While documents are ingested, copies of them lie in transient storage. Under a key of AWS nobody in the account controls or sees who decrypts them.",
    fix: "Set serverSideEncryptionConfiguration.kmsKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-kb.html",
    check(props, { report }) {
        if (isCustomerKey(props.serverSideEncryptionConfiguration, "kmsKeyArn")) return;
        report("ingests documents without a customer managed key", "serverSideEncryptionConfiguration.kmsKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { serverSideEncryptionConfiguration: { kmsKeyArn: keyArn } },
            "the key is made in the same deployment": {
                serverSideEncryptionConfiguration: { kmsKeyArn: unknownValue },
            },
        },
        fails: {
            "a data source of aws-native names no key": ofType(nativeDataSourceType, {}),
            "no key is named, which means a key of AWS": {},
            "the encryption configuration names no key": { serverSideEncryptionConfiguration: {} },
            "the key is one that AWS manages": {
                serverSideEncryptionConfiguration: { kmsKeyArn: "alias/aws/bedrock" },
            },
        },
        unknown: {
            "the encryption configuration is not known yet": { serverSideEncryptionConfiguration: unknownValue },
        },
    },
});
