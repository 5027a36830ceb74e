import type { IndexArgs } from "@pulumi/aws/kendra";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<IndexArgs>({
    id: "kendra-index-cmk",
    title: "Kendra indexes are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws:kendra/index:Index",
    supports: ["A.6.2.5", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_262",
        "steampipe-tf:kendra_index_server_side_encryption_uses_kms_cmk",
        "guard-registry:KENDRA_INDEX_ENCRYPTION_KMS_KEY_ID_RULE",
    ],
    why: "An index holds the text of every document that answers are drawn from, whatever protects the documents themselves. Only a key of your own can be taken away.",
    fix: "Set serverSideEncryptionConfiguration.kmsKeyId to a symmetric key of yours; the index is replaced.",
    reference: "https://docs.aws.amazon.com/kendra/latest/dg/encryption-at-rest.html",
    check({ serverSideEncryptionConfiguration }, { report }) {
        if (isCustomerKey(serverSideEncryptionConfiguration, "kmsKeyId")) return;
        report("is not encrypted with a customer managed key", "serverSideEncryptionConfiguration.kmsKeyId");
    },
    examples: {
        passes: {
            "a key is named": { serverSideEncryptionConfiguration: { kmsKeyId } },
            "the key is made in the same deployment": { serverSideEncryptionConfiguration: { kmsKeyId: unknownValue } },
        },
        fails: {
            "no key is named, which means a key of AWS": { name: "policies", edition: "ENTERPRISE_EDITION" },
            "the configuration is empty": { serverSideEncryptionConfiguration: {} },
            "the key is one that AWS manages": { serverSideEncryptionConfiguration: { kmsKeyId: "alias/aws/kendra" } },
        },
        unknown: { "the configuration is not known yet": { serverSideEncryptionConfiguration: unknownValue } },
    },
});
