import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { parameterType, readEntry } from "../../services/ai-register";
import type { ParameterArgs } from "../../services/ai-register";

interface Config {
    readonly tiers: string[];
    readonly maximumAgeDays: number;
    readonly asOf: string;
}

const name = "/shop/prod/ai-systems/scoring";
const day = 86_400_000;
const given = (tier: string, date?: string): StackExample => ({
    entry: {
        type: parameterType,
        props: {
            name,
            value: JSON.stringify({
                id: "scoring",
                risk: { tier },
                documents: date === undefined ? {} : { impactAssessment: { uri: "s3://records/scoring.pdf", date } },
            }),
        },
    },
});

export default definePolicy<ParameterArgs, Config>({
    id: "ai-system-assessment-current",
    title: "AI systems have an impact assessment that is not out of date",
    severity: "medium",
    scope: "stack",
    appliesTo: parameterType,
    supports: ["A.5.3", "A.5.4"],
    why: "What a system does to people changes with its model, its data and its use; an assessment that nobody has looked at for long describes another system.",
    fix: "Assess the impact anew, and set documents.impactAssessment of the entry to the new document and its date.",
    reference: "https://docs.aws.amazon.com/wellarchitected/latest/generative-ai-lens/responsible-ai.html",
    config: {
        tiers: {
            type: "array",
            items: { type: "string" },
            default: ["high"],
            description: "The risk tiers that need an impact assessment.",
        },
        maximumAgeDays: {
            type: "integer",
            minimum: 1,
            default: 365,
            description: "How old the assessment may be, in days.",
        },
        asOf: {
            type: "string",
            pattern: "^(\\d{4}-\\d{2}-\\d{2})?$",
            default: "",
            description: "The day to judge by, such as 2026-06-30; today when it is empty.",
        },
    },
    check(parameter, context) {
        const entry = readEntry(parameter, context);
        if (!entry) return;
        const { tiers, maximumAgeDays, asOf } = context.config;
        if (!tiers.includes(entry.risk?.tier ?? "")) return context.notApplicable();
        const assessed = Date.parse(entry.documents?.impactAssessment?.date ?? "");
        if (Number.isNaN(assessed)) {
            context.report("names no impact assessment with its date", "value");
            return;
        }
        const age = ((asOf === "" ? Date.now() : Date.parse(asOf)) - assessed) / day;
        if (age > maximumAgeDays)
            context.report(`has an impact assessment that is older than ${maximumAgeDays} days`, "value");
        else if (age < -1) context.report("has an impact assessment of a day to come", "value");
    },
    examples: {
        passes: {
            "the assessment is of this year": withConfig({ asOf: "2026-06-30" }, given("high", "2026-01-15")),
            "the assessment is two years old, and may be three": withConfig(
                { asOf: "2026-06-30", maximumAgeDays: 1095 },
                given("high", "2024-06-30"),
            ),
        },
        fails: {
            "there is no assessment": given("high"),
            "the assessment is older than a year": withConfig({ asOf: "2026-06-30" }, given("high", "2025-06-29")),
            "the assessment is dated in the future": withConfig({ asOf: "2026-06-30" }, given("high", "2027-01-01")),
            "limited risk needs one too, as configured": withConfig({ tiers: ["high", "limited"] }, given("limited")),
        },
        unknown: {
            "the entry is encrypted": { entry: { type: parameterType, props: { name, value: unknownValue } } },
        },
        notApplicable: {
            "the risk is minimal": given("minimal"),
            "the parameter is something else": {
                size: { type: parameterType, props: { name: "/shop/size", value: "3" } },
            },
        },
    },
});
