import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { definePolicy, unknownValue } from "../../policy";
import { trailType } from "../../services/cloudtrail";

export default definePolicy<TrailArgs>({
    id: "cloudtrail-logging-on",
    title: "Trails are turned on",
    severity: "high",
    appliesTo: trailType,
    supports: ["A.6.2.8"],
    equivalents: ["checkov:CKV_AWS_251"],
    why: "A trail that is stopped looks like one in the console, and records nothing.",
    fix: "Leave enableLogging out, or set it to true.",
    reference: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-turning-off-logging.html",
    check({ enableLogging }, { report }) {
        if (String(enableLogging ?? true) !== "true") report("records nothing", "enableLogging");
    },
    examples: {
        passes: {
            "it is on": { enableLogging: true },
            "it is left at its default, on": {},
        },
        fails: {
            "it is turned off": { enableLogging: false },
        },
        unknown: {
            "it is not known yet": { enableLogging: unknownValue },
        },
    },
});
