import type { EvaluationJobArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<EvaluationJobArgs>({
    id: "bedrock-evaluation-job-cmk",
    title: "Evaluation jobs are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: "aws:bedrock/evaluationJob:EvaluationJob",
    supports: ["A.6.2.4", "A.7.2"],
    why: "An evaluation job keeps prompts, reference answers and what the model said to them; these are often real data of users.",
    fix: "Set customerEncryptionKeyId to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-security-kms.html",
    check(props, { report }) {
        if (isCustomerKey(props, "customerEncryptionKeyId")) return;
        report("is not encrypted with a customer managed key", "customerEncryptionKeyId");
    },
    examples: {
        passes: {
            "a customer managed key is named": { customerEncryptionKeyId: keyArn },
            "the key is made in the same deployment": { customerEncryptionKeyId: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key is one that AWS manages": { customerEncryptionKeyId: "alias/aws/bedrock" },
        },
    },
});
