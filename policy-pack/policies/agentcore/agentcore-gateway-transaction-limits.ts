import type { AgentcorePolicyArgs } from "@pulumi/aws/bedrock";

import { definePolicy, ref, unknownValue, withConfig } from "../../policy";
import type { ExampleResource, Readable, ResourceView } from "../../policy";
import { policyEngineType, policyType } from "../../services/agentcore";
import { capsAnInput, parseCedar } from "../../services/cedar";
import type { CedarPolicy } from "../../services/cedar";

type Policy = ResourceView<Readable<AgentcorePolicyArgs>>;

const refund = 'AgentCore::Action::"RefundTool__process_refund"';
const engine = { type: policyEngineType };
const policy = (statement: string, policyEngineId: unknown = ref("engine")): ExampleResource => ({
    type: policyType,
    props: { policyEngineId, definition: { cedar: { statement } } },
});

/** What a policy says; nothing where it cannot be read. */
function statementsOf({ props }: Policy): readonly CedarPolicy[] | undefined {
    const statement = props.definition?.cedar?.statement;
    return statement === undefined ? undefined : parseCedar(statement);
}

export default definePolicy<AgentcorePolicyArgs, { words: readonly string[] }>({
    id: "agentcore-gateway-transaction-limits",
    title: "Tools that move money are permitted up to an amount only",
    severity: "medium",
    scope: "stack",
    appliesTo: policyType,
    supports: ["A.6.1.2", "A.9.4"],
    why: "An agent that is deceived, or errs, pays out whatever it is told. A limit in the policy holds whatever the model says.",
    fix: "Add a condition such as when { context.input.amount <= 500 } to the permit, or a forbid on larger amounts to its policy engine.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/example-policies.html",
    config: {
        words: {
            type: "array",
            items: { type: "string" },
            default: [
                "refund",
                "payment",
                "pay",
                "payout",
                "transfer",
                "withdraw",
                "purchase",
                "charge",
                "invest",
                "trade",
            ],
            description: "Words in the names of tools that move money.",
        },
    },
    check(subject, { graph, report, unknown, notApplicable, config }) {
        const path = "definition.cedar.statement";
        const movesMoney = ({ actions }: CedarPolicy): boolean =>
            actions.some((action) => hasWord(action, config.words));
        const own = statementsOf(subject);
        if (!own) return unknown("has a statement that cannot be read as Cedar", path);
        const open = own.filter((part) => part.effect === "permit" && movesMoney(part) && !capsAnInput(part));
        if (open.length === 0) {
            if (!own.some(movesMoney)) notApplicable();
            return;
        }
        // A forbid outweighs every permit of the same engine.
        const [engineOfOwn] = graph.referredToBy(subject, "policyEngineId", policyEngineType).resources;
        const siblings = engineOfOwn
            ? graph.referringTo<AgentcorePolicyArgs>(engineOfOwn, "policyEngineId", policyType)
            : { resources: graph.ofType<AgentcorePolicyArgs>(policyType), complete: true };
        const caps = siblings.resources.flatMap((other) =>
            (statementsOf(other) ?? []).filter((part) => part.effect === "forbid" && capsAnInput(part)),
        );
        const isCapped = ({ actions }: CedarPolicy): boolean =>
            caps.some((cap) => cap.action === "any" || actions.every((action) => cap.actions.includes(action)));
        if (open.every(isCapped)) return;
        if (siblings.complete) report("permits a tool that moves money whatever the amount", path);
        else unknown("may be limited by a policy whose engine is not known yet", path);
    },
    examples: {
        passes: {
            "refunds have a limit": {
                engine,
                refunds: policy(
                    `permit(principal, action == ${refund}, resource) when { context.input.amount <= 500 };`,
                ),
            },
            "larger refunds are forbidden by another policy": {
                engine,
                refunds: policy(`permit(principal, action == ${refund}, resource);`),
                limit: policy(`forbid(principal, action == ${refund}, resource) when { context.input.amount > 500 };`),
            },
        },
        fails: {
            "refunds have no limit": {
                engine,
                refunds: policy(`permit(principal, action == ${refund}, resource);`),
            },
            "the condition is on something else": {
                engine,
                refunds: policy(
                    `permit(principal, action == ${refund}, resource) when { context.input.currency == "EUR" };`,
                ),
            },
            "the limit stands in another engine": {
                engine,
                refunds: policy(`permit(principal, action == ${refund}, resource);`),
                other: engine,
                limit: policy("forbid(principal, action, resource) when { context.input.amount > 500 };", ref("other")),
            },
        },
        unknown: {
            "the statement is not known yet": { engine, refunds: policy(unknownValue) },
            "the statement is no Cedar": { engine, refunds: policy("permit refunds") },
        },
        notApplicable: {
            "no tool moves money": {
                engine,
                claims: policy('permit(principal, action == AgentCore::Action::"ClaimsApi__get_claim", resource);'),
            },
            "a word of another list is in the name": withConfig(
                { words: ["wire"] },
                { engine, refunds: policy(`permit(principal, action == ${refund}, resource);`) },
            ),
        },
    },
});

/** Whether one of the words stands by itself in a name such as `RefundTool__process_refund`. */
function hasWord(name: string, words: readonly string[]): boolean {
    const parts = name
        .replace(/([a-z])([A-Z])/g, "$1_$2")
        .toLowerCase()
        .split(/[^a-z]+/);
    return words.some((word) => parts.includes(word.toLowerCase()) || parts.includes(`${word.toLowerCase()}s`));
}
