import { definePolicy, unknownValue } from "../../policy";
import { nativeApplicationType } from "../../services/qbusiness";
import type { NativeApplicationArgs } from "../../services/qbusiness";

export default definePolicy<NativeApplicationArgs>({
    id: "qbusiness-application-not-anonymous",
    title: "Amazon Q Business applications know who asks",
    severity: "critical",
    appliesTo: nativeApplicationType,
    supports: ["A.7.2", "A.9.4"],
    why: "An anonymous application answers everybody from every document that it has indexed: it has no user whose permissions it could look at.",
    fix: "Set identityType to AWS_IAM_IDC, AWS_IAM_IDP_SAML or AWS_IAM_IDP_OIDC; the application is replaced.",
    reference: "https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/create-anonymous-application.html",
    check({ identityType }, { report }) {
        // Absent means IAM Identity Center.
        if (identityType === "ANONYMOUS") report("answers everybody", "identityType");
    },
    examples: {
        passes: {
            "nothing is said, which means IAM Identity Center": {},
            "users come from a provider": { identityType: "AWS_IAM_IDP_OIDC" },
        },
        fails: { "users are anonymous": { identityType: "ANONYMOUS" } },
        unknown: { "the kind is not known yet": { identityType: unknownValue } },
    },
});
