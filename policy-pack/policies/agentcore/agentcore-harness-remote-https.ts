import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { harnessType } from "../../services/agentcore";

export default definePolicy<AgentcoreHarnessArgs>({
    id: "agentcore-harness-remote-https",
    title: "Harnesses reach tools, models and skills over HTTPS",
    severity: "high",
    appliesTo: harnessType,
    supports: ["A.6.2.5", "A.10.3"],
    why: "What comes from a tool, a model or a repository of skills tells the agent what to do. Without TLS anybody on the way can write it.",
    fix: "Give the url of remote MCP servers and git repositories, and the apiBase of a model, with https.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness.html",
    check({ tools, model, skills }, { report, each }) {
        const checkUrl = (url: string | undefined, path: string): void => {
            if (url !== undefined && !/^https:\/\//i.test(url)) report("reaches something without TLS", path);
        };
        each(tools, ({ config }, index) => checkUrl(config?.remoteMcp?.url, `tools.${index}.config.remoteMcp.url`));
        each(skills, ({ git }, index) => checkUrl(git?.url, `skills.${index}.git.url`));
        each(model, ({ litellmModelConfig }) =>
            checkUrl(litellmModelConfig?.apiBase, "model.litellmModelConfig.apiBase"),
        );
    },
    examples: {
        passes: {
            "a remote server is reached over https": {
                tools: [{ type: "remoteMcp", config: { remoteMcp: { url: "https://tools.example.com/mcp" } } }],
            },
            "nothing is remote": { model: { bedrockModelConfig: { modelId: "amazon.nova-pro-v1:0" } } },
        },
        fails: {
            "a remote server is reached over http": {
                tools: [{ type: "remoteMcp", config: { remoteMcp: { url: "http://tools.example.com/mcp" } } }],
            },
            "a model is reached over http": {
                model: { litellmModelConfig: { modelId: "llama", apiBase: "http://models.example.com" } },
            },
            "skills are cloned over http, and a tool is not known yet": {
                tools: [{ type: "remoteMcp", config: { remoteMcp: { url: unknownValue } } }],
                skills: [{ git: { url: "http://git.example.com/skills.git" } }],
            },
        },
        unknown: {
            "the address is not known yet": {
                tools: [{ type: "remoteMcp", config: { remoteMcp: { url: unknownValue } } }],
            },
        },
    },
});
