import { definePolicy, madeUpMarker, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { objectTypes, parameterType, readEntry } from "../../services/ai-register";
import type { ParameterArgs } from "../../services/ai-register";

const name = "/shop/prod/ai-systems/scoring";
const entry = {
    id: "scoring",
    owner: "credit-team@example.com",
    use: { name: "Credit scoring", purpose: "Scores applications.", intended: "Case workers of the credit team." },
    risk: { tier: "high", dataClasses: ["financial"], oversight: "human-in-the-loop" },
    role: ["deployer"],
};
const given = (value: unknown): StackExample => ({
    entry: { type: parameterType, props: { name, value: typeof value === "string" ? value : JSON.stringify(value) } },
});

export default definePolicy<ParameterArgs>({
    id: "ai-system-entry-complete",
    title: "Entries of the register of AI systems are complete",
    severity: "medium",
    scope: "stack",
    appliesTo: parameterType,
    supports: ["A.3.2", "A.4.2", "A.4.3", "A.7.3", "A.8.2", "A.9.2", "A.10.2"],
    why: "When an AI system does harm, the register has to say at once whose it is, what it may be used for and what data it was given.",
    fix: "Say owner, use (name, purpose, intended), risk (tier, dataClasses, oversight) and role in the entry; the component AiSystem asks for all of them.",
    reference: "https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html",
    check(parameter, context) {
        const found = readEntry(parameter, context);
        if (!found) return;
        const parts: Readonly<Record<string, unknown>> = {
            owner: found.owner,
            "use.name": found.use?.name,
            "use.purpose": found.use?.purpose,
            "use.intended": found.use?.intended,
            "risk.tier": found.risk?.tier,
            "risk.dataClasses": found.risk?.dataClasses,
            "risk.oversight": found.risk?.oversight,
            role: found.role,
        };
        for (const [part, content] of Object.entries(parts)) {
            if (!isSaid(content)) context.report(`does not say ${part}`, "value");
        }
    },
    examples: {
        passes: {
            "the entry says all of it": given(entry),
            "the entry is encrypted, and its copy says all of it": {
                entry: { type: parameterType, props: { name, value: unknownValue } },
                copy: {
                    type: objectTypes[0],
                    props: { key: "ai-systems/scoring.json", content: JSON.stringify(entry) },
                },
            },
        },
        fails: {
            "the entry says nothing but its id": given({ id: "scoring" }),
            "the owner is blank": given({ ...entry, owner: " " }),
            "no class of data is named": given({ ...entry, risk: { ...entry.risk, dataClasses: [] } }),
            "the entry is no JSON": given("scoring, ask Kim"),
        },
        unknown: {
            "the entry is made up": { entry: { type: parameterType, props: { name, value: `entry-${madeUpMarker}` } } },
            "the entry is encrypted": { entry: { type: parameterType, props: { name, value: unknownValue } } },
        },
        notApplicable: {
            "the parameter is something else": {
                size: { type: parameterType, props: { name: "/shop/size", value: "3" } },
            },
        },
    },
});

function isSaid(content: unknown): boolean {
    if (Array.isArray(content)) return content.length > 0;
    return typeof content === "string" && content.trim() !== "";
}
