import type { AgentFlowArgs, AgentPromptArgs } from "@pulumi/aws/bedrock";

import { isSet } from "../policy";
import type { CheckContext, Readable } from "../policy";
import { flowType, promptType } from "./bedrock";
import type { GuardrailConfiguration } from "./bedrock-agents";
import { inCamelCase, isRecord, parseJson } from "./json";

export const nativeFlowType = "aws-native:bedrock:Flow";
export const flowTypes = [flowType, nativeFlowType] as const;

/** Only aws-native makes aliases of flows. */
export const flowAliasType = "aws-native:bedrock:FlowAlias";

export const nativePromptType = "aws-native:bedrock:Prompt";
export const promptTypes = [promptType, nativePromptType] as const;

interface InferenceConfiguration {
    readonly text?: { readonly maxTokens?: number };
}

/** Where a prompt node has its prompt from. */
export interface PromptSource {
    readonly inline?: { readonly modelId?: string; readonly inferenceConfiguration?: InferenceConfiguration };
    readonly resource?: { readonly promptArn?: string };
}

/** What the nodes of a flow are made of, as far as policies ask. */
export interface FlowNodeConfiguration {
    readonly agent?: { readonly agentAliasArn?: string };
    readonly inlineCode?: { readonly code?: string; readonly language?: string };
    readonly knowledgeBase?: {
        readonly guardrailConfiguration?: GuardrailConfiguration;
        readonly modelId?: string;
    };
    readonly lambdaFunction?: { readonly lambdaArn?: string };
    readonly loop?: { readonly definition?: FlowDefinition };
    readonly prompt?: {
        readonly guardrailConfiguration?: GuardrailConfiguration;
        readonly sourceConfiguration?: PromptSource;
    };
}

interface FlowNode {
    readonly name?: string;
    readonly type?: string;
    readonly configuration?: FlowNodeConfiguration;
}

interface FlowDefinition {
    readonly nodes?: readonly FlowNode[];
}

/** The arguments of a flow in the spellings of both providers. */
export type AnyFlowArgs = AgentFlowArgs & {
    readonly definitionString?: string;
    readonly definitionS3Location?: object;
};

/** The arguments of a prompt; both providers spell alike what policies ask for. */
export type AnyPromptArgs = AgentPromptArgs;

/**
 * Calls back for each node of a flow, those inside of loops included. A definition in a bucket makes the verdict unknown;
 * a flow without a definition is not asked.
 */
export function eachFlowNode(
    flow: Readable<AnyFlowArgs>,
    { each, unknown, notApplicable }: Pick<CheckContext, "each" | "unknown" | "notApplicable">,
    visit: (configuration: Readable<FlowNodeConfiguration>, path: string) => void,
): void {
    const visitAll = (nodes: readonly Readable<FlowNode>[] | undefined, place: string, isText: boolean): void =>
        each<Readable<FlowNode>>(nodes, ({ configuration }, index) => {
            if (!configuration) return;
            const path = isText ? place : `${place}.${index}.configuration`;
            visit(configuration, path);
            visitAll(configuration.loop?.definition?.nodes, isText ? place : `${path}.loop.definition.nodes`, isText);
        });
    if (isSet(flow, "definitionS3Location")) {
        return unknown("has its definition in a bucket, which was not read", "definitionS3Location");
    }
    if (isSet(flow, "definitionString")) {
        // The text is spelled as CloudFormation does: `GuardrailConfiguration`.
        const definition = inCamelCase(parseJson(flow.definitionString ?? ""));
        if (!isRecord(definition)) return unknown("has a definition that is not JSON", "definitionString");
        return visitAll((definition as FlowDefinition).nodes, "definitionString", true);
    }
    if (!isSet(flow, "definition")) return notApplicable();
    visitAll(flow.definition?.nodes as readonly Readable<FlowNode>[] | undefined, "definition.nodes", false);
}

/** Calls back for each string inside of a value; what is not known yet leaves its doubt and hides nothing. */
export function eachText(
    value: unknown,
    path: string,
    { each }: Pick<CheckContext, "each">,
    visit: (text: string, path: string) => void,
): void {
    if (typeof value === "string") return visit(value, path);
    if (typeof value !== "object" || value === null) return;
    each(Object.keys(value), (key) =>
        eachText((value as Readonly<Record<string, unknown>>)[key], `${path}.${key}`, { each }, visit),
    );
}
