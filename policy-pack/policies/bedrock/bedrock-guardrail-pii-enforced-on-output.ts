import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { isEnforced, piiEntities, regexes } from "../../services/bedrock-guardrails";

const email = { type: "EMAIL", action: "ANONYMIZE" };
const customerNumber = { name: "customer number", pattern: "C-[0-9]{8}", action: "BLOCK" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-pii-enforced-on-output",
    title: "All sensitive information that a guardrail looks for is kept out of answers",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["prowler:bedrock_guardrail_sensitive_information_filter_enforced"],
    why: "A guardrail may look for thirty kinds of information and mask all but one. What users send in is theirs; what a model gives away is often somebody else's, so on the way out every entry has to act.",
    fix: "Set outputAction, or action, of each PII entity and each regular expression to BLOCK or ANONYMIZE, and leave outputEnabled at its default, true.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-sensitive-filters.html",
    check(guardrail, { report, each, notApplicable }) {
        const lists = [piiEntities(guardrail), regexes(guardrail)];
        if (lists.every(({ items }) => items.length === 0)) notApplicable();
        for (const { items, path } of lists) {
            each(items, (item, index) => {
                if (isEnforced(item, "output")) return;
                report("lets sensitive information out that it looks for", `${path}.${index}`);
            });
        }
    },
    examples: {
        passes: {
            "every entry acts": {
                sensitiveInformationPolicyConfig: { piiEntitiesConfigs: [email], regexesConfigs: [customerNumber] },
            },
            "an entry is let in, and masked on the way out": {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfigs: [{ ...email, inputAction: "NONE", outputAction: "ANONYMIZE" }],
                },
            },
        },
        fails: {
            "one entry of two is let out": {
                sensitiveInformationPolicyConfig: {
                    piiEntitiesConfigs: [email, { type: "NAME", action: "ANONYMIZE", outputAction: "NONE" }],
                },
            },
            "an entry says nothing of the output, and its action is NONE": ofType(nativeGuardrailType, {
                sensitiveInformationPolicyConfig: { piiEntitiesConfig: [{ ...email, action: "NONE" }] },
            }),
            "a pattern is switched off for the output": {
                sensitiveInformationPolicyConfig: { regexesConfigs: [{ ...customerNumber, outputEnabled: false }] },
            },
        },
        unknown: {
            "an action is not known yet": {
                sensitiveInformationPolicyConfig: { piiEntitiesConfigs: [{ ...email, action: unknownValue }] },
            },
        },
        notApplicable: {
            "the guardrail looks for no sensitive information, which is another question": {},
        },
    },
});
