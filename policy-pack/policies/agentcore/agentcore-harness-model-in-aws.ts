import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue, withConfig } from "../../policy";
import { harnessType } from "../../services/agentcore";

const providers = {
    geminiModelConfig: "gemini",
    litellmModelConfig: "litellm",
    openaiModelConfig: "openai",
} as const;

const apiKeyArn = "arn:aws:bedrock-agentcore:eu-central-1:111122223333:token-vault/default/apikeycredentialprovider/ai";

export default definePolicy<AgentcoreHarnessArgs, { approvedProviders: readonly string[] }>({
    id: "agentcore-harness-model-in-aws",
    title: "Harnesses use models of Amazon Bedrock, or of approved providers",
    severity: "medium",
    appliesTo: harnessType,
    supports: ["A.10.2", "A.10.3"],
    why: "With a model elsewhere every prompt, document and tool result of the agent leaves AWS: for another contract, another country and without your guardrails and logs.",
    fix: "Give bedrockModelConfig, or have the provider approved and put on the configured list.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness.html",
    config: {
        approvedProviders: {
            type: "array",
            items: { type: "string", enum: Object.values(providers) },
            default: [],
            description: "The providers beside Amazon Bedrock whose models may be used.",
        },
    },
    check({ model }, { report, config }) {
        for (const key of Object.keys(providers) as (keyof typeof providers)[]) {
            if (!isSet(model, key) || config.approvedProviders.includes(providers[key])) continue;
            report("uses a model outside of AWS", `model.${key}`);
        }
    },
    examples: {
        passes: {
            "the model is one of Amazon Bedrock": {
                model: { bedrockModelConfig: { modelId: "amazon.nova-pro-v1:0" } },
            },
            "the provider is approved": withConfig(
                { approvedProviders: ["openai"] },
                { model: { openaiModelConfig: { modelId: "gpt-5", apiKeyArn } } },
            ),
        },
        fails: {
            "the model is elsewhere": { model: { openaiModelConfig: { modelId: "gpt-5", apiKeyArn } } },
            "another provider is approved": withConfig(
                { approvedProviders: ["openai"] },
                { model: { geminiModelConfig: { modelId: "gemini-2.5-pro", apiKeyArn } } },
            ),
        },
        unknown: { "the model is not known yet": { model: unknownValue } },
    },
});
