import type { AgentcoreTokenVaultCmkArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentcoreTokenVaultCmkArgs>({
    id: "agentcore-token-vault-cmk",
    title: "The token vault is encrypted with a customer managed key",
    severity: "high",
    appliesTo: "aws:bedrock/agentcoreTokenVaultCmk:AgentcoreTokenVaultCmk",
    supports: ["A.6.2.5"],
    why: "The vault holds the tokens and keys with which agents act for users. Only a key of your own can be taken away when one is stolen, and has a log of its uses.",
    fix: "Set kmsConfiguration.keyType to CustomerManagedKey and kmsConfiguration.kmsKeyArn to the ARN of a key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_SetTokenVaultCMK.html",
    check({ kmsConfiguration }, { report }) {
        if (kmsConfiguration?.keyType !== "CustomerManagedKey") {
            report("leaves the vault to a key of AWS", "kmsConfiguration.keyType");
        } else if (!isCustomerKey(kmsConfiguration, "kmsKeyArn")) {
            report("names no customer managed key", "kmsConfiguration.kmsKeyArn");
        }
    },
    examples: {
        passes: {
            "a customer managed key is named": { kmsConfiguration: { keyType: "CustomerManagedKey", kmsKeyArn } },
            "the key is made in the same deployment": {
                kmsConfiguration: { keyType: "CustomerManagedKey", kmsKeyArn: unknownValue },
            },
        },
        fails: {
            "the key is the service's": { kmsConfiguration: { keyType: "ServiceManagedKey" } },
            "no configuration is given": {},
            "no key is named": { kmsConfiguration: { keyType: "CustomerManagedKey" } },
        },
        unknown: {
            "the type of the key is not known yet": { kmsConfiguration: { keyType: unknownValue, kmsKeyArn } },
        },
    },
});
