import type { JobArgs } from "@pulumi/aws/glue";

import { definePolicy, isSet, unknownValue, withConfig } from "../../policy";
import { isSparkJob, jobType } from "../../services/glue";
import { isOlder } from "../../services/versions";

const command = { name: "glueetl", scriptLocation: "s3://jobs/prepare.py" };

export default definePolicy<JobArgs, { oldestVersion: string }>({
    id: "glue-job-version-supported",
    title: "Spark jobs run on a version of Glue that is supported",
    severity: "medium",
    appliesTo: jobType,
    supports: ["A.4.4", "A.7.6"],
    equivalents: [
        "fsbp:Glue.4",
        "steampipe:glue_spark_job_runs_on_version_3_or_higher",
        "sentinel:glue-spark-job-supported-version",
        "config:GLUE_SPARK_JOB_SUPPORTED_VERSION",
    ],
    why: "A version whose support has ended gets no more patches for its Spark and Python, and one day no longer runs.",
    fix: "Set glueVersion to a current one, such as 5.0.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/glue-version-support-policy.html",
    config: {
        oldestVersion: {
            type: "string",
            default: "3.0",
            pattern: String.raw`^\d+\.\d+$`,
            description: "The oldest version of Glue to accept.",
        },
    },
    check(job, { report, config, notApplicable }) {
        if (!isSparkJob(job)) notApplicable();
        // Absent means 0.9, the first of all.
        if (!isSet(job, "glueVersion")) report("names no version, and gets the oldest", "glueVersion");
        else if (isOlder(String(job.glueVersion), config.oldestVersion)) {
            report(`runs on a version of Glue before ${config.oldestVersion}`, "glueVersion");
        }
    },
    examples: {
        passes: {
            "the version is current": { command, glueVersion: "5.0" },
            "the version is the oldest that the configuration takes": withConfig(
                { oldestVersion: "5.0" },
                { command, glueVersion: "5.0" },
            ),
        },
        fails: {
            "the version is left at its default, 0.9": { command },
            "support of the version has ended": { command: { ...command, name: "gluestreaming" }, glueVersion: "2.0" },
            "the version is older than the configuration takes": withConfig(
                { oldestVersion: "5.0" },
                { command, glueVersion: "4.0" },
            ),
        },
        unknown: { "the version is not known yet": { command, glueVersion: unknownValue } },
        notApplicable: {
            "the job is a Python shell": { command: { ...command, name: "pythonshell" }, glueVersion: "1.0" },
        },
    },
});
