import { definePolicy, isSet, unknownValue } from "../../policy";
import { nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";

const arn = "arn:aws:bedrock:us-east-1:111122223333:automated-reasoning-policy/a1b2c3d4e5f6:1";

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-automated-reasoning",
    title: "Guardrails check answers against the rules of an automated reasoning policy",
    severity: "low",
    appliesTo: nativeGuardrailType,
    supports: ["A.6.2.4", "A.6.2.6"],
    equivalents: ["aws-aiml:BR-24", "aws-aiml:AG-04"],
    why: "Filters weigh words; automated reasoning proves whether an answer follows from rules that were written down, and says which rule it breaks. It only detects: the application decides what becomes of the answer.",
    fix: "Name a version of an automated reasoning policy in automatedReasoningPolicyConfig.policies, which the aws-native provider alone has.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-automated-reasoning-checks.html",
    check({ automatedReasoningPolicyConfig }, { report }) {
        if (isSet(automatedReasoningPolicyConfig, "policies")) return;
        report("has no automated reasoning policy", "automatedReasoningPolicyConfig.policies");
    },
    examples: {
        passes: {
            "a policy is attached": { automatedReasoningPolicyConfig: { policies: [arn] } },
            "the policy is made in the same deployment": {
                automatedReasoningPolicyConfig: { policies: [unknownValue], confidenceThreshold: 0.9 },
            },
        },
        fails: {
            "no policy is attached": {},
            "the list of policies is empty": { automatedReasoningPolicyConfig: { policies: [] } },
        },
        unknown: {
            "the configuration is not known yet": { automatedReasoningPolicyConfig: unknownValue },
        },
    },
});
