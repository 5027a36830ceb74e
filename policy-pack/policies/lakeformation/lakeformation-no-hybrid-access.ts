import type { ResourceArgs } from "@pulumi/aws/lakeformation";

import { definePolicy, unknownValue } from "../../policy";

const arn = "arn:aws:s3:::training-data";

export default definePolicy<ResourceArgs>({
    id: "lakeformation-no-hybrid-access",
    title: "Locations in Lake Formation are not open past it",
    severity: "low",
    appliesTo: "aws:lakeformation/resource:Resource",
    supports: ["A.4.3", "A.7.2"],
    why: "In hybrid access mode everybody who has not been opted in reads the data by IAM and bucket policies alone, past every filter.",
    fix: "Leave hybridAccessEnabled out, or set it to false.",
    reference: "https://docs.aws.amazon.com/lake-formation/latest/dg/hybrid-access-mode.html",
    check({ hybridAccessEnabled }, { report }) {
        if (String(hybridAccessEnabled ?? false) === "true")
            report("is open past Lake Formation", "hybridAccessEnabled");
    },
    examples: {
        passes: {
            "hybrid access is left at its default, off": { arn },
            "hybrid access is off": { arn, hybridAccessEnabled: false },
        },
        fails: { "hybrid access is on": { arn, hybridAccessEnabled: true } },
        unknown: { "it is not known yet": { arn, hybridAccessEnabled: unknownValue } },
    },
});
