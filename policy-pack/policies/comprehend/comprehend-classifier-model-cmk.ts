import type { DocumentClassifierArgs } from "@pulumi/aws/comprehend";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<DocumentClassifierArgs>({
    id: "comprehend-classifier-model-cmk",
    title: "The models of document classifiers are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws:comprehend/documentClassifier:DocumentClassifier",
    supports: ["A.6.2.5", "A.7.2"],
    why: "A trained model repeats parts of the text that it learned from. Only a key of your own can be taken away, from copies too.",
    fix: "Set modelKmsKeyId to a key of yours; a new version is trained.",
    reference: "https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html",
    check(props, { report }) {
        if (isCustomerKey(props, "modelKmsKeyId")) return;
        report("has no customer managed key for its models", "modelKmsKeyId");
    },
    examples: {
        passes: {
            "a key is named": { modelKmsKeyId: keyArn },
            "the key is made in the same deployment": { modelKmsKeyId: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": { languageCode: "en" },
            "the key is one that AWS manages": { modelKmsKeyId: "alias/aws/comprehend" },
        },
    },
});
