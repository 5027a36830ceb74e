import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-cmk",
    title: "Guardrails are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.5"],
    why: "A guardrail tells what an organization does not want said: its denied topics, words and patterns. Under a key of AWS nobody in the account controls or sees who decrypts them.",
    fix: "Set kmsKeyArn to the ARN of a KMS key of yours, and let the callers of the guardrail decrypt with it.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-permissions.html",
    check(guardrail, { report }) {
        if (isCustomerKey(guardrail, "kmsKeyArn")) return;
        report("is not encrypted with a customer managed key", "kmsKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { kmsKeyArn: keyArn },
            "the key is made in the same deployment": ofType(nativeGuardrailType, { kmsKeyArn: unknownValue }),
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key is one that AWS manages": { kmsKeyArn: "alias/aws/bedrock" },
        },
    },
});
