import type { DocumentClassifierArgs } from "@pulumi/aws/comprehend";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const s3Uri = "s3://classifier-results-111122223333/tickets/";
const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<DocumentClassifierArgs>({
    id: "comprehend-classifier-output-cmk",
    title: "The test results of document classifiers are encrypted with a customer managed key",
    severity: "low",
    appliesTo: "aws:comprehend/documentClassifier:DocumentClassifier",
    supports: ["A.6.2.4", "A.7.2"],
    why: "The results hold the documents of the test with their labels.",
    fix: "Set outputDataConfig.kmsKeyId to a key of yours.",
    reference: "https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html",
    check({ outputDataConfig }, { report, notApplicable }) {
        if (!isSet(outputDataConfig, "s3Uri")) notApplicable();
        if (isCustomerKey(outputDataConfig, "kmsKeyId")) return;
        report("writes results without a customer managed key", "outputDataConfig.kmsKeyId");
    },
    examples: {
        passes: {
            "a key is named": { outputDataConfig: { s3Uri, kmsKeyId } },
            "the key is made in the same deployment": { outputDataConfig: { s3Uri, kmsKeyId: unknownValue } },
        },
        fails: {
            "no key is named": { outputDataConfig: { s3Uri } },
            "the key is one that AWS manages": { outputDataConfig: { s3Uri, kmsKeyId: "alias/aws/s3" } },
        },
        unknown: { "the configuration is not known yet": { outputDataConfig: unknownValue } },
        notApplicable: { "no results are written": { languageCode: "en" } },
    },
});
