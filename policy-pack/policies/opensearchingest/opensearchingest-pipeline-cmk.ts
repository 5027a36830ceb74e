import type { PipelineArgs } from "@pulumi/aws/opensearchingest";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

export default definePolicy<PipelineArgs>({
    id: "opensearchingest-pipeline-cmk",
    title: "OpenSearch ingestion pipelines are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: "aws:opensearchingest/pipeline:Pipeline",
    supports: ["A.7.2"],
    why: "The buffer of a pipeline keeps documents on their way to the index, under a key of AWS that you can neither limit nor take away.",
    fix: "Set encryptionAtRestOptions.kmsKeyArn to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/pipeline-security.html",
    check({ encryptionAtRestOptions }, { report }) {
        if (!isCustomerKey(encryptionAtRestOptions, "kmsKeyArn")) {
            report("is not encrypted with a customer-managed key", "encryptionAtRestOptions.kmsKeyArn");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                encryptionAtRestOptions: {
                    kmsKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
            "the stack itself makes the key": { encryptionAtRestOptions: { kmsKeyArn: unknownValue } },
        },
        fails: { "there is no key": { minUnits: 1, maxUnits: 4 } },
        unknown: { "the options are not known yet": { encryptionAtRestOptions: unknownValue } },
    },
});
