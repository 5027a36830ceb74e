import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { parameterType, readEntry } from "../../services/ai-register";
import type { ParameterArgs } from "../../services/ai-register";

interface Config {
    readonly tiers: string[];
    readonly modes: string[];
}

const name = "/shop/prod/ai-systems/scoring";
const given = (tier: string, oversight?: string): StackExample => ({
    entry: {
        type: parameterType,
        props: { name, value: JSON.stringify({ id: "scoring", risk: { tier, oversight } }) },
    },
});

export default definePolicy<ParameterArgs, Config>({
    id: "ai-system-high-risk-human-oversight",
    title: "In AI systems of high risk, people decide or can step in before harm is done",
    severity: "medium",
    scope: "stack",
    appliesTo: parameterType,
    supports: ["A.5.4", "A.9.2"],
    why: "Where much depends on an answer, watching afterwards comes too late for those whom it was about.",
    fix: "Let people decide or command, and set risk.oversight of the entry to human-in-the-loop or human-in-command.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/a2i-use-augmented-ai-a2i-human-review-loops.html",
    config: {
        tiers: {
            type: "array",
            items: { type: "string" },
            default: ["high"],
            description: "The risk tiers that this is asked of.",
        },
        modes: {
            type: "array",
            items: { type: "string" },
            default: ["human-in-the-loop", "human-in-command"],
            description: "The ways of oversight that will do.",
        },
    },
    check(parameter, context) {
        const entry = readEntry(parameter, context);
        if (!entry) return;
        if (!context.config.tiers.includes(entry.risk?.tier ?? "")) return context.notApplicable();
        if (!context.config.modes.includes(entry.risk?.oversight ?? "")) {
            context.report("is of high risk, and people neither decide nor command", "value");
        }
    },
    examples: {
        passes: {
            "people decide each case": given("high", "human-in-the-loop"),
            "people command it": given("high", "human-in-command"),
            "watching will do, as configured": withConfig(
                { modes: ["human-on-the-loop"] },
                given("high", "human-on-the-loop"),
            ),
        },
        fails: {
            "people only watch": given("high", "human-on-the-loop"),
            "nothing is said of oversight": given("high"),
        },
        unknown: {
            "the entry is encrypted": { entry: { type: parameterType, props: { name, value: unknownValue } } },
        },
        notApplicable: {
            "the risk is minimal": given("minimal", "human-on-the-loop"),
        },
    },
});
