import type { FunctionArgs } from "@pulumi/aws/lambda";

import { definePolicy, ref, unknownValue } from "../../policy";
import { actionGroupType } from "../../services/bedrock";
import { nativeAgentType } from "../../services/bedrock-agents";
import { functionAliasType, functionType } from "../../services/ai-functions";

export default definePolicy<FunctionArgs>({
    id: "bedrock-agent-lambda-reserved-concurrency",
    title: "Functions behind an agent's actions have a bound of their own on how many run at once",
    severity: "low",
    scope: "stack",
    appliesTo: functionType,
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: ["aws-aiml:FS-09"],
    why: "An agent in a loop calls its functions as fast as it can. Without a bound it takes the concurrency of the whole account, and does its damage as often as it likes.",
    fix: "Set reservedConcurrentExecutions to what the agent needs at its peak, such as 10.",
    reference: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html",
    check(fn, { graph, report, notApplicable }) {
        const targets = [fn, ...graph.referringTo(fn, "functionName", functionAliasType).resources];
        const isCalled = targets.some((target) =>
            [
                graph.referringTo(target, "actionGroupExecutor.lambda", actionGroupType),
                graph.referringTo(target, "actionGroups.actionGroupExecutor.lambda", nativeAgentType),
            ].some(({ resources }) => resources.length > 0),
        );
        if (!isCalled) return notApplicable();
        // Absent means -1: no bound but the account's.
        if (Number(fn.props.reservedConcurrentExecutions ?? -1) < 0) {
            report("has no bound on how many of it an agent can run at once", "reservedConcurrentExecutions");
        }
    },
    examples: {
        passes: {
            "ten may run at once": {
                orders: { type: functionType, props: { reservedConcurrentExecutions: 10 } },
                group: { type: actionGroupType, props: { actionGroupExecutor: { lambda: ref("orders", "arn") } } },
            },
        },
        fails: {
            "there is no bound": {
                orders: { type: functionType },
                group: { type: actionGroupType, props: { actionGroupExecutor: { lambda: ref("orders", "arn") } } },
            },
            "the bound is -1, which is none, and the agent calls an alias": {
                orders: { type: functionType, props: { reservedConcurrentExecutions: -1 } },
                live: { type: functionAliasType, props: { functionName: ref("orders", "name") } },
                group: { type: actionGroupType, props: { actionGroupExecutor: { lambda: ref("live", "arn") } } },
            },
            "an agent of aws-native calls it": {
                orders: { type: functionType },
                agent: {
                    type: nativeAgentType,
                    props: { actionGroups: [{ actionGroupExecutor: { lambda: ref("orders", "arn") } }] },
                },
            },
        },
        unknown: {
            "the bound is not known yet": {
                orders: { type: functionType, props: { reservedConcurrentExecutions: unknownValue } },
                group: { type: actionGroupType, props: { actionGroupExecutor: { lambda: ref("orders", "arn") } } },
            },
        },
        notApplicable: { "no agent calls the function": { orders: { type: functionType } } },
    },
});
