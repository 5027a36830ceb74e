import type { LaunchTemplateArgs } from "@pulumi/aws/ec2";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const deviceName = "/dev/xvda";

export default definePolicy<LaunchTemplateArgs>({
    id: "ec2-launch-template-ebs-cmk",
    title: "Launch templates encrypt the volumes of instances with a customer-managed key",
    severity: "low",
    appliesTo: "aws:ec2/launchTemplate:LaunchTemplate",
    supports: ["A.4.5", "A.7.2"],
    why:
        "Volumes of nodes hold copies of training data and of models; only a key of your own shows who used it, and keeps " +
        "a snapshot from being read with permissions on snapshots alone.",
    fix: "Set ebs.kmsKeyId of each entry of blockDeviceMappings to a key that Auto Scaling may use.",
    reference: "https://docs.aws.amazon.com/autoscaling/ec2/userguide/key-policy-requirements-EBS-encryption.html",
    check(template, { report, each, notApplicable }) {
        if (!isSet(template, "blockDeviceMappings")) notApplicable();
        each(template.blockDeviceMappings, ({ ebs }, index) => {
            if (!ebs || isCustomerKey(ebs, "kmsKeyId")) return;
            const words = isSet(ebs, "kmsKeyId") ? "encrypts a volume with a key that AWS manages" : "names no key";
            report(words, `blockDeviceMappings.${index}.ebs.kmsKeyId`);
        });
    },
    examples: {
        passes: {
            "a key is given": {
                blockDeviceMappings: [{ deviceName, ebs: { encrypted: "true", kmsKeyId: "alias/nodes" } }],
            },
            "the stack itself makes the key": {
                blockDeviceMappings: [{ deviceName, ebs: { encrypted: "true", kmsKeyId: unknownValue } }],
            },
        },
        fails: {
            "no key is named": { blockDeviceMappings: [{ deviceName, ebs: { encrypted: "true" } }] },
            "the key is one that AWS manages": {
                blockDeviceMappings: [{ deviceName, ebs: { encrypted: "true", kmsKeyId: "alias/aws/ebs" } }],
            },
        },
        unknown: { "the volumes are not known yet": { blockDeviceMappings: unknownValue } },
        notApplicable: { "the image says which volumes there are": {} },
    },
});
