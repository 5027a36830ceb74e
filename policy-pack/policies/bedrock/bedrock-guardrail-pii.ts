import { anyOf } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { isEnforcedAnywhere, piiEntities, regexes } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const email = { type: "EMAIL", action: "ANONYMIZE" };
const customerNumber = { name: "customer number", pattern: "C-[0-9]{8}", action: "BLOCK" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-pii",
    title: "Guardrails block or mask sensitive information",
    severity: "high",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["prowler:bedrock_guardrail_sensitive_information_filter_enabled", "aws-aiml:BR-26", "aws-aiml:AG-03"],
    why: "Without a filter for it, what users and documents tell of people goes to the model, and what the model knows of them to whoever asks. An entity with the action NONE is counted and let through.",
    fix: "Give sensitiveInformationPolicyConfig PII entities, or regular expressions, with the action BLOCK or ANONYMIZE.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html",
    check(guardrail, context) {
        const entities = piiEntities(guardrail);
        const patterns = regexes(guardrail);
        const isProtected = anyOf([entities, patterns].map(({ items }) => holdsForSome(items, isEnforcedAnywhere)));
        expectYes(isProtected, context, "neither blocks nor masks any sensitive information", entities.path);
    },
    examples: {
        passes: {
            "e-mail addresses are masked": { sensitiveInformationPolicyConfig: { piiEntitiesConfigs: [email] } },
            "a pattern of one's own is blocked": {
                sensitiveInformationPolicyConfig: { regexesConfigs: [customerNumber] },
            },
            "an entity is masked, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                sensitiveInformationPolicyConfig: { piiEntitiesConfig: [{ ...email, outputAction: "ANONYMIZE" }] },
            }),
        },
        fails: {
            "there is no sensitive information policy": {},
            "the policy has neither entities nor patterns": { sensitiveInformationPolicyConfig: {} },
            "the only entity is let through": {
                sensitiveInformationPolicyConfig: { piiEntitiesConfigs: [{ ...email, action: "NONE" }] },
            },
            "the only entity is evaluated in neither direction": {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfigs: [{ ...email, inputEnabled: false, outputEnabled: false }],
                },
            },
        },
        unknown: {
            "the entities are not known yet": {
                sensitiveInformationPolicyConfig: { piiEntitiesConfigs: unknownValue },
            },
        },
    },
});
