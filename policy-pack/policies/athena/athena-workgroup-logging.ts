import type { WorkgroupArgs } from "@pulumi/aws/athena";

import { definePolicy, unknownValue } from "../../policy";
import { workgroupType } from "../../services/athena";

export default definePolicy<WorkgroupArgs>({
    id: "athena-workgroup-logging",
    title: "Athena workgroups publish metrics of their queries",
    severity: "low",
    appliesTo: workgroupType,
    supports: ["A.6.2.6", "A.6.2.8"],
    equivalents: [
        "fsbp:Athena.4",
        "prowler:athena_workgroup_logging_enabled",
        "steampipe:athena_workgroup_logging_enabled",
        "sentinel:athena-workgroup-should-have-logging-enabled",
        "config:ATHENA_WORKGROUP_LOGGING_ENABLED",
    ],
    why: "Without metrics nobody sees that a client reads far more data than its work needs.",
    fix: "Set configuration.publishCloudwatchMetricsEnabled to true, or leave it out.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/athena-cloudwatch-metrics-enable.html",
    check({ configuration }, { report }) {
        if (String(configuration?.publishCloudwatchMetricsEnabled ?? true) !== "true") {
            report("publishes no metrics of its queries", "configuration.publishCloudwatchMetricsEnabled");
        }
    },
    examples: {
        passes: {
            "metrics are on": { configuration: { publishCloudwatchMetricsEnabled: true } },
            "metrics are left at their default, on": { name: "training" },
        },
        fails: { "metrics are off": { configuration: { publishCloudwatchMetricsEnabled: false } } },
        unknown: { "it is not known yet": { configuration: { publishCloudwatchMetricsEnabled: unknownValue } } },
    },
});
