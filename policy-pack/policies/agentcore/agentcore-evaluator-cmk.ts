import type { AgentcoreEvaluatorArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentcoreEvaluatorArgs>({
    id: "agentcore-evaluator-cmk",
    title: "Evaluators are encrypted with a customer managed key",
    severity: "low",
    appliesTo: "aws:bedrock/agentcoreEvaluator:AgentcoreEvaluator",
    supports: ["A.6.2.4", "A.6.2.6"],
    why: "The instructions of an evaluator tell what is looked for, and so how to get around it.",
    fix: "Set kmsKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/evaluations.html",
    check(props, { report }) {
        if (isCustomerKey(props, "kmsKeyArn")) return;
        report("is not encrypted with a customer managed key", "kmsKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { kmsKeyArn: keyArn },
            "the key is made in the same deployment": { kmsKeyArn: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key is one that AWS manages": { kmsKeyArn: "alias/aws/bedrock" },
        },
    },
});
