import type { FirewallArgs, FirewallPolicyArgs, RuleGroupArgs } from "@pulumi/aws/networkfirewall";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { firewallPolicyType, firewallType, ruleGroupType } from "../../services/network-firewall";

const type = "CUSTOMER_KMS";

export default definePolicy<Pick<FirewallArgs & FirewallPolicyArgs & RuleGroupArgs, "encryptionConfiguration">>({
    id: "networkfirewall-cmk",
    title: "Network firewalls, their policies and rule groups are encrypted with a customer-managed key",
    severity: "low",
    appliesTo: [firewallType, firewallPolicyType, ruleGroupType],
    supports: ["A.6.2.5"],
    equivalents: ["checkov:CKV_AWS_345", "checkov:CKV_AWS_346"],
    why: "The rules tell which partners and sources an AI system depends on, and what gets past; only a key of your own lets you limit who reads them, and end it.",
    fix: "Set encryptionConfiguration to type CUSTOMER_KMS with the keyId of a customer-managed key.",
    reference: "https://docs.aws.amazon.com/network-firewall/latest/developerguide/kms-encryption-at-rest.html",
    check({ encryptionConfiguration }, { report }) {
        if (encryptionConfiguration?.type !== type || !isCustomerKey(encryptionConfiguration, "keyId")) {
            report("is not encrypted with a customer-managed key", "encryptionConfiguration");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                encryptionConfiguration: {
                    type,
                    keyId: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
            "the stack itself makes the key": { encryptionConfiguration: { type, keyId: unknownValue } },
        },
        fails: {
            "encryption is left at its default, a key that AWS owns": {},
            "the type is that of a key that AWS owns": { encryptionConfiguration: { type: "AWS_OWNED_KMS_KEY" } },
        },
        unknown: { "the encryption is not known yet": { encryptionConfiguration: unknownValue } },
    },
});
