import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import { enforcedGuardrailType } from "../../services/bedrock-guardrails";
import type { AnyGuardrailArgs, EnforcedGuardrailArgs } from "../../services/bedrock-guardrails";

const policies = ["arn:aws:bedrock:us-east-1:111122223333:automated-reasoning-policy/a1b2c3d4e5f6:1"];
const enforced = {
    type: enforcedGuardrailType,
    props: { guardrailIdentifier: ref("guardrail", "guardrailId"), guardrailVersion: "1" },
};

export default definePolicy<EnforcedGuardrailArgs>({
    id: "bedrock-enforced-guardrail-no-reasoning",
    title: "The guardrail that is enforced has no automated reasoning policy",
    severity: "high",
    scope: "stack",
    appliesTo: enforcedGuardrailType,
    supports: ["A.6.2.5"],
    why: "Automated reasoning is not supported in a guardrail that an account or organization enforces: the deployment succeeds, and then calls of models fail, all of them.",
    fix: "Enforce a guardrail without automatedReasoningPolicyConfig, and let the applications that need automated reasoning apply another beside it.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-enforcements.html",
    check(configuration, { graph, report, unknown }) {
        const path = "guardrailIdentifier";
        const guardrails = graph.referredToBy<AnyGuardrailArgs>(configuration, path, ...guardrailTypes);
        if (guardrails.resources.length === 0) unknown("enforces a guardrail that is not part of this stack", path);
        for (const { name, props } of guardrails.resources) {
            if (!isSet(props.automatedReasoningPolicyConfig, "policies")) continue;
            report(`enforces a guardrail ("${name}") that has an automated reasoning policy`, path);
        }
    },
    examples: {
        passes: {
            "the guardrail has none": { guardrail: { type: nativeGuardrailType }, enforced },
        },
        fails: {
            "the guardrail has one": {
                guardrail: {
                    type: nativeGuardrailType,
                    props: { automatedReasoningPolicyConfig: { policies } },
                },
                enforced,
            },
        },
        unknown: {
            "the guardrail is made elsewhere": {
                enforced: { ...enforced, props: { guardrailIdentifier: "a1b2c3d4e5f6", guardrailVersion: "1" } },
            },
            "what the guardrail has is not known yet": {
                guardrail: { type: nativeGuardrailType, props: { automatedReasoningPolicyConfig: unknownValue } },
                enforced,
            },
        },
    },
});
