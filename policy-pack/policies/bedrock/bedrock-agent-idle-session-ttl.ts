import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { agentTypes, nativeAgentType } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";

export default definePolicy<AnyAgentArgs, { maximumSeconds: number }>({
    id: "bedrock-agent-idle-session-ttl",
    title: "Sessions of agents end soon after the last question",
    severity: "low",
    appliesTo: agentTypes,
    supports: ["A.6.2.5"],
    equivalents: ["aws-aiml:BR-29", "aws-aiml:AG-13"],
    why: "A session keeps what was said, and whoever gets hold of its id goes on where the user left off.",
    fix: "Set idleSessionTtlInSeconds to 3600 or less.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent_CreateAgent.html",
    config: {
        maximumSeconds: {
            type: "integer",
            minimum: 60,
            maximum: 5400,
            default: 3600,
            description: "How long a session may wait for the next question, in seconds.",
        },
    },
    check(agent, { report, config }) {
        // Absent means the service's own default, which is below an hour.
        if (Number(agent.idleSessionTtlInSeconds ?? 0) > config.maximumSeconds) {
            report(`keeps idle sessions for longer than ${config.maximumSeconds} seconds`, "idleSessionTtlInSeconds");
        }
    },
    examples: {
        passes: {
            "it is left at its default": {},
            "it is ten minutes": { idleSessionTtlInSeconds: 600 },
            "it is an hour": { idleSessionTtlInSeconds: 3600 },
        },
        fails: {
            "it is an hour and a half": { idleSessionTtlInSeconds: 5400 },
            "it is longer than the company allows": withConfig(
                { maximumSeconds: 900 },
                { idleSessionTtlInSeconds: 1800 },
            ),
            "an agent of aws-native waits for too long": ofType(nativeAgentType, { idleSessionTtlInSeconds: 5400 }),
        },
        unknown: { "it is not known yet": { idleSessionTtlInSeconds: unknownValue } },
    },
});
