import { documentOf } from "../iam";
import type { Statement, Truth } from "../iam";
import { isUnknown } from "../policy";
import type { CheckContext, ConfigSchema, GraphView, ResourceView, StackCheckContext } from "../policy";
import {
    agentType,
    customModelType,
    dataSourceType,
    evaluationJobType,
    flowType,
    inferenceProfileType,
    invocationJobType,
    knowledgeBaseType,
    modelUserTypes,
    promptType,
    provisionedThroughputType,
} from "./bedrock";
import { eachTextAt } from "./properties";
import { firstByUrn } from "./lists";

export const modelAgreementType = "aws:bedrockfoundation/modelAgreement:ModelAgreement";
export const nativeInferenceProfileType = "aws-native:bedrock:ApplicationInferenceProfile";

const evaluator = "evaluatorModelConfig.bedrockEvaluatorModel.modelIdentifier";

/** Where each type of resource names the models that it uses. Lists on the way are gone through element by element. */
const modelPaths: Readonly<Record<string, readonly string[]>> = {
    [agentType]: ["foundationModel"],
    [flowType]: [
        "definition.nodes.configuration.prompt.sourceConfiguration.inline.modelId",
        "definition.nodes.configuration.knowledgeBase.modelId",
    ],
    [knowledgeBaseType]: [
        "knowledgeBaseConfiguration.vectorKnowledgeBaseConfiguration.embeddingModelArn",
        "knowledgeBaseConfiguration.managedKnowledgeBaseConfiguration.embeddingModelArn",
    ],
    [dataSourceType]: [
        "vectorIngestionConfiguration.parsingConfiguration.bedrockFoundationModelConfiguration.modelArn",
    ],
    [promptType]: ["variants.modelId"],
    [inferenceProfileType]: ["modelSource.copyFrom"],
    [nativeInferenceProfileType]: ["modelSource.copyFrom"],
    [provisionedThroughputType]: ["modelArn"],
    [customModelType]: ["baseModelIdentifier"],
    [invocationJobType]: ["modelId"],
    [modelAgreementType]: ["modelId"],
    [evaluationJobType]: [
        "inferenceConfig.models.bedrockModel.modelIdentifier",
        "inferenceConfig.ragConfig.knowledgeBaseConfig.retrieveAndGenerateConfig.modelArn",
        `evaluationConfig.automated.${evaluator}`,
        `evaluationConfig.automated.customMetricConfig.${evaluator}`,
    ],
    "aws:bedrock/agentcoreHarness:AgentcoreHarness": ["model.bedrockModelConfig.modelId"],
    "aws:bedrock/agentcoreMemoryStrategy:AgentcoreMemoryStrategy": [
        "configuration.consolidation.modelId",
        "configuration.extraction.modelId",
        "configuration.reflection.modelId",
    ],
    "aws:lex/v2modelsIntent:V2modelsIntent": ["qnaIntentConfiguration.bedrockModelConfiguration.modelArn"],
    "aws:bedrock/agentcoreEvaluator:AgentcoreEvaluator": [
        "evaluatorConfig.llmAsAJudge.modelConfig.bedrockEvaluatorModelConfig.modelId",
    ],
};

/** Every type of resource that names models of Amazon Bedrock. */
export const modelNamingTypes = Object.keys(modelPaths);

/** Calls back for each model that the resource names: by id, by ARN, or by an inference profile's id or ARN. */
export function eachModel(
    props: object,
    context: Pick<CheckContext, "each" | "resource">,
    visit: (name: string, path: string) => void,
): void {
    eachTextAt(props, context, modelPaths[context.resource.type] ?? [], (name, path) => {
        if (name !== "") visit(name, path);
    });
}

/** The resources that show that models of Amazon Bedrock are used. */
export const bedrockUseTypes = [
    ...modelUserTypes,
    customModelType,
    invocationJobType,
    nativeInferenceProfileType,
] as const;

/** The configuration of policies that ask for something that an account has once in a Region. */
export interface OncePerRegionConfig {
    inOtherStack: boolean;
}

export const oncePerRegionConfig = {
    inOtherStack: {
        type: "boolean",
        default: false,
        description: "Whether another stack of the account keeps what is asked for; then this one is not asked.",
    },
} as const satisfies ConfigSchema<OncePerRegionConfig>;

/**
 * The Region that a resource is made in, as far as it says so itself: "" is that of its provider, undefined not known yet.
 * Resources of the Cloud Control provider say it by their ARN alone.
 */
function regionOf({ type, props }: ResourceView<object>): string | undefined {
    if (!type.startsWith("aws-native:")) {
        return isUnknown(props, "region" as never) ? undefined : ((props as { region?: string }).region ?? "");
    }
    const own = Object.keys(props).find((key) => key.endsWith("Arn") && isNameOf(type, key.slice(0, -"Arn".length)));
    const arn: unknown = own === undefined || isUnknown(props, own as never) ? undefined : props[own as never];
    return typeof arn === "string" ? arn.split(":")[3] : undefined;
}

/** `guardrail` is one of a Guardrail, `inferenceProfile` of an ApplicationInferenceProfile. */
function isNameOf(type: string, stem: string): boolean {
    return type.toLowerCase().endsWith(stem.toLowerCase());
}

function mayShareRegion(one: ResourceView<object>, other: ResourceView<object>): boolean {
    const [first, second] = [regionOf(one), regionOf(other)];
    return first === undefined || second === undefined || first === second;
}

/** Those of the resources that are made in the Region of another one. One whose Region is not known yet may be. */
export function inRegionOf<R extends ResourceView<object>>(
    resource: ResourceView<object>,
    others: readonly R[],
): readonly R[] {
    return others.filter((other) => mayShareRegion(resource, other));
}

/**
 * Reports, once a stack and Region, that something is missing which every use of Amazon Bedrock there needs.
 *
 * @param isFound whether it is there in the Region of a resource
 */
export function expectOncePerRegion(
    resource: ResourceView<object>,
    { graph, report, notApplicable, config }: StackCheckContext<OncePerRegionConfig>,
    askedTypes: readonly string[],
    isFound: (graph: GraphView) => boolean,
    message: string,
): void {
    if (isFound(graph)) return;
    if (config.inOtherStack) notApplicable();
    const others = inRegionOf(resource, graph.ofType(...askedTypes));
    // One finding is enough: what is missing is missing for all of them.
    if (firstByUrn(others)?.urn !== resource.urn) notApplicable();
    report(message);
}

/** The sources of CloudTrail events that Amazon Bedrock writes. */
export const bedrockEventSources = [
    "bedrock.amazonaws.com",
    "bedrock-runtime.amazonaws.com",
    "bedrock-agent.amazonaws.com",
    "bedrock-agent-runtime.amazonaws.com",
];

/** The types of resources of Amazon Bedrock that CloudTrail can record data events of. */
export const bedrockDataEventTypes = [
    "AWS::Bedrock::AgentAlias",
    "AWS::Bedrock::FlowAlias",
    "AWS::Bedrock::Guardrail",
    "AWS::Bedrock::InlineAgent",
    "AWS::Bedrock::KnowledgeBase",
    "AWS::Bedrock::Model",
    "AWS::Bedrock::Prompt",
    "AWS::Bedrock::PromptVersion",
];

/** The actions that call a model, in lower case. Converse and its like take the same permissions. */
export const modelCalls = ["bedrock:invokemodel", "bedrock:invokemodelwithresponsestream"];

/** Whether a statement is about models only that a guardrail cannot be applied to: those that embed and those that rank. */
export function namesModelsWithoutGuardrails({ resources }: Statement): Truth {
    if (resources.negated || (resources.patterns.length === 0 && !resources.unknown)) return "no";
    if (!resources.patterns.every((pattern) => /foundation-model\/[^/]*(embed|rerank)/.test(pattern))) return "no";
    return resources.unknown ? "unknown" : "yes";
}

const roleType = "aws:iam/role:Role";
const attachmentType = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";

/** Whether an identity policy is one of roles only that Amazon Bedrock itself takes: for agents, knowledge bases or jobs. */
export function belongsToBedrock(holder: ResourceView, graph: GraphView): boolean {
    const roles = rolesWith(holder, graph);
    return roles.length > 0 && roles.every(isTakenByBedrock);
}

function rolesWith(holder: ResourceView, graph: GraphView): readonly ResourceView[] {
    if (holder.type === roleType) return [holder];
    const inline = graph.referredToBy(holder, "role", roleType).resources;
    const attachments = graph.referringTo(holder, "policyArn", attachmentType).resources;
    return [
        ...inline,
        ...attachments.flatMap((attachment) => graph.referredToBy(attachment, "role", roleType).resources),
        ...graph.referringTo(holder, "managedPolicyArns", roleType).resources,
    ] as readonly ResourceView[];
}

function isTakenByBedrock({ props }: ResourceView): boolean {
    const document = documentOf(props, "assumeRolePolicy");
    const trusts = (document?.statements ?? []).filter(({ effect }) => effect !== "Deny");
    return (
        trusts.length > 0 &&
        trusts.every(
            ({ principals }) =>
                principals !== undefined &&
                !principals.negated &&
                !principals.everyone &&
                !principals.unknown &&
                principals.named.every(({ kind, value }) => kind === "Service" && value === "bedrock.amazonaws.com"),
        )
    );
}
