import type { StreamArgs } from "@pulumi/aws/kinesis";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<StreamArgs>({
    id: "kinesis-stream-cmk",
    title: "Kinesis streams are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: "aws:kinesis/stream:Stream",
    supports: ["A.7.2"],
    why:
        "Streams keep the events that features are made of for up to a year, in plain text unless told otherwise; the key of AWS cannot be " +
        "used from another account, nor limited to some readers.",
    fix: "Set encryptionType to KMS and kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/streams/latest/dev/server-side-encryption.html",
    check(stream, { report }) {
        if ((stream.encryptionType ?? "NONE") !== "KMS") return report("is not encrypted", "encryptionType");
        if (!isCustomerKey(stream, "kmsKeyId")) {
            report("is not encrypted with a customer-managed key", "kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { encryptionType: "KMS", kmsKeyId },
            "the stack itself makes the key": { encryptionType: "KMS", kmsKeyId: unknownValue },
        },
        fails: {
            "encryption is left at its default, off": { shardCount: 2 },
            "a key is given and encryption is off": { encryptionType: "NONE", kmsKeyId },
            "the key is one that AWS manages": { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" },
        },
        unknown: { "whether it is encrypted is not known yet": { encryptionType: unknownValue, kmsKeyId } },
    },
});
