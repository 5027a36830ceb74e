import type { AgentcoreHarnessArgs, AgentcoreMemoryArgs } from "@pulumi/aws/bedrock";

import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { harnessType } from "../../services/agentcore";

export default definePolicy<AgentcoreMemoryArgs & Pick<AgentcoreHarnessArgs, "memory">, { maximumDays: number }>({
    id: "agentcore-memory-event-expiry",
    title: "Memories forget events after a bounded time",
    severity: "medium",
    appliesTo: ["aws:bedrock/agentcoreMemory:AgentcoreMemory", harnessType],
    supports: ["A.7.2", "A.7.3"],
    why: "Events are whole conversations, word for word. Kept for a year, they outlive what they were given for, and every injected prompt among them is read again.",
    fix: "Lower eventExpiryDuration, which is in days. What has to last belongs into a memory strategy, which keeps less.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/memory-create-a-memory-store.html",
    config: {
        maximumDays: {
            type: "integer",
            minimum: 7,
            maximum: 365,
            default: 90,
            description: "The most days for which events are kept.",
        },
    },
    check({ eventExpiryDuration, memory }, { report, resource, notApplicable, config }) {
        const managed = memory?.managedMemoryConfiguration;
        if (resource.type === harnessType && !managed) notApplicable();
        const [days, path] =
            resource.type === harnessType
                ? [managed?.eventExpiryDuration, "memory.managedMemoryConfiguration.eventExpiryDuration"]
                : [eventExpiryDuration, "eventExpiryDuration"];
        if (days === undefined || days === null || Number(days) <= 0)
            report("does not say how long it keeps events", path);
        else if (Number(days) > config.maximumDays)
            report(`keeps events for more than ${config.maximumDays} days`, path);
    },
    examples: {
        passes: {
            "events are kept for a month": { eventExpiryDuration: 30 },
            "events are kept for as long as is configured": withConfig(
                { maximumDays: 365 },
                { eventExpiryDuration: 365 },
            ),
            "a harness keeps events for a month": ofType(harnessType, {
                memory: { managedMemoryConfiguration: { eventExpiryDuration: 30 } },
            }),
        },
        fails: {
            "events are kept for a year": { eventExpiryDuration: 365 },
            "nothing is said": {},
            "a harness does not say": ofType(harnessType, { memory: { managedMemoryConfiguration: {} } }),
        },
        unknown: { "the time is not known yet": { eventExpiryDuration: unknownValue } },
        notApplicable: { "the harness has a memory of its own, or none": ofType(harnessType, {}) },
    },
});
