import type { StreamProcessorArgs } from "@pulumi/aws/rekognition";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<StreamProcessorArgs>({
    id: "rekognition-no-data-sharing",
    title: "Stream processors do not share videos with AWS",
    severity: "high",
    appliesTo: "aws:rekognition/streamProcessor:StreamProcessor",
    supports: ["A.7.2", "A.10.3"],
    why: "By opting in, videos of people who were never asked are used to train the models of the service.",
    fix: "Set dataSharingPreference.optIn to false, or leave it out.",
    reference:
        "https://docs.aws.amazon.com/rekognition/latest/APIReference/API_StreamProcessorDataSharingPreference.html",
    check({ dataSharingPreference }, { report }) {
        // Absent means no.
        if (dataSharingPreference?.optIn === true) report("shares videos with AWS", "dataSharingPreference.optIn");
    },
    examples: {
        passes: {
            "nothing is said, which means no": { settings: {} },
            "videos are not shared": { dataSharingPreference: { optIn: false } },
        },
        fails: { "videos are shared": { dataSharingPreference: { optIn: true } } },
        unknown: { "it is not known yet": { dataSharingPreference: { optIn: unknownValue } } },
    },
});
