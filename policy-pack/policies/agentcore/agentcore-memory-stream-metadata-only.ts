import type { AgentcoreMemoryArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

const stream = (level?: string): { streamDeliveryResources: object } => ({
    streamDeliveryResources: {
        resource: {
            kinesis: {
                dataStreamArn: "arn:aws:kinesis:eu-central-1:111122223333:stream/memory",
                contentConfiguration: { type: "MEMORY_RECORDS", ...(level !== undefined && { level }) },
            },
        },
    },
});

export default definePolicy<AgentcoreMemoryArgs>({
    id: "agentcore-memory-stream-metadata-only",
    title: "Memories stream that records changed, not what they say",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcoreMemory:AgentcoreMemory",
    supports: ["A.7.2", "A.7.5"],
    why: "At the level FULL_CONTENT everything that is remembered of users leaves the memory, its key and its expiry for a stream that has neither.",
    fix: "Leave contentConfiguration.level at METADATA_ONLY, and let consumers fetch the records that they may read.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/memory-record-streaming.html",
    check({ streamDeliveryResources }, { report }) {
        const level = streamDeliveryResources?.resource?.kinesis?.contentConfiguration?.level;
        if (level !== "FULL_CONTENT") return;
        report("streams what it remembers", "streamDeliveryResources.resource.kinesis.contentConfiguration.level");
    },
    examples: {
        passes: {
            "nothing is streamed": {},
            "the level is left at its default, metadata": stream(),
            "metadata is streamed": stream("METADATA_ONLY"),
        },
        fails: { "the content is streamed": stream("FULL_CONTENT") },
        unknown: { "the level is not known yet": stream(unknownValue) },
    },
});
