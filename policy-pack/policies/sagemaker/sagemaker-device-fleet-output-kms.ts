import type { DeviceFleetArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const s3OutputLocation = "s3://edge-records/cameras";

export default definePolicy<DeviceFleetArgs>({
    id: "sagemaker-device-fleet-output-kms",
    title: "What device fleets record is encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: ["aws:sagemaker/deviceFleet:DeviceFleet", "aws-native:sagemaker:DeviceFleet"],
    supports: ["A.6.2.8", "A.7.2"],
    why: "Devices send home what their models saw and how they judged it; without a key of your own, whoever reads the bucket reads it.",
    fix: "Set outputConfig.kmsKeyId to a customer-managed key.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_EdgeOutputConfig.html",
    check({ outputConfig }, { report }) {
        if (!isCustomerKey(outputConfig, "kmsKeyId")) {
            report("keeps what its devices record without a customer-managed key", "outputConfig.kmsKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { outputConfig: { s3OutputLocation, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" } },
            "the stack itself makes the key": { outputConfig: { s3OutputLocation, kmsKeyId: unknownValue } },
        },
        fails: {
            "there is no key": { outputConfig: { s3OutputLocation } },
            "the key is one that AWS manages": { outputConfig: { s3OutputLocation, kmsKeyId: "alias/aws/s3" } },
        },
        unknown: { "where records go is not known yet": { outputConfig: unknownValue } },
    },
});
