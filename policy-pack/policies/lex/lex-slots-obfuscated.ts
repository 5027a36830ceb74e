import type { V2modelsSlotArgs } from "@pulumi/aws/lex";

import { asList, definePolicy, unknownValue, withConfig } from "../../policy";
import { slotV2Type } from "../../services/lex";

export default definePolicy<V2modelsSlotArgs, { slotTypes: readonly string[] }>({
    id: "lex-slots-obfuscated",
    title: "Slots for personal data are obscured in logs",
    severity: "medium",
    appliesTo: slotV2Type,
    supports: ["A.7.2", "A.6.2.8"],
    why: "Conversation logs hold the value of each slot in plain text. A log of errors does not need the names, numbers and addresses of those who met them.",
    fix: "Set obfuscationSettings to an obfuscationSettingType of DefaultObfuscation.",
    reference: "https://docs.aws.amazon.com/lexv2/latest/dg/monitoring-obfuscate.html",
    config: {
        slotTypes: {
            type: "array",
            items: { type: "string" },
            default: ["AMAZON.EmailAddress", "AMAZON.FirstName", "AMAZON.LastName", "AMAZON.PhoneNumber"],
            description: "The types of slots that hold personal data; give the ids of your own types too.",
        },
    },
    check({ slotTypeId, obfuscationSettings }, { report, notApplicable, config }) {
        if (slotTypeId === undefined || !config.slotTypes.includes(slotTypeId)) notApplicable();
        const types = asList(obfuscationSettings).map(({ obfuscationSettingType }) => obfuscationSettingType);
        // Absent means None.
        if (types.includes("DefaultObfuscation")) return;
        report("writes personal data into logs", "obfuscationSettings");
    },
    examples: {
        passes: {
            "the value is obscured": {
                slotTypeId: "AMAZON.PhoneNumber",
                obfuscationSettings: [{ obfuscationSettingType: "DefaultObfuscation" }],
            },
        },
        fails: {
            "nothing is said, which means no": { slotTypeId: "AMAZON.EmailAddress" },
            "the value is not obscured": {
                slotTypeId: "AMAZON.FirstName",
                obfuscationSettings: [{ obfuscationSettingType: "None" }],
            },
            "a type of one's own is configured": withConfig(
                { slotTypes: ["ABCDE12345"] },
                { slotTypeId: "ABCDE12345" },
            ),
        },
        unknown: {
            "the type is not known yet": { slotTypeId: unknownValue },
            "the setting is not known yet": {
                slotTypeId: "AMAZON.PhoneNumber",
                obfuscationSettings: [{ obfuscationSettingType: unknownValue }],
            },
        },
        notApplicable: {
            "the slot holds a number of pizzas": { slotTypeId: "AMAZON.Number" },
            "the slot is made of others": {},
        },
    },
});
