import type { StreamProcessorArgs } from "@pulumi/aws/rekognition";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const settings = { connectedHome: { labels: ["PERSON"] } };

export default definePolicy<StreamProcessorArgs>({
    id: "rekognition-stream-processor-cmk",
    title: "Stream processors encrypt what they find with a customer managed key",
    severity: "medium",
    appliesTo: "aws:rekognition/streamProcessor:StreamProcessor",
    supports: ["A.7.2"],
    why: "For each finding the processor writes frames of people's homes into a bucket. Only a key of your own can be taken away from whoever may read it.",
    fix: "Set kmsKeyId to a key of yours; the stream processor is replaced.",
    reference: "https://docs.aws.amazon.com/rekognition/latest/APIReference/API_CreateStreamProcessor.html",
    check(processor, { report, notApplicable }) {
        // A search for faces writes into a Kinesis data stream, which has a key itself.
        if (!processor.settings?.connectedHome) notApplicable();
        if (isCustomerKey(processor, "kmsKeyId")) return;
        report("writes frames without a customer managed key", "kmsKeyId");
    },
    examples: {
        passes: {
            "a key is named": { settings, kmsKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            "the key is made in the same deployment": { settings, kmsKeyId: unknownValue },
        },
        fails: {
            "no key is named": { settings },
            "the key is one that AWS manages": { settings, kmsKeyId: "alias/aws/s3" },
        },
        unknown: { "what is looked for is not known yet": { settings: unknownValue } },
        notApplicable: { "faces are looked for": { settings: { faceSearch: { collectionId: "staff" } } } },
    },
});
