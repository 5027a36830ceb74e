import type { ClassificationJobArgs } from "@pulumi/aws/macie2";

import { definePolicy, unknownValue, withConfig } from "../../policy";

export default definePolicy<ClassificationJobArgs, { minimumPercentage: number }>({
    id: "macie-job-sampling",
    title: "Macie looks at all objects that a job selects",
    severity: "low",
    appliesTo: "aws:macie2/classificationJob:ClassificationJob",
    supports: ["A.7.2", "A.7.4"],
    why: "Personal data is found where it is looked for: a sample of the objects that models learn from says nothing of the others.",
    fix: "Leave samplingPercentage out, which means all, or set it to 100. What costs too much is better excluded by scoping.",
    reference: "https://docs.aws.amazon.com/macie/latest/user/discovery-jobs-scope.html",
    config: {
        minimumPercentage: {
            type: "integer",
            minimum: 1,
            maximum: 100,
            default: 100,
            description: "The least share of the objects that a job has to look at, in percent.",
        },
    },
    check({ samplingPercentage }, { report, config }) {
        if (Number(samplingPercentage ?? 100) >= config.minimumPercentage) return;
        report(`looks at less than ${config.minimumPercentage} % of the objects`, "samplingPercentage");
    },
    examples: {
        passes: {
            "it is left at its default, all": { jobType: "SCHEDULED" },
            "all objects are looked at": { jobType: "SCHEDULED", samplingPercentage: 100 },
            "half is enough here": withConfig({ minimumPercentage: 50 }, { samplingPercentage: 50 }),
        },
        fails: { "a tenth is looked at": { jobType: "ONE_TIME", samplingPercentage: 10 } },
        unknown: { "the share is not known yet": { samplingPercentage: unknownValue } },
    },
});
