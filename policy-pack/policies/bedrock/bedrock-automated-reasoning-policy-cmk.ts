import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<{ kmsKeyId?: string }>({
    id: "bedrock-automated-reasoning-policy-cmk",
    title: "Automated reasoning policies are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws-native:bedrock:AutomatedReasoningPolicy",
    supports: ["A.6.2.5"],
    why: "An automated reasoning policy is an organization's rules in formal logic, with the documents that they were taken from. Under a key of AWS nobody in the account controls or sees who decrypts them.",
    fix: "Set kmsKeyId to a KMS key of yours; the policy is replaced.",
    reference:
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-bedrock-automatedreasoningpolicy.html",
    check(policy, { report }) {
        if (isCustomerKey(policy, "kmsKeyId")) return;
        report("is not encrypted with a customer managed key", "kmsKeyId");
    },
    examples: {
        passes: {
            "a customer managed key is named": { kmsKeyId: keyArn },
            "the key is made in the same deployment": { kmsKeyId: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key is one that AWS manages": { kmsKeyId: "alias/aws/bedrock" },
        },
    },
});
