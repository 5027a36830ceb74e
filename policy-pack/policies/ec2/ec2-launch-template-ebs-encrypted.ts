import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { isEncrypted, volumeConfig } from "../../services/ec2";
import type { VolumeConfig } from "../../services/ec2";

const device = "/dev/xvda";

export default definePolicy<LaunchTemplateArgs, VolumeConfig>({
    id: "ec2-launch-template-ebs-encrypted",
    title: "Launch templates encrypt the volumes of instances",
    severity: "high",
    appliesTo: "aws:ec2/launchTemplate:LaunchTemplate",
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["fsbp:EC2.181", "pulumi:aws-ec2-launchtemplate-disallow-unencrypted-block-device"],
    why: "Every node of a training cluster or an inference fleet gets the volumes that its template describes.",
    fix: "Give blockDeviceMappings an entry for each device of the image, the root device included, with ebs.encrypted true.",
    reference: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    config: volumeConfig,
    check({ blockDeviceMappings }, { config, report, unknown, each }) {
        let hasVolume = false;
        each(blockDeviceMappings, ({ ebs }, index) => {
            if (!ebs) return;
            hasVolume = true;
            const path = `blockDeviceMappings.${index}.ebs.encrypted`;
            const verdict = isEncrypted(ebs, config.encryptedByDefault);
            if (verdict === "no") report("describes a volume that is not encrypted", path);
            if (verdict === "unknown") unknown("is not known yet, or is what the snapshot says", path);
        });
        if (!hasVolume && !config.encryptedByDefault) {
            unknown(
                "has no volumes, so that the image decides, and nothing says that its volumes are encrypted",
                "blockDeviceMappings",
            );
        }
    },
    examples: {
        passes: {
            "the volume is encrypted": { blockDeviceMappings: [{ deviceName: device, ebs: { encrypted: "true" } }] },
            "the account encrypts by default": withConfig({ encryptedByDefault: true }, { instanceType: "g5.xlarge" }),
        },
        fails: {
            "encryption is left at its default, off": {
                blockDeviceMappings: [{ deviceName: device, ebs: { volumeSize: 100 } }],
            },
            "one of two volumes is not encrypted": {
                blockDeviceMappings: [
                    { deviceName: device, ebs: { encrypted: unknownValue } },
                    { deviceName: "/dev/sdf", ebs: { encrypted: "false" } },
                ],
            },
        },
        unknown: {
            "encryption is not known yet": {
                blockDeviceMappings: [{ deviceName: device, ebs: { encrypted: unknownValue } }],
            },
            "a volume is as encrypted as its snapshot": {
                blockDeviceMappings: [{ deviceName: device, ebs: { snapshotId: "snap-0123456789abcdef0" } }],
            },
            "the volumes are the image's": { instanceType: "g5.xlarge" },
        },
    },
});
