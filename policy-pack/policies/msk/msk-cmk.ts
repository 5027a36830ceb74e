import type { ClusterArgs } from "@pulumi/aws/msk";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { clusterType } from "../../services/msk";

const kafkaVersion = "3.8.x";

export default definePolicy<ClusterArgs>({
    id: "msk-cmk",
    title: "MSK clusters are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.7.2"],
    why: "Topics keep the events that models are trained on and features are made of; only a key of your own lets you limit who reads the disks, and end it.",
    fix: "Set encryptionInfo.encryptionAtRestKmsKeyArn to a customer-managed key. The cluster is replaced.",
    reference: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    check({ encryptionInfo }, { report }) {
        if (!isCustomerKey(encryptionInfo, "encryptionAtRestKmsKeyArn")) {
            report("is not encrypted with a customer-managed key", "encryptionInfo.encryptionAtRestKmsKeyArn");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                kafkaVersion,
                encryptionInfo: {
                    encryptionAtRestKmsKeyArn:
                        "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
            "the stack itself makes the key": { encryptionInfo: { encryptionAtRestKmsKeyArn: unknownValue } },
        },
        fails: {
            "the key is left at its default, one that AWS manages": { kafkaVersion },
            "the key is one that AWS manages": { encryptionInfo: { encryptionAtRestKmsKeyArn: "alias/aws/kafka" } },
        },
        unknown: { "the encryption is not known yet": { encryptionInfo: unknownValue } },
    },
});
