import type { ServerlessSecurityPolicyArgs } from "@pulumi/aws/opensearch";

import { definePolicy, unknownValue } from "../../policy";
import { isAwsManagedKey } from "../../services/kms";
import { serverlessEntries } from "../../services/opensearch";

const Rules = [{ ResourceType: "collection", Resource: ["collection/knowledge"] }];
const KmsARN = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const policyOf = (policy: object): { type: string; policy: string } => ({
    type: "encryption",
    policy: JSON.stringify(policy),
});

export default definePolicy<ServerlessSecurityPolicyArgs>({
    id: "aoss-encryption-cmk",
    title: "OpenSearch Serverless collections are encrypted with a customer-managed key",
    severity: "high",
    appliesTo: "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
    supports: ["A.7.2"],
    equivalents: ["config-pack:opensearch-serverless-customer-kms", "aws-aiml:FS-25"],
    why: "A vector store holds what its documents say, in another form. A key that AWS owns can neither be audited nor taken away.",
    fix: "In policy, set KmsARN to a customer-managed key and AWSOwnedKey to false, or leave that out.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html",
    check(props, { report, unknown, notApplicable }) {
        if (props.type !== "encryption") return notApplicable();
        const entries = serverlessEntries(props.policy ?? "");
        if (!entries) return unknown("has a policy that is not JSON", "policy");
        for (const { AWSOwnedKey, KmsARN: key } of entries) {
            const isOwn = typeof key === "string" && key !== "" && !isAwsManagedKey(key);
            if (!isOwn || AWSOwnedKey === true) report("encrypts collections with a key that is AWS's own", "policy");
        }
    },
    examples: {
        passes: {
            "a key is given": policyOf({ Rules, AWSOwnedKey: false, KmsARN }),
            "a key is given, and nothing is said of the key that AWS owns": policyOf({ Rules, KmsARN }),
        },
        fails: {
            "the key is AWS's own": policyOf({ Rules, AWSOwnedKey: true }),
            "no key is given": policyOf({ Rules, AWSOwnedKey: false }),
        },
        unknown: {
            "the policy is not known yet": { type: "encryption", policy: unknownValue },
            "the policy is not JSON": { type: "encryption", policy: "Rules: []" },
        },
        notApplicable: {
            "the policy is about the network": { type: "network", policy: unknownValue },
        },
    },
});
