import type { AccessKeyArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<AccessKeyArgs>({
    id: "iam-no-access-keys",
    title: "No long-lived access keys are made",
    severity: "medium",
    appliesTo: "aws:iam/accessKey:AccessKey",
    supports: ["A.3.2", "A.9.4"],
    why:
        "The key works from anywhere until somebody deletes it, and its secret stands in the state; most breaches of cloud " +
        "accounts begin with one.",
    fix: "Use a role: of the workload's service, of an OIDC provider for pipelines, of IAM Identity Center for people.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(key, { report }) {
        // Absent means Active.
        if (key.status !== "Inactive") report("is a long-lived access key", "status");
    },
    examples: {
        passes: { "the key is switched off": { user: "deployer", status: "Inactive" } },
        fails: {
            "the status is left at its default, Active": { user: "deployer" },
            "the secret is encrypted in the state, and works all the same": {
                user: "deployer",
                status: "Active",
                pgpKey: "keybase:operations",
            },
        },
        unknown: { "the status is not known yet": { user: "deployer", status: unknownValue } },
    },
});
