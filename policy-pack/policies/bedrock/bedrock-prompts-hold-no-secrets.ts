import { definePolicy, ofType, unknownValue } from "../../policy";
import { flowType, promptType } from "../../services/bedrock";
import { agentTypes } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";
import { eachText, flowTypes, promptTypes } from "../../services/bedrock-flows";
import type { AnyFlowArgs, AnyPromptArgs } from "../../services/bedrock-flows";
import { holdsSecret } from "../../services/secret-shapes";

const key = `AKIA${"A1B2C3D4E5F6G7H8"}`;

/** Where texts for models stand, in agents, flows and prompts. */
const places = [
    "instruction",
    "promptOverrideConfigurations",
    "promptOverrideConfiguration",
    "variants",
    "definition",
    "definitionString",
] as const;

export default definePolicy<AnyAgentArgs & AnyFlowArgs & AnyPromptArgs>({
    id: "bedrock-prompts-hold-no-secrets",
    title: "No instruction, prompt or flow holds a credential",
    severity: "high",
    appliesTo: [...agentTypes, ...promptTypes, ...flowTypes],
    supports: ["A.6.2.5", "A.9.4"],
    why: "What a model is told it can be made to repeat. A key in a prompt is a key that every user can ask for, and it stands in the logs of each call.",
    fix: "Take the credential out and revoke it. Let a function fetch it from Secrets Manager and make the call itself.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-injection.html",
    check(props, context) {
        context.each<(typeof places)[number]>(places, (place) =>
            eachText(props[place], place, context, (text, path) => {
                if (holdsSecret(text)) context.report("tells a model a credential", path);
            }),
        );
    },
    examples: {
        passes: {
            "the instruction says what to do": { instruction: "You help customers with their orders." },
            "there is no instruction": {},
            "a prompt has a variable": ofType(promptType, {
                variants: [{ name: "first", templateConfiguration: { text: { text: "Answer: {{question}}" } } }],
            }),
        },
        fails: {
            "the instruction names an access key": { instruction: `Call the orders API with the key ${key}.` },
            "a prompt of the agent's own names it": {
                promptOverrideConfigurations: [{ promptConfigurations: [{ basePromptTemplate: `Key: ${key}` }] }],
            },
            "a system message names it": ofType(promptType, {
                variants: [{ templateConfiguration: { chat: { systems: [{ text: `Key: ${key}` }] } } }],
            }),
            "the code of a flow names it": ofType(flowType, {
                definition: { nodes: [{ configuration: { inlineCode: { code: `key = "${key}"` } } }] },
            }),
            "one instruction is not known yet and another names it": {
                instruction: unknownValue,
                promptOverrideConfigurations: [{ promptConfigurations: [{ basePromptTemplate: `Key: ${key}` }] }],
            },
        },
        unknown: { "the instruction is not known yet": { instruction: unknownValue } },
    },
});
