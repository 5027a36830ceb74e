import type { TopicArgs } from "@pulumi/aws/sns";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

export default definePolicy<TopicArgs>({
    id: "sns-encrypted",
    title: "Topics encrypt their messages with a customer-managed key",
    severity: "medium",
    appliesTo: "aws:sns/topic:Topic",
    supports: ["A.4.5", "A.7.2"],
    why:
        "Alarms and findings say where a system is weak, and results of jobs hold data; without a key of your own, nothing " +
        "but the topic's policy keeps them, and alarms cannot be published with the key that AWS manages.",
    fix: "Set kmsMasterKeyId to a key of your own, whose policy lets the publishing services use it.",
    reference: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
    check(topic, { report }) {
        if (!isCustomerKey(topic, "kmsMasterKeyId")) {
            report("does not encrypt its messages with a customer-managed key", "kmsMasterKeyId");
        }
    },
    examples: {
        passes: {
            "a key is given": { kmsMasterKeyId: "alias/alerts" },
            "the stack itself makes the key": { kmsMasterKeyId: unknownValue },
        },
        fails: {
            "there is no key": {},
            "the key is one that AWS manages": { kmsMasterKeyId: "alias/aws/sns" },
        },
    },
});
