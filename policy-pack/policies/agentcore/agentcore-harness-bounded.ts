import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { harnessType } from "../../services/agentcore";

interface Bounds {
    maxIterations: number;
    maxTokens: number;
    timeoutSeconds: number;
}

const bounded = { maxIterations: 25, maxTokens: 8192, timeoutSeconds: 600 };

export default definePolicy<AgentcoreHarnessArgs, Bounds>({
    id: "agentcore-harness-bounded",
    title: "Harnesses bound the iterations, tokens and time of their agent",
    severity: "medium",
    appliesTo: harnessType,
    supports: ["A.6.2.6", "A.9.4"],
    why: "An agent that goes round in circles, or is made to, calls models and tools until somebody pays attention to the bill.",
    fix: "Set maxIterations, maxTokens and timeoutSeconds to what the task needs.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore-control/latest/APIReference/API_CreateHarness.html",
    config: {
        maxIterations: {
            type: "integer",
            minimum: 1,
            default: 100,
            description: "The most iterations of the loop of an agent.",
        },
        maxTokens: {
            type: "integer",
            minimum: 1,
            default: 100000,
            description: "The most tokens that an agent makes.",
        },
        timeoutSeconds: {
            type: "integer",
            minimum: 1,
            default: 3600,
            description: "The most seconds that one invocation takes.",
        },
    },
    check(harness, { report, each, config }) {
        each(["maxIterations", "maxTokens", "timeoutSeconds"] as const, (bound) => {
            const value = harness[bound];
            if (value === undefined || value === null) report(`leaves ${bound} to the service`, bound);
            else if (Number(value) > config[bound]) report(`has a ${bound} above the bound of ${config[bound]}`, bound);
        });
    },
    examples: {
        passes: { "everything is bounded": bounded },
        fails: {
            "nothing is bounded": {},
            "iterations are not bounded": { maxTokens: 8192, timeoutSeconds: 600 },
            "iterations are bounded too high": { ...bounded, maxIterations: 1000 },
            "time is bounded above the configured bound": withConfig({ timeoutSeconds: 300 }, bounded),
            "the iterations are not known yet and time is not bounded": {
                maxIterations: unknownValue,
                maxTokens: 8192,
            },
        },
        unknown: { "the iterations are not known yet": { ...bounded, maxIterations: unknownValue } },
    },
});
