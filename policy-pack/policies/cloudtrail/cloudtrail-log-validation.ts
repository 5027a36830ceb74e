import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { definePolicy, unknownValue } from "../../policy";
import { trailType } from "../../services/cloudtrail";

export default definePolicy<TrailArgs>({
    id: "cloudtrail-log-validation",
    title: "Trails sign digests of their log files",
    severity: "medium",
    appliesTo: trailType,
    supports: ["A.6.2.8"],
    equivalents: ["checkov:CKV_AWS_36", "cdk-nag:CloudTrailLogFileValidationEnabled", "fsbp:CloudTrail.4"],
    why: "Without digests nobody can tell whether a record of what was done was changed or deleted afterwards.",
    fix: "Set enableLogFileValidation to true.",
    reference: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html",
    check({ enableLogFileValidation }, { report }) {
        if (String(enableLogFileValidation) !== "true") {
            report("does not make its log files verifiable", "enableLogFileValidation");
        }
    },
    examples: {
        passes: {
            "digests are written": { enableLogFileValidation: true },
        },
        fails: {
            "it is left at its default, off": {},
            "it is turned off": { enableLogFileValidation: false },
        },
        unknown: {
            "it is not known yet": { enableLogFileValidation: unknownValue },
        },
    },
});
