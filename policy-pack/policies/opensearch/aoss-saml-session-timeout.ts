import type { ServerlessSecurityConfigArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue, withConfig } from "../../policy";

const metadata = "<EntityDescriptor/>";
// The service's own, where none is given.
const defaultMinutes = 60;

export default definePolicy<ServerlessSecurityConfigArgs, { maximumMinutes: number }>({
    id: "aoss-saml-session-timeout",
    title: "Sessions on OpenSearch Serverless dashboards end soon",
    severity: "low",
    appliesTo: "aws:opensearch/serverlessSecurityConfig:ServerlessSecurityConfig",
    supports: ["A.9.4"],
    equivalents: ["config-pack:opensearch-securityconfig-session-timeout"],
    why: "A session that lasts for hours stays open on a device that was left or stolen.",
    fix: "Set samlOptions.sessionTimeout to 60 minutes or less.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-saml.html",
    config: {
        maximumMinutes: {
            type: "integer",
            minimum: 5,
            maximum: 720,
            default: 60,
            description: "For how many minutes a session may last.",
        },
    },
    check({ samlOptions }, { report, notApplicable, config }) {
        if (!samlOptions) return notApplicable();
        if (Number(samlOptions.sessionTimeout ?? defaultMinutes) > config.maximumMinutes) {
            report(`has sessions of more than ${config.maximumMinutes} minutes`, "samlOptions.sessionTimeout");
        }
    },
    examples: {
        passes: {
            "sessions last as long as by default, an hour": { type: "saml", samlOptions: { metadata } },
            "sessions last half an hour": { type: "saml", samlOptions: { metadata, sessionTimeout: 30 } },
        },
        fails: {
            "sessions last twelve hours": { type: "saml", samlOptions: { metadata, sessionTimeout: 720 } },
            "sessions last an hour, which is more than this company allows": withConfig(
                { maximumMinutes: 30 },
                { type: "saml", samlOptions: { metadata } },
            ),
        },
        unknown: {
            "the time is not known yet": { type: "saml", samlOptions: { metadata, sessionTimeout: unknownValue } },
        },
        notApplicable: {
            "people come by IAM Identity Center": {
                type: "iamidentitycenter",
                iamIdentityCenterOptions: { instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef" },
            },
        },
    },
});
