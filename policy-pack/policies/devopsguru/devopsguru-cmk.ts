import type { ServiceIntegrationArgs } from "@pulumi/aws/devopsguru";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const encryption = (kmsServerSideEncryption: object): { kmsServerSideEncryption: object } => ({
    kmsServerSideEncryption,
});

export default definePolicy<ServiceIntegrationArgs>({
    id: "devopsguru-cmk",
    title: "DevOps Guru keeps insights under a customer managed key",
    severity: "low",
    appliesTo: "aws:devopsguru/serviceIntegration:ServiceIntegration",
    supports: ["A.6.2.6"],
    why: "Insights quote logs, metrics and events of everything that runs in the account.",
    fix: "Set kmsServerSideEncryption to optInStatus ENABLED and type CUSTOMER_MANAGED_KEY with a kmsKeyId of yours.",
    reference:
        "https://docs.aws.amazon.com/devops-guru/latest/APIReference/API_KMSServerSideEncryptionIntegration.html",
    check({ kmsServerSideEncryption: given }, { report }) {
        const path = "kmsServerSideEncryption";
        if (given?.optInStatus !== "ENABLED" || given.type !== "CUSTOMER_MANAGED_KEY") {
            report("leaves insights to a key of AWS", `${path}.type`);
        } else if (!isCustomerKey(given, "kmsKeyId")) {
            report("names no customer managed key", `${path}.kmsKeyId`);
        }
    },
    examples: {
        passes: {
            "a key is named": encryption({ optInStatus: "ENABLED", type: "CUSTOMER_MANAGED_KEY", kmsKeyId }),
            "the key is made in the same deployment": encryption({
                optInStatus: "ENABLED",
                type: "CUSTOMER_MANAGED_KEY",
                kmsKeyId: unknownValue,
            }),
        },
        fails: {
            "nothing is said": {},
            "the key is one that AWS owns": encryption({ optInStatus: "ENABLED", type: "AWS_OWNED_KMS_KEY" }),
            "no key is named": encryption({ optInStatus: "ENABLED", type: "CUSTOMER_MANAGED_KEY" }),
        },
        unknown: { "the type is not known yet": encryption({ optInStatus: "ENABLED", type: unknownValue }) },
    },
});
