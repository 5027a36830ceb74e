import type { AgentcoreAgentRuntimeArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import type { Readable } from "../../policy";
import { runtimeType } from "../../services/agentcore";

const s3 = { bucket: "agent-code-111122223333", prefix: "claims/agent.zip" };
const code = (source: typeof s3 & { versionId?: string }): Readable<AgentcoreAgentRuntimeArgs> => ({
    agentRuntimeArtifact: {
        codeConfiguration: { runtime: "PYTHON_3_13", entryPoints: ["main.py"], code: { s3: source } },
    },
});

export default definePolicy<AgentcoreAgentRuntimeArgs>({
    id: "agentcore-runtime-code-version",
    title: "Agent runtimes pin the version of their code",
    severity: "medium",
    appliesTo: runtimeType,
    supports: ["A.4.4", "A.10.3"],
    why: "Without a version the newest object under the key is taken, whoever put it there since the code was tested.",
    fix: "Give versionId in agentRuntimeArtifact.codeConfiguration.code.s3, from a bucket with versioning.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-get-started-code-deploy.html",
    check({ agentRuntimeArtifact }, { report, notApplicable }) {
        const source = agentRuntimeArtifact?.codeConfiguration?.code?.s3;
        if (!source) return notApplicable();
        if (isSet(source, "versionId")) return;
        report("runs whatever code is newest", "agentRuntimeArtifact.codeConfiguration.code.s3.versionId");
    },
    examples: {
        passes: {
            "the version is given": code({ ...s3, versionId: "L4kqtJlcpXroDTDmpUMLUo" }),
            "the object is made in the same deployment": code({ ...s3, versionId: unknownValue }),
        },
        fails: { "no version is given": code(s3) },
        unknown: { "the artifact is not known yet": { agentRuntimeArtifact: unknownValue } },
        notApplicable: {
            "the runtime runs an image": {
                agentRuntimeArtifact: {
                    containerConfiguration: {
                        containerUri: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/claims-agent:1.4.0",
                    },
                },
            },
        },
    },
});
