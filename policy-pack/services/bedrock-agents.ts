import type {
    AgentAgentActionGroupArgs,
    AgentAgentArgs,
    AgentAgentAliasArgs,
    AgentAgentCollaboratorArgs,
} from "@pulumi/aws/bedrock";

import { asList, isUnknown } from "../policy";
import type { CheckContext, GraphView, Readable, Related, ResourceView } from "../policy";
import { actionGroupType, agentType, collaboratorType, guardrailTypes } from "./bedrock";
import { isRecord, parseJson, valueAt } from "./json";

/** Both providers make agents; only aws-native holds action groups and collaborators inside of them. */
export const nativeAgentType = "aws-native:bedrock:Agent";
export const agentTypes = [agentType, nativeAgentType] as const;

/** What holds action groups: a resource for each, or the agent itself. */
export const actionGroupHolderTypes = [actionGroupType, nativeAgentType] as const;

/** What names the agents that an agent hands work to. */
export const collaboratorHolderTypes = [collaboratorType, nativeAgentType] as const;

export const agentAliasTypes = [
    "aws:bedrock/agentAgentAlias:AgentAgentAlias",
    "aws-native:bedrock:AgentAlias",
] as const;

export const guardrailVersionTypes = [
    "aws:bedrock/guardrailVersion:GuardrailVersion",
    "aws-native:bedrock:GuardrailVersion",
] as const;

/** Which version of which guardrail is applied. */
export interface GuardrailConfiguration {
    readonly guardrailIdentifier?: string;
    readonly guardrailVersion?: string;
}

interface MemoryConfiguration {
    readonly enabledMemoryTypes?: readonly string[];
    readonly storageDays?: number;
}

interface PromptOverrideConfiguration {
    readonly overrideLambda?: string;
    readonly promptConfigurations?: readonly { readonly basePromptTemplate?: string }[];
}

/** One function of an action group. Only aws-native can say that it takes the user's confirmation. */
export interface AgentFunction {
    readonly name?: string;
    readonly requireConfirmation?: string;
}

/** An action group in the spellings of both providers. */
export interface ActionGroup {
    readonly actionGroupName?: string;
    readonly actionGroupState?: string;
    readonly parentActionGroupSignature?: string;
    readonly actionGroupExecutor?: { readonly lambda?: string; readonly customControl?: string };
    readonly apiSchema?: { readonly payload?: string; readonly s3?: object };
    readonly functionSchema?: {
        readonly memberFunctions?: { readonly functions?: readonly AgentFunction[] };
        readonly functions?: readonly AgentFunction[];
    };
}

interface Collaborator {
    readonly agentDescriptor?: { readonly aliasArn?: string };
    readonly relayConversationHistory?: string;
}

/** The arguments of an agent in the spellings of both providers. */
export type AnyAgentArgs = AgentAgentArgs & {
    readonly guardrailConfiguration?: GuardrailConfiguration;
    readonly memoryConfiguration?: MemoryConfiguration;
    readonly promptOverrideConfiguration?: PromptOverrideConfiguration;
    readonly actionGroups?: readonly ActionGroup[];
    readonly agentCollaborators?: readonly Collaborator[];
    readonly customOrchestration?: { readonly executor?: { readonly lambda?: string } };
};

export type ActionGroupHolderArgs = AgentAgentActionGroupArgs & AnyAgentArgs;
export type CollaboratorHolderArgs = AgentAgentCollaboratorArgs & AnyAgentArgs;

/** The arguments of an agent's alias in the spellings of both providers. */
export type AnyAgentAliasArgs = AgentAgentAliasArgs & {
    readonly routingConfiguration?: readonly { readonly agentVersion?: string }[];
};

type Agent = Readable<AnyAgentArgs>;

/** A part of a resource, and the property path it stands at. */
export interface Placed<T> {
    readonly value: T;
    readonly path: string;
}

/** A part that the one provider keeps in a list of one, and the other by itself. */
function placed<T>(
    list: readonly T[] | undefined,
    listName: string,
    single: T | undefined,
    name: string,
): Placed<T> | undefined {
    const [first] = asList(list);
    if (first !== undefined) return { value: first, path: `${listName}.0` };
    return single === undefined || single === null ? undefined : { value: single, path: name };
}

/** Which guardrail the agent's sessions go through, if any. */
export function guardrailOf(agent: Agent): Placed<Readable<GuardrailConfiguration>> | undefined {
    const { guardrailConfigurations, guardrailConfiguration } = agent;
    return placed<Readable<GuardrailConfiguration>>(
        guardrailConfigurations,
        "guardrailConfigurations",
        guardrailConfiguration,
        "guardrailConfiguration",
    );
}

/** What the agent keeps of past sessions, if anything. */
export function memoryOf(agent: Agent): Placed<Readable<MemoryConfiguration>> | undefined {
    const { memoryConfigurations, memoryConfiguration } = agent;
    return placed<Readable<MemoryConfiguration>>(
        memoryConfigurations,
        "memoryConfigurations",
        memoryConfiguration,
        "memoryConfiguration",
    );
}

/** The prompts of its own that the agent works with, if any. */
export function promptOverrideOf(agent: Agent): Placed<Readable<PromptOverrideConfiguration>> | undefined {
    const { promptOverrideConfigurations, promptOverrideConfiguration } = agent;
    return placed<Readable<PromptOverrideConfiguration>>(
        promptOverrideConfigurations,
        "promptOverrideConfigurations",
        promptOverrideConfiguration,
        "promptOverrideConfiguration",
    );
}

/** Calls back for each action group: the resource itself, or those that an agent holds. `path` leads to its properties. */
export function eachActionGroup(
    props: Readable<ActionGroupHolderArgs>,
    { resource, each }: Pick<CheckContext, "resource" | "each">,
    visit: (group: Readable<ActionGroup>, path: (property: string) => string) => void,
): void {
    if (resource.type === actionGroupType) visit(props, (property) => property);
    else {
        each<Readable<ActionGroup>>(props.actionGroups, (group, index) =>
            visit(group, (property) => `actionGroups.${index}.${property}`),
        );
    }
}

/** Whether the agent may use an action group. It may unless it is said not to. */
export function isEnabled({ actionGroupState }: Readable<ActionGroup>): boolean {
    return actionGroupState !== "DISABLED";
}

/** The functions that an action group defines one by one, and the property they stand at. */
export function functionsOf({ functionSchema }: Readable<ActionGroup>): Placed<readonly Readable<AgentFunction>[]> {
    const members = functionSchema?.memberFunctions?.functions;
    if (members) return { value: members, path: "functionSchema.memberFunctions.functions" };
    return { value: asList(functionSchema?.functions), path: "functionSchema.functions" };
}

/** Calls back for each agent that another one hands work to. */
export function eachCollaborator(
    props: Readable<CollaboratorHolderArgs>,
    { resource, each }: Pick<CheckContext, "resource" | "each">,
    visit: (collaborator: Readable<Collaborator>, path: (property: string) => string) => void,
): void {
    if (resource.type === collaboratorType) visit(props, (property) => property);
    else {
        each<Readable<Collaborator>>(props.agentCollaborators, (collaborator, index) =>
            visit(collaborator, (property) => `agentCollaborators.${index}.${property}`),
        );
    }
}

/** Whether an agent's alias is the one that Bedrock makes for tests, and that always runs the working draft. */
export function isTestAlias(aliasArn: string): boolean {
    return /(?:^|\/)TSTALIASID$/.test(aliasArn);
}

/** The agent that an action group is part of: the resource itself, or the one it names. */
export function agentOf(holder: ResourceView<unknown>, graph: GraphView): Related<ResourceView<Agent>> {
    if (holder.type === nativeAgentType) {
        return { resources: [holder as ResourceView<Agent>], complete: true };
    }
    return graph.referredToBy<AnyAgentArgs>(holder, "agentId", ...agentTypes);
}

/**
 * Reports a guardrail whose working draft is applied. While the version is not known yet, the resource that it comes
 * from tells: a guardrail itself gives the draft, a guardrail version its number.
 *
 * @param path of the guardrail configuration in the resource
 */
export function checkGuardrailVersion(
    configuration: Readable<GuardrailConfiguration>,
    path: string,
    holder: ResourceView<unknown>,
    { report, unknown, graph }: Pick<CheckContext, "report" | "unknown"> & { readonly graph: GraphView },
    words: string,
): void {
    const place = `${path}.guardrailVersion`;
    if (!isUnknown(configuration, "guardrailVersion")) {
        if ((configuration.guardrailVersion ?? "DRAFT").toUpperCase() === "DRAFT") report(words, place);
        return;
    }
    // Lists are followed without their indexes.
    const reference = place.replace(/\.\d+(?=\.|$)/g, "");
    if (graph.referredToBy(holder, reference, ...guardrailVersionTypes).resources.length > 0) return;
    if (graph.referredToBy(holder, reference, ...guardrailTypes).resources.length > 0) report(words, place);
    else unknown("applies a version of a guardrail that is not known yet", place);
}

/** The action groups of an agent, in resources of their own and inside of it. */
export interface ActionGroups {
    readonly groups: readonly Readable<ActionGroup>[];
    /** False when there may be more, of an agent that is not known yet. */
    readonly complete: boolean;
}

/** What an agent can do, as far as the stack says. */
export function actionGroupsOf(agent: ResourceView<Agent>, graph: GraphView): ActionGroups {
    const separate = graph.referringTo<ActionGroup>(agent, "agentId", actionGroupType);
    return {
        groups: [...separate.resources.map(({ props }) => props), ...asList(agent.props.actionGroups)],
        complete: separate.complete,
    };
}

/** Whether Bedrock hands the action to the application, which decides, and calls no function itself. */
export function returnsControl({ actionGroupExecutor }: Readable<ActionGroup>): boolean {
    return actionGroupExecutor?.customControl === "RETURN_CONTROL";
}

/** How the names of functions begin that only read. */
export const readOnlyNames: readonly string[] = [
    "check",
    "count",
    "describe",
    "fetch",
    "find",
    "get",
    "list",
    "lookup",
    "query",
    "read",
    "search",
];

/** Whether a function only reads, by how its name begins. */
export function onlyReads({ name }: Readable<AgentFunction>, names: readonly string[]): boolean {
    return names.some((beginning) => (name ?? "").toLowerCase().startsWith(beginning.toLowerCase()));
}

/** One operation of an API schema that the agent may call. */
export interface ApiOperation {
    /** Its method changes nothing: GET, HEAD or OPTIONS. */
    readonly onlyReads: boolean;
    readonly requiresConfirmation: boolean;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The operations of an OpenAPI schema; undefined where the text is not JSON, which may be YAML. */
export function operationsOf(schema: string): readonly ApiOperation[] | undefined {
    const paths = valueAt(parseJson(schema), "paths");
    if (!isRecord(paths)) return undefined;
    return Object.values(paths).flatMap((item) =>
        methods.flatMap((method) => {
            const operation = valueAt(item, method);
            if (!isRecord(operation)) return [];
            return [
                {
                    onlyReads: ["get", "head", "options"].includes(method),
                    requiresConfirmation: operation["x-requireConfirmation"] === "ENABLED",
                },
            ];
        }),
    );
}
