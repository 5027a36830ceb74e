import type { FunctionArgs } from "@pulumi/aws/lambda";

import { anyOf, grantsOf, selectionCovers } from "../iam";
import type { Statement, Truth } from "../iam";
import { isUnknown } from "../policy";
import type { GraphView, Readable, Related, ResourceView } from "../policy";
import { actionGroupType, dataSourceType, flowType } from "./bedrock";
import { nativeAgentType } from "./bedrock-agents";

export const functionType = "aws:lambda/function:Function";
export const functionAliasType = "aws:lambda/alias:Alias";
const roleType = "aws:iam/role:Role";

type LambdaFunction = ResourceView<Readable<FunctionArgs>>;

/** The Lambda functions that a property names, by themselves or by one of their aliases. */
export function functionsAt(
    from: ResourceView<unknown>,
    path: string,
    graph: GraphView,
): Related<ResourceView<Readable<FunctionArgs>>> {
    const direct = graph.referredToBy<FunctionArgs>(from, path, functionType);
    if (direct.resources.length > 0) return direct;
    const aliases = graph.referredToBy(from, path, functionAliasType);
    const behind = aliases.resources.map((alias) =>
        graph.referredToBy<FunctionArgs>(alias, "functionName", functionType),
    );
    return {
        resources: behind.flatMap(({ resources }) => resources),
        complete: (aliases.resources.length > 0 || direct.complete) && behind.every(({ complete }) => complete),
    };
}

/** Where Bedrock is told to call functions. */
export const functionCallers = [
    { type: actionGroupType, path: "actionGroupExecutor.lambda" },
    { type: nativeAgentType, path: "actionGroups.actionGroupExecutor.lambda" },
    { type: flowType, path: "definition.nodes.configuration.lambdaFunction.lambdaArn" },
    {
        type: dataSourceType,
        path:
            "vectorIngestionConfiguration.customTransformationConfiguration.transformation.transformationFunction." +
            "transformationLambdaConfiguration.lambdaArn",
    },
] as const;

/** What a function does when it puts a model to use. In lower case. */
const uses = [
    "bedrock:invokemodel",
    "bedrock:invokemodelwithresponsestream",
    "bedrock:invokeagent",
    "bedrock:invokeinlineagent",
    "bedrock:invokeflow",
    "bedrock:retrieve",
    "bedrock:retrieveandgenerate",
    "bedrock-agentcore:invokeagentruntime",
    "sagemaker:invokeendpoint",
    "sagemaker:invokeendpointasync",
    "sagemaker:invokeendpointwithresponsestream",
];

const models =
    /^(?:[a-z]{2,6}\.)?(?:ai21|amazon|anthropic|cohere|deepseek|meta|mistral|openai|qwen|stability|twelvelabs|writer)\.[a-z0-9-]/;

/**
 * Whether a function is part of an AI system: Bedrock calls it, its name or its environment names a model, or its role may
 * use one. A role that may do everything says nothing. Not known where the role is not part of the stack.
 */
export function isAiFunction(fn: LambdaFunction, graph: GraphView): Truth {
    return graph.once(aiFunctions).get(fn.urn) ?? "unknown";
}

function aiFunctions(graph: GraphView): ReadonlyMap<string, Truth> {
    return new Map(graph.ofType<FunctionArgs>(functionType).map((fn) => [fn.urn, judge(fn, graph)]));
}

function judge(fn: LambdaFunction, graph: GraphView): Truth {
    const targets = [fn, ...graph.referringTo(fn, "functionName", functionAliasType).resources];
    const isCalled = functionCallers.some(({ type, path }) =>
        targets.some((target) => graph.referringTo(target, path, type).resources.length > 0),
    );
    if (isCalled) return "yes";
    if (isNamedAfterModels(fn)) return "yes";
    const { resources } = graph.referredToBy(fn, "role", roleType);
    if (resources.length === 0) return "unknown";
    return anyOf(
        resources.flatMap((role) =>
            grantsOf(role as ResourceView, graph).documents.map(({ document }): Truth => {
                const verdict = anyOf(document.statements.map(namesUse));
                return verdict === "no" && (document.unknown || document.problems.length > 0) ? "unknown" : verdict;
            }),
        ),
    );
}

function namesUse({ effect, actions }: Statement): Truth {
    if (effect === "Deny" || actions.negated) return "no";
    const patterns = actions.patterns.filter((pattern) => /^(bedrock|bedrock-agentcore|sagemaker):/.test(pattern));
    return anyOf(uses.map((use) => selectionCovers({ ...actions, patterns }, use)));
}

function isNamedAfterModels({ name, props }: LambdaFunction): boolean {
    if (/bedrock/i.test(name) || (!isUnknown(props, "name") && /bedrock/i.test(props.name ?? ""))) return true;
    if (isUnknown(props, "environment") || !props.environment || isUnknown(props.environment, "variables"))
        return false;
    const variables = props.environment.variables ?? {};
    return Object.keys(variables).some(
        (key) => /bedrock/i.test(key) || (!isUnknown(variables, key) && models.test(variables[key] ?? "")),
    );
}

/** The account in an ARN; undefined where it names none. */
export function accountOf(arn: string): string | undefined {
    return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}
