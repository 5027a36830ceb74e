import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { harnessType } from "../../services/agentcore";
import { isCustomerKey } from "../../services/kms";

const encryptionKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentcoreHarnessArgs>({
    id: "agentcore-harness-memory-cmk",
    title: "The memory of a harness is encrypted with a customer managed key",
    severity: "medium",
    appliesTo: harnessType,
    supports: ["A.6.2.5", "A.7.2"],
    why: "A harness makes a memory for its agent unless told otherwise, and keeps whole conversations in it under a key of AWS, which nobody can take away.",
    fix: "Set encryptionKeyArn in memory.managedMemoryConfiguration, or name a memory of yours in memory.agentcoreMemoryConfiguration.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/storage-encryption.html",
    check({ memory }, { report, notApplicable }) {
        // A memory of one's own, or none, is a matter of other policies, or of none.
        if (memory?.agentcoreMemoryConfiguration || memory?.disabled) notApplicable();
        if (isCustomerKey(memory?.managedMemoryConfiguration, "encryptionKeyArn")) return;
        report("keeps its memory without a customer managed key", "memory.managedMemoryConfiguration.encryptionKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { memory: { managedMemoryConfiguration: { encryptionKeyArn } } },
            "the key is made in the same deployment": {
                memory: { managedMemoryConfiguration: { encryptionKeyArn: unknownValue } },
            },
        },
        fails: {
            "nothing is said of memory": {},
            "no key is named": { memory: { managedMemoryConfiguration: { eventExpiryDuration: 30 } } },
            "the key is one that AWS manages": {
                memory: { managedMemoryConfiguration: { encryptionKeyArn: "alias/aws/bedrock" } },
            },
        },
        unknown: { "the memory is not known yet": { memory: unknownValue } },
        notApplicable: {
            "the memory is a resource of its own": {
                memory: {
                    agentcoreMemoryConfiguration: {
                        arn: "arn:aws:bedrock-agentcore:eu-central-1:111122223333:memory/claims-a1b2c3d4e5",
                    },
                },
            },
            "the harness has no memory": { memory: { disabled: {} } },
        },
    },
});
