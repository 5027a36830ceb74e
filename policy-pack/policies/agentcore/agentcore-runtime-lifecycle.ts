import type { AgentcoreAgentRuntimeArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { runtimeType } from "../../services/agentcore";

interface Bounds {
    idleSeconds: number;
    lifetimeSeconds: number;
}

export default definePolicy<AgentcoreAgentRuntimeArgs, Bounds>({
    id: "agentcore-runtime-lifecycle",
    title: "Sessions of agent runtimes end when they are idle",
    severity: "low",
    appliesTo: runtimeType,
    supports: ["A.6.2.6", "A.9.4"],
    why: "A session keeps the memory, files and credentials of one conversation. The longer it lives, the more can be read by whoever gets hold of its id.",
    fix: "Set idleRuntimeSessionTimeout and maxLifetime in lifecycleConfigurations, or leave them at 15 minutes and 8 hours.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-lifecycle-settings.html",
    config: {
        idleSeconds: {
            type: "integer",
            minimum: 60,
            default: 3600,
            description: "The most seconds for which an idle session is kept.",
        },
        lifetimeSeconds: {
            type: "integer",
            minimum: 60,
            default: 28800,
            description: "The most seconds for which a session is kept at all.",
        },
    },
    check({ lifecycleConfigurations }, { report, each, config }) {
        // Absent means 900 and 28800 seconds.
        each(lifecycleConfigurations, (lifecycle, index) => {
            const path = `lifecycleConfigurations.${index}`;
            each(lifecycle, ({ idleRuntimeSessionTimeout = 900 }) => {
                if (Number(idleRuntimeSessionTimeout) <= config.idleSeconds) return;
                report(
                    `keeps idle sessions for more than ${config.idleSeconds} seconds`,
                    `${path}.idleRuntimeSessionTimeout`,
                );
            });
            each(lifecycle, ({ maxLifetime = 28800 }) => {
                if (Number(maxLifetime) <= config.lifetimeSeconds) return;
                report(`keeps sessions for more than ${config.lifetimeSeconds} seconds`, `${path}.maxLifetime`);
            });
        });
    },
    examples: {
        passes: {
            "the times are left at their defaults": {},
            "idle sessions end after ten minutes": {
                lifecycleConfigurations: [{ idleRuntimeSessionTimeout: 600, maxLifetime: 7200 }],
            },
        },
        fails: {
            "idle sessions are kept for eight hours": {
                lifecycleConfigurations: [{ idleRuntimeSessionTimeout: 28800, maxLifetime: 28800 }],
            },
            "one time is not known yet and the other is too long": withConfig(
                { lifetimeSeconds: 3600 },
                { lifecycleConfigurations: [{ idleRuntimeSessionTimeout: unknownValue, maxLifetime: 7200 }] },
            ),
        },
        unknown: {
            "the time is not known yet": {
                lifecycleConfigurations: [{ idleRuntimeSessionTimeout: unknownValue, maxLifetime: 7200 }],
            },
        },
    },
});
