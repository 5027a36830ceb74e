import type { AgentcoreOnlineEvaluationConfigArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue, withConfig } from "../../policy";

const sample = (samplingPercentage: number): { rule: object } => ({ rule: { samplingConfig: { samplingPercentage } } });

export default definePolicy<AgentcoreOnlineEvaluationConfigArgs, { minimumPercentage: number }>({
    id: "agentcore-online-evaluation-sampling",
    title: "Online evaluations look at enough sessions",
    severity: "low",
    appliesTo: "aws:bedrock/agentcoreOnlineEvaluationConfig:AgentcoreOnlineEvaluationConfig",
    supports: ["A.6.2.6"],
    why: "A share of a hundredth of a percent finds nothing that does not happen all the time.",
    fix: "Raise rule.samplingConfig.samplingPercentage.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/online-evaluations.html",
    config: {
        minimumPercentage: {
            type: "number",
            minimum: 0.01,
            maximum: 100,
            default: 1,
            description: "The least share of sessions that is evaluated, in percent.",
        },
    },
    check({ rule }, { report, config }) {
        const percentage = rule?.samplingConfig?.samplingPercentage;
        if (percentage !== undefined && Number(percentage) >= config.minimumPercentage) return;
        report(
            `evaluates less than ${config.minimumPercentage} percent of sessions`,
            "rule.samplingConfig.samplingPercentage",
        );
    },
    examples: {
        passes: { "a tenth is evaluated": sample(10) },
        fails: {
            "next to nothing is evaluated": sample(0.01),
            "no share is given": {},
            "less than the configured share is evaluated": withConfig({ minimumPercentage: 25 }, sample(10)),
        },
        unknown: { "the share is not known yet": sample(unknownValue) },
    },
});
