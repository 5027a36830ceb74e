import type { ApplicationArgs } from "@pulumi/aws/qbusiness";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { applicationTypes, nativeApplicationType } from "../../services/qbusiness";

const kmsKeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<Pick<ApplicationArgs, "encryptionConfiguration">>({
    id: "qbusiness-application-cmk",
    title: "Amazon Q Business applications are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: applicationTypes,
    supports: ["A.6.2.5", "A.7.2"],
    why: "An application indexes the documents of the company, and keeps what employees ask. Only a key of your own can be taken away.",
    fix: "Set encryptionConfiguration.kmsKeyId to a symmetric key of yours; the application is replaced.",
    reference: "https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/data-encryption.html",
    check({ encryptionConfiguration }, { report }) {
        if (isCustomerKey(encryptionConfiguration, "kmsKeyId")) return;
        report("is not encrypted with a customer managed key", "encryptionConfiguration.kmsKeyId");
    },
    examples: {
        passes: {
            "a key is named": { encryptionConfiguration: { kmsKeyId } },
            "the key is made in the same deployment": { encryptionConfiguration: { kmsKeyId: unknownValue } },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the configuration of the other provider is empty": ofType(nativeApplicationType, {
                encryptionConfiguration: {},
            }),
        },
        unknown: { "the configuration is not known yet": { encryptionConfiguration: unknownValue } },
    },
});
