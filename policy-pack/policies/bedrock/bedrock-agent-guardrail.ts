import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { agentTypes, guardrailOf, nativeAgentType } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-guardrail",
    title: "Every agent works behind a guardrail",
    severity: "high",
    appliesTo: agentTypes,
    supports: ["A.6.2.6", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_383", "prowler:bedrock_agent_guardrail_enabled", "aws-aiml:BR-28", "aws-aiml:AG-01"],
    why: "An agent acts on what users and documents tell it. Without a guardrail nothing stands between a manipulated prompt, its tools and its answer.",
    fix: "Set guardrailConfigurations to the id of a guardrail and the number of one of its versions.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-guardrail.html",
    check(agent, { report }) {
        const guardrail = guardrailOf(agent);
        if (isSet(guardrail?.value, "guardrailIdentifier")) return;
        report("has no guardrail", guardrail ? `${guardrail.path}.guardrailIdentifier` : "guardrailConfigurations");
    },
    examples: {
        passes: {
            "a guardrail is named": {
                guardrailConfigurations: [{ guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "3" }],
            },
            "the guardrail is made in the same deployment": {
                guardrailConfigurations: [{ guardrailIdentifier: unknownValue, guardrailVersion: "1" }],
            },
            "an agent of aws-native names a guardrail": ofType(nativeAgentType, {
                guardrailConfiguration: { guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "3" },
            }),
        },
        fails: {
            "no guardrail is named": {},
            "the list is empty": { guardrailConfigurations: [] },
            "an agent of aws-native names no guardrail": ofType(nativeAgentType, {}),
        },
        unknown: { "the guardrail configuration is not known yet": { guardrailConfigurations: unknownValue } },
    },
});
