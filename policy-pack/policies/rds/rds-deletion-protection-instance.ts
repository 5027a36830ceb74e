import type { InstanceArgs } from "@pulumi/aws/rds";

import { definePolicy, unknownValue } from "../../policy";
import { instanceType } from "../../services/rds";

export default definePolicy<InstanceArgs>({
    id: "rds-deletion-protection-instance",
    title: "RDS instances are protected against deletion",
    severity: "low",
    appliesTo: instanceType,
    supports: ["A.4.3"],
    equivalents: ["checkov:CKV_AWS_293", "cdk-nag:RDSInstanceDeletionProtectionEnabled", "fsbp:RDS.8"],
    why: "One wrong call deletes the store that features or documents are served from; protection takes a second, deliberate one.",
    fix: "Set deletionProtection to true.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html",
    check({ deletionProtection }, { report }) {
        if (String(deletionProtection) !== "true") report("is not protected against deletion", "deletionProtection");
    },
    examples: {
        passes: { "protection is on": { engine: "postgres", deletionProtection: true } },
        fails: {
            "protection is left at its default, off": { engine: "postgres" },
            "protection is off": { engine: "postgres", deletionProtection: false },
        },
        unknown: { "it is not known yet": { engine: "postgres", deletionProtection: unknownValue } },
    },
});
