import type { AgentcoreBrowserArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";

const s3Location = { bucket: "agent-browser-recordings", prefix: "claims-agent/" };

export default definePolicy<AgentcoreBrowserArgs>({
    id: "agentcore-browser-recording",
    title: "Browsers of agents record their sessions",
    severity: "medium",
    appliesTo: "aws:bedrock/agentcoreBrowser:AgentcoreBrowser",
    supports: ["A.6.2.6", "A.6.2.8"],
    equivalents: [
        "fsbp:BedrockAgentCore.6",
        "config:BEDROCKAGENTCORE_BROWSERCUSTOM_RECORDING_ENABLED",
        "aws-aiml:AC-06",
    ],
    why: "Without a recording nobody can tell afterwards what an agent saw and did on a page.",
    fix: "Set recording.enabled to true and recording.s3Location to a bucket and prefix.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/browser-session-recording.html",
    check({ recording }, { report }) {
        if (recording?.enabled !== true) report("does not record its sessions", "recording.enabled");
        else if (!isSet(recording.s3Location, "bucket")) {
            report("records its sessions to no bucket", "recording.s3Location");
        }
    },
    examples: {
        passes: {
            "sessions are recorded to a bucket": { recording: { enabled: true, s3Location } },
            "the bucket is made in the same deployment": {
                recording: { enabled: true, s3Location: { ...s3Location, bucket: unknownValue } },
            },
        },
        fails: {
            "recording is left at its default, off": {},
            "recording is off": { recording: { enabled: false, s3Location } },
            "there is no bucket": { recording: { enabled: true } },
        },
        unknown: {
            "it is not known yet whether sessions are recorded": { recording: { enabled: unknownValue, s3Location } },
        },
    },
});
