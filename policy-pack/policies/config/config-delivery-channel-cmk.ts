import type { DeliveryChannelArgs } from "@pulumi/aws/cfg";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const s3BucketName = "configuration-history";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<DeliveryChannelArgs>({
    id: "config-delivery-channel-cmk",
    title: "What AWS Config delivers is encrypted with a customer managed key",
    severity: "low",
    appliesTo: "aws:cfg/deliveryChannel:DeliveryChannel",
    supports: ["A.6.2.8"],
    why: "The history of every resource is a map of the account: what is open, which keys there are, who may do what.",
    fix: "Set s3KmsKeyArn to a key of yours, and let config.amazonaws.com use it.",
    reference: "https://docs.aws.amazon.com/config/latest/developerguide/s3-kms-key-policy.html",
    check(channel, { report }) {
        if (isCustomerKey(channel, "s3KmsKeyArn")) return;
        report("delivers without a customer managed key", "s3KmsKeyArn");
    },
    examples: {
        passes: {
            "a key is named": { s3BucketName, s3KmsKeyArn: keyArn },
            "the key is made in the same deployment": { s3BucketName, s3KmsKeyArn: unknownValue },
        },
        fails: {
            "no key is named": { s3BucketName },
            "the key is one that AWS manages": { s3BucketName, s3KmsKeyArn: "alias/aws/s3" },
        },
    },
});
