import type { VolumeArgs } from "@pulumi/aws/ebs";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { isEncrypted, volumeConfig } from "../../services/ec2";
import type { VolumeConfig } from "../../services/ec2";

const volume = { availabilityZone: "eu-central-1a", size: 500 };

export default definePolicy<VolumeArgs, VolumeConfig>({
    id: "ebs-volume-encrypted",
    title: "EBS volumes are encrypted",
    severity: "high",
    appliesTo: "aws:ebs/volume:Volume",
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["checkov:CKV_AWS_3", "fsbp:EC2.3", "pulumi:aws-ebs-volume-disallow-unencrypted-volume"],
    why: "A snapshot of an unencrypted volume, and with it the training data, can be shared with any account by one call.",
    fix: "Set encrypted to true, and kmsKeyId to a key of yours.",
    reference: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    config: volumeConfig,
    check(props, { config, report, unknown }) {
        const verdict = isEncrypted(props, config.encryptedByDefault);
        if (verdict === "no") report("is not encrypted", "encrypted");
        if (verdict === "unknown") unknown("is not known yet, or is what the snapshot says", "encrypted");
    },
    examples: {
        passes: {
            "the volume is encrypted": { ...volume, encrypted: true },
            "the account encrypts by default": withConfig({ encryptedByDefault: true }, volume),
        },
        fails: {
            "encryption is left at its default, off": volume,
            "encryption is off": { ...volume, encrypted: false },
            "encryption is off although the account encrypts by default": withConfig(
                { encryptedByDefault: true },
                { ...volume, encrypted: false },
            ),
        },
        unknown: {
            "encryption is not known yet": { ...volume, encrypted: unknownValue },
            "the volume is as encrypted as its snapshot": { ...volume, snapshotId: "snap-0123456789abcdef0" },
        },
    },
});
