import type { RegistryArgs } from "@pulumi/aws/agentregistry";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<RegistryArgs>({
    id: "agentregistry-cmk",
    title: "Agent registries are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws:agentregistry/registry:Registry",
    supports: ["A.4.2", "A.6.2.5"],
    why: "A registry tells which agents and tools there are, where they are and how to call them. Only a key of your own can be taken away.",
    fix: "Set encryptionConfiguration.kmsKeyArn to a key of yours; the registry is replaced.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/registry.html",
    check({ encryptionConfiguration }, { report }) {
        if (isCustomerKey(encryptionConfiguration, "kmsKeyArn")) return;
        report("is not encrypted with a customer managed key", "encryptionConfiguration.kmsKeyArn");
    },
    examples: {
        passes: {
            "a key is named": { encryptionConfiguration: { kmsKeyArn } },
            "the key is made in the same deployment": { encryptionConfiguration: { kmsKeyArn: unknownValue } },
        },
        fails: {
            "no key is named, which means a key of AWS": { name: "agents" },
            "the key is one that AWS manages": { encryptionConfiguration: { kmsKeyArn: "alias/aws/bedrock" } },
        },
        unknown: { "the configuration is not known yet": { encryptionConfiguration: unknownValue } },
    },
});
