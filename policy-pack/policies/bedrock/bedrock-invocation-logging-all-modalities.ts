import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";

const modalities = ["text", "image", "embedding", "video"] as const;
type Modality = (typeof modalities)[number];

const loggingOf = (flags: object): { loggingConfig: object } => ({
    loggingConfig: { s3Config: { bucketName: "model-invocations" }, ...flags },
});

export default definePolicy<InvocationLoggingConfigurationArgs, { modalities: readonly Modality[] }>({
    id: "bedrock-invocation-logging-all-modalities",
    title: "Invocation logs hold text, images, embeddings and video",
    severity: "medium",
    appliesTo: invocationLoggingType,
    supports: ["A.6.2.8"],
    why: "Each modality has a switch of its own. With one switched off, logging is on by every other account, and what went in and out in that modality is in no log.",
    fix: "Leave textDataDeliveryEnabled, imageDataDeliveryEnabled, embeddingDataDeliveryEnabled and videoDataDeliveryEnabled at their default, true.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_LoggingConfig.html",
    config: {
        modalities: {
            type: "array",
            items: { type: "string", enum: modalities },
            default: modalities,
            description: "The modalities that have to be logged.",
        },
    },
    check({ loggingConfig }, { report, each, config }) {
        each(config.modalities, (modality) => {
            const flag = `${modality}DataDeliveryEnabled` as const;
            // Absent means true.
            if (String(loggingConfig?.[flag] ?? true) === "true") return;
            report(`leaves ${modality} data out of the logs`, `loggingConfig.${flag}`);
        });
    },
    examples: {
        passes: {
            "nothing is said, and everything is logged": loggingOf({}),
            "everything is said to be logged": loggingOf({
                textDataDeliveryEnabled: true,
                imageDataDeliveryEnabled: true,
                embeddingDataDeliveryEnabled: true,
                videoDataDeliveryEnabled: true,
            }),
            "the configuration does not ask for embeddings": withConfig(
                { modalities: ["text", "image"] },
                loggingOf({ embeddingDataDeliveryEnabled: false }),
            ),
        },
        fails: {
            "text is left out": loggingOf({ textDataDeliveryEnabled: false }),
            "video is left out, and the switch for text is not known yet": loggingOf({
                textDataDeliveryEnabled: unknownValue,
                videoDataDeliveryEnabled: false,
            }),
        },
        unknown: {
            "a switch is not known yet": loggingOf({ imageDataDeliveryEnabled: unknownValue }),
        },
    },
});
