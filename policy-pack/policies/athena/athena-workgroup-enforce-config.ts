import type { WorkgroupArgs } from "@pulumi/aws/athena";

import { definePolicy, unknownValue } from "../../policy";
import { workgroupType } from "../../services/athena";

export default definePolicy<WorkgroupArgs>({
    id: "athena-workgroup-enforce-config",
    title: "Athena workgroups do not let clients overrule their settings",
    severity: "medium",
    appliesTo: workgroupType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_82",
        "trivy:AWS-0007",
        "prowler:athena_workgroup_enforce_configuration",
        "pulumi:aws-athena-workgroup-enforce-configuration",
        "steampipe:athena_workgroup_enforce_configuration_enabled",
        "steampipe-tf:athena_workgroup_enforce_workgroup_configuration",
        "config:ATHENA_WORKGROUP_ENFORCE_WORKGROUP_CONFIGURATION",
    ],
    why: "Otherwise a client writes results to a bucket of its own choice, with no encryption, whatever the workgroup says.",
    fix: "Set configuration.enforceWorkgroupConfiguration to true, or leave it out.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/workgroups-settings-override.html",
    check({ configuration }, { report }) {
        if (String(configuration?.enforceWorkgroupConfiguration ?? true) !== "true") {
            report("lets clients overrule its settings", "configuration.enforceWorkgroupConfiguration");
        }
    },
    examples: {
        passes: {
            "settings are enforced": { configuration: { enforceWorkgroupConfiguration: true } },
            "it is left at its default, enforced": { configuration: { bytesScannedCutoffPerQuery: 10_737_418_240 } },
        },
        fails: { "settings are not enforced": { configuration: { enforceWorkgroupConfiguration: false } } },
        unknown: { "it is not known yet": { configuration: { enforceWorkgroupConfiguration: unknownValue } } },
    },
});
