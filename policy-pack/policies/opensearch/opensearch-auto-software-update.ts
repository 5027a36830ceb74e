import type { DomainArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<DomainArgs>({
    id: "opensearch-auto-software-update",
    title: "OpenSearch domains take service software updates by themselves",
    severity: "low",
    appliesTo: "aws:opensearch/domain:Domain",
    supports: ["A.6.2.6"],
    why: "Fixes of security holes come as service software updates; without automatic updates they wait until somebody thinks of it.",
    fix: "Set softwareUpdateOptions.autoSoftwareUpdateEnabled to true; updates then run in the off-peak window.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/off-peak.html",
    check({ softwareUpdateOptions }, { report }) {
        if (String(softwareUpdateOptions?.autoSoftwareUpdateEnabled) !== "true") {
            report(
                "waits for somebody to start its software updates",
                "softwareUpdateOptions.autoSoftwareUpdateEnabled",
            );
        }
    },
    examples: {
        passes: { "they are on": { softwareUpdateOptions: { autoSoftwareUpdateEnabled: true } } },
        fails: {
            "they are left at their default, off": {},
            "they are off": { softwareUpdateOptions: { autoSoftwareUpdateEnabled: false } },
        },
        unknown: { "it is not known yet": { softwareUpdateOptions: { autoSoftwareUpdateEnabled: unknownValue } } },
    },
});
