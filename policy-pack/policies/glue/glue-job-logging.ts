import type { JobArgs } from "@pulumi/aws/glue";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isSparkJob, jobType } from "../../services/glue";
import { isOlder } from "../../services/versions";

const argument = "--enable-continuous-cloudwatch-log";
const spark = { command: { name: "glueetl", scriptLocation: "s3://jobs/prepare.py" }, glueVersion: "4.0" };

export default definePolicy<JobArgs>({
    id: "glue-job-logging",
    title: "Glue jobs write their logs to CloudWatch as they run",
    severity: "medium",
    appliesTo: jobType,
    supports: ["A.6.2.8", "A.7.6"],
    equivalents: ["config:GLUE_JOB_LOGGING_ENABLED"],
    why: "Without it there is no record of what a job did to the data until it ends, and none of the executors at all.",
    fix: `Set ${argument} in defaultArguments to "true", or use Glue 5.0 or later, which always does it.`,
    reference: "https://docs.aws.amazon.com/glue/latest/dg/monitor-continuous-logging-enable.html",
    check(job, { report, notApplicable }) {
        // Python shell and Ray jobs always log.
        if (!isSparkJob(job)) notApplicable();
        const { defaultArguments, nonOverridableArguments } = job;
        const value = nonOverridableArguments?.[argument] ?? defaultArguments?.[argument];
        if (value !== undefined && String(value).toLowerCase() !== "false") return;
        if (isSet(job, "glueVersion") && !isOlder(String(job.glueVersion), "5.0")) return;
        report("does not write its logs as it runs", `defaultArguments.${argument}`);
    },
    examples: {
        passes: {
            "logging is on": { ...spark, defaultArguments: { [argument]: "true" } },
            "logging is on without a value": { ...spark, defaultArguments: { [argument]: "" } },
            "the version always logs": { ...spark, glueVersion: "5.0" },
        },
        fails: {
            "logging is left at its default, off": spark,
            "logging is off": { ...spark, defaultArguments: { [argument]: "false" } },
            "neither version nor logging is given": { command: { scriptLocation: "s3://jobs/prepare.py" } },
        },
        unknown: { "the arguments are not known yet": { ...spark, defaultArguments: unknownValue } },
        notApplicable: {
            "the job is a Python shell": { command: { name: "pythonshell", scriptLocation: "s3://jobs/notify.py" } },
        },
    },
});
