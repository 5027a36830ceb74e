import type { DomainArgs } from "@pulumi/aws/datazone";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<DomainArgs>({
    id: "datazone-domain-sso",
    title: "DataZone domains take assigned users of IAM Identity Center",
    severity: "low",
    appliesTo: "aws:datazone/domain:Domain",
    supports: ["A.3.2", "A.7.2"],
    why: "Without single sign-on people use the catalog as shared IAM roles, and who subscribed to which data is lost. With automatic assignment everybody of the company is in.",
    fix: "Set singleSignOn.type to IAM_IDC and singleSignOn.userAssignment to MANUAL.",
    reference: "https://docs.aws.amazon.com/datazone/latest/userguide/enable-IAM-identity-center-for-datazone.html",
    check({ singleSignOn }, { report }) {
        // Absent means that IAM is used.
        if (singleSignOn?.type !== "IAM_IDC") report("has no single sign-on", "singleSignOn.type");
        else if (singleSignOn.userAssignment !== "MANUAL") {
            report("lets in every user of IAM Identity Center", "singleSignOn.userAssignment");
        }
    },
    examples: {
        passes: { "users are assigned": { singleSignOn: { type: "IAM_IDC", userAssignment: "MANUAL" } } },
        fails: {
            "nothing is said": {},
            "single sign-on is off": { singleSignOn: { type: "DISABLED" } },
            "all users are in": { singleSignOn: { type: "IAM_IDC", userAssignment: "AUTOMATIC" } },
        },
        unknown: { "the type is not known yet": { singleSignOn: { type: unknownValue } } },
    },
});
