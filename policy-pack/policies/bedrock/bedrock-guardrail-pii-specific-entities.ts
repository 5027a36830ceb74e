import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { isEnforcedAnywhere, piiEntities } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const entity = (type: string, action = "BLOCK"): Record<string, string> => ({ type, action });
const all = ["US_SOCIAL_SECURITY_NUMBER", "CREDIT_DEBIT_CARD_NUMBER", "US_BANK_ACCOUNT_NUMBER"];

export default definePolicy<AnyGuardrailArgs, { entities: readonly string[] }>({
    id: "bedrock-guardrail-pii-specific-entities",
    title: "Guardrails block or mask social security, card and account numbers",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["aws-aiml:FS-45"],
    why: "A guardrail that masks names and e-mail addresses still lets through the numbers with which money and identities are stolen: each kind of information is an entity of its own.",
    fix: "Give sensitiveInformationPolicyConfig an entity for each type of the configured list, with the action BLOCK or ANONYMIZE.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html",
    config: {
        entities: {
            type: "array",
            items: { type: "string" },
            default: all,
            description: "The types of PII entities that have to be blocked or masked, e.g. EMAIL.",
        },
    },
    check(guardrail, context) {
        const { items, path } = piiEntities(guardrail);
        for (const type of context.config.entities) {
            const isProtected = holdsForSome(items, (item) => item.type === type && isEnforcedAnywhere(item));
            expectYes(isProtected, context, `neither blocks nor masks ${type}`, path);
        }
    },
    examples: {
        passes: {
            "all three are blocked or masked": {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfigs: all.map((type, index) => entity(type, index === 0 ? "ANONYMIZE" : "BLOCK")),
                },
            },
            "the configuration asks for other entities": withConfig(
                { entities: ["INTERNATIONAL_BANK_ACCOUNT_NUMBER"] },
                {
                    sensitiveInformationPolicyConfig: {
                        piiEntitiesConfigs: [entity("INTERNATIONAL_BANK_ACCOUNT_NUMBER")],
                    },
                },
            ),
        },
        fails: {
            "there is no sensitive information policy": {},
            "card numbers are left out": {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfigs: all.filter((type) => !type.startsWith("CREDIT")).map((type) => entity(type)),
                },
            },
            "account numbers are only counted": ofType(nativeGuardrailType, {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfig: all.map((type) => entity(type, type.includes("ACCOUNT") ? "NONE" : "BLOCK")),
                },
            }),
        },
        unknown: {
            "an entity is not known yet": {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfigs: [...all.slice(0, 2).map((type) => entity(type)), unknownValue],
                },
            },
        },
    },
});
