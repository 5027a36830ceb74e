import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { definePolicy, unknownValue } from "../../policy";
import { trailType } from "../../services/cloudtrail";

export default definePolicy<TrailArgs>({
    id: "cloudtrail-multi-region",
    title: "Trails record every region",
    severity: "high",
    appliesTo: trailType,
    supports: ["A.6.2.8"],
    equivalents: ["checkov:CKV_AWS_67"],
    why: "Whoever uses stolen keys does it in a region where nobody looks: models are invoked there, and no record is left.",
    fix: "Set isMultiRegionTrail to true.",
    reference:
        "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html",
    check({ isMultiRegionTrail }, { report }) {
        if (String(isMultiRegionTrail) !== "true") report("records one region only", "isMultiRegionTrail");
    },
    examples: {
        passes: {
            "all regions are recorded": { isMultiRegionTrail: true },
        },
        fails: {
            "it is left at its default, the trail's own region": {},
            "it is turned off": { isMultiRegionTrail: false },
        },
        unknown: {
            "it is not known yet": { isMultiRegionTrail: unknownValue },
        },
    },
});
