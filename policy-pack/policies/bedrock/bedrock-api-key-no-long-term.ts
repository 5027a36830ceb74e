import type { ServiceSpecificCredentialArgs } from "@pulumi/aws/iam";

import { definePolicy, unknownValue, withConfig } from "../../policy";

const key = { userName: "assistant", serviceName: "bedrock.amazonaws.com" };

export default definePolicy<ServiceSpecificCredentialArgs, { maximumDays: number }>({
    id: "bedrock-api-key-no-long-term",
    title: "There are no long-term API keys for Amazon Bedrock",
    severity: "high",
    appliesTo: "aws:iam/serviceSpecificCredential:ServiceSpecificCredential",
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["prowler:bedrock_api_key_no_long_term_credentials"],
    why: "An API key is a string that calls models for whoever has it, from anywhere, and it is in the state of this stack. One without credentialAgeDays never expires. Short-term keys, of a session of a role, end by themselves.",
    fix: "Call with the credentials of a role, or with a short-term key made of them, and remove the credential; one that is inactive can be made active again.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-how.html",
    config: {
        maximumDays: {
            type: "integer",
            minimum: 0,
            default: 0,
            description: "The number of days that a key may live at most; 0 for none at all.",
        },
    },
    check(credential, { report, notApplicable, config }) {
        if (credential.serviceName !== "bedrock.amazonaws.com") notApplicable();
        const days = credential.credentialAgeDays;
        if (!days) report("is an API key for Amazon Bedrock that never expires", "credentialAgeDays");
        else if (config.maximumDays === 0) report("is a long-term API key for Amazon Bedrock");
        else if (days > config.maximumDays) {
            const message = `is an API key for Amazon Bedrock that lives for more than ${config.maximumDays} days`;
            report(message, "credentialAgeDays");
        }
    },
    examples: {
        passes: {
            "the configuration allows for a month, and the key lives for two weeks": withConfig(
                { maximumDays: 30 },
                { ...key, credentialAgeDays: 14 },
            ),
        },
        fails: {
            "the key never expires": key,
            "the key lives for a year": { ...key, credentialAgeDays: 365 },
            "the key is inactive": { ...key, credentialAgeDays: 30, status: "Inactive" },
            "the configuration allows for a month, and the key never expires": withConfig({ maximumDays: 30 }, key),
        },
        unknown: {
            "the service is not known yet": { ...key, serviceName: unknownValue },
        },
        notApplicable: {
            "the credential is for another service": { ...key, serviceName: "codecommit.amazonaws.com" },
        },
    },
});
