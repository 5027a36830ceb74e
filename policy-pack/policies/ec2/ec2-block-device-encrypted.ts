import type { InstanceArgs, LaunchConfigurationArgs } from "@pulumi/aws/ec2";

import { definePolicy, isSet, ofType, unknownValue, withConfig } from "../../policy";
import { isEncrypted, volumeConfig } from "../../services/ec2";
import type { VolumeConfig } from "../../services/ec2";

const configurationType = "aws:ec2/launchConfiguration:LaunchConfiguration";
const encryptedRoot = { rootBlockDevice: { encrypted: true } };

export default definePolicy<InstanceArgs & LaunchConfigurationArgs, VolumeConfig>({
    id: "ec2-block-device-encrypted",
    title: "The root volume and all other volumes of an instance are encrypted",
    severity: "high",
    appliesTo: ["aws:ec2/instance:Instance", configurationType, "aws:ec2/spotInstanceRequest:SpotInstanceRequest"],
    supports: ["A.4.5", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_8",
        "pulumi:aws-ec2-instance-disallow-unencrypted-block-device",
        "pulumi:aws-ec2-instance-disallow-unencrypted-root-block-device",
        "pulumi:aws-ec2-launchconfiguration-disallow-unencrypted-block-device",
        "pulumi:aws-ec2-launchconfiguration-disallow-unencrypted-root-block-device",
    ],
    why: "A snapshot of an unencrypted volume can be shared with any account by one call, and with it datasets and caches of models.",
    fix: "Set rootBlockDevice.encrypted and encrypted of every one of ebsBlockDevices to true.",
    reference: "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html",
    config: volumeConfig,
    check(instance, { config, report, unknown, each }) {
        each(instance, ({ rootBlockDevice }) => {
            const verdict = isEncrypted(rootBlockDevice, config.encryptedByDefault);
            if (verdict === "unknown") unknown("is not known yet", "rootBlockDevice.encrypted");
            if (verdict !== "no") return;
            if (rootBlockDevice?.encrypted === undefined && isSet(instance, "launchTemplate")) {
                unknown(
                    "decides on the root volume, and is checked by itself where it is in this stack",
                    "launchTemplate",
                );
            } else {
                report("has a root volume that is not encrypted", "rootBlockDevice.encrypted");
            }
        });
        each(instance.ebsBlockDevices, (device, index) => {
            const path = `ebsBlockDevices.${index}.encrypted`;
            if (device.noDevice === true) return;
            const verdict = isEncrypted(device, config.encryptedByDefault);
            if (verdict === "no") report("has a volume that is not encrypted", path);
            if (verdict === "unknown") unknown("is not known yet, or is what the snapshot says", path);
        });
    },
    examples: {
        passes: {
            "the root volume is encrypted": encryptedRoot,
            "all volumes are encrypted": {
                ...encryptedRoot,
                ebsBlockDevices: [{ deviceName: "/dev/sdf", volumeSize: 500, encrypted: true }],
            },
            "the account encrypts by default": withConfig({ encryptedByDefault: true }, { instanceType: "g5.xlarge" }),
            "a device of the image is left out": ofType(configurationType, {
                ...encryptedRoot,
                ebsBlockDevices: [{ deviceName: "/dev/sdf", noDevice: true }],
            }),
        },
        fails: {
            "the root volume is left at its default": { instanceType: "g5.xlarge" },
            "the root volume is resized only": { rootBlockDevice: { volumeSize: 100 } },
            "another volume is left at its default": {
                ...encryptedRoot,
                ebsBlockDevices: [{ deviceName: "/dev/sdf", volumeSize: 500 }],
            },
            "one volume is not known yet and another is not encrypted": {
                rootBlockDevice: unknownValue,
                ebsBlockDevices: [unknownValue, { deviceName: "/dev/sdf", encrypted: false }],
            },
            "the root volume is left at its default in a launch configuration": ofType(configurationType, {
                imageId: "ami-0123456789abcdef0",
                instanceType: "g5.xlarge",
            }),
        },
        unknown: {
            "encryption is not known yet": { rootBlockDevice: { encrypted: unknownValue } },
            "a volume is as encrypted as its snapshot": {
                ...encryptedRoot,
                ebsBlockDevices: [{ deviceName: "/dev/sdf", snapshotId: "snap-0123456789abcdef0" }],
            },
            "a launch template decides": { launchTemplate: { id: "lt-0123456789abcdef0" } },
        },
    },
});
