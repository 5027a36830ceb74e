import type { IntegrationArgs as RestIntegrationArgs, RestApiArgs } from "@pulumi/aws/apigateway";
import type { IntegrationArgs as HttpIntegrationArgs } from "@pulumi/aws/apigatewayv2";
import type { FunctionArgs } from "@pulumi/aws/lambda";

import { anyOf } from "../iam";
import type { Truth } from "../iam";
import { isUnknown } from "../policy";
import type { GraphView, Readable, ResourceView } from "../policy";
import { functionsAt, functionType, isAiFunction } from "./ai-functions";

export const restApiType = "aws:apigateway/restApi:RestApi";
export const restStageType = "aws:apigateway/stage:Stage";
export const httpApiType = "aws:apigatewayv2/api:Api";
export const httpStageType = "aws:apigatewayv2/stage:Stage";
export const restIntegrationType = "aws:apigateway/integration:Integration";
export const httpIntegrationType = "aws:apigatewayv2/integration:Integration";

/** API Gateway may call a model by itself: `arn:aws:apigateway:<region>:bedrock-runtime:path/...`. */
const modelService =
    /:apigateway:[^:]*:(?:[a-z0-9-]+\.)?(?:bedrock|bedrock-runtime|bedrock-agent-runtime|bedrock-agentcore|sagemaker):/;
const functionArns = /arn:[^:]+:lambda:[^:]*:\d{12}:function:[A-Za-z0-9-_]+/g;

/** Whether an API leads to a model: by a function that is part of an AI system, or by a call of API Gateway itself. */
export function isAiApi(api: ResourceView<unknown>, graph: GraphView): Truth {
    if (api.type === httpApiType) {
        const { resources, complete } = graph.referringTo<HttpIntegrationArgs>(api, "apiId", httpIntegrationType);
        const leads = resources.map((integration) => leadsToModel(integration, "integrationUri", graph));
        return anyOf([...leads, complete ? "no" : "unknown"]);
    }
    const { resources, complete } = graph.referringTo<RestIntegrationArgs>(api, "restApi", restIntegrationType);
    const leads = resources.map((integration) => leadsToModel(integration, "uri", graph));
    const body = leadsToModel(api as ResourceView<Readable<RestApiArgs>>, "body", graph);
    return anyOf([...leads, body, complete ? "no" : "unknown"]);
}

/** Whether what an integration or a definition names leads to a model. */
export function leadsToModel<P extends object>(
    from: ResourceView<P>,
    property: keyof P & string,
    graph: GraphView,
): Truth {
    const { props } = from;
    const named = functionsAt(from, property, graph).resources;
    if (!isUnknown(props, property)) {
        const text = String(props[property] ?? "");
        if (modelService.test(text)) return "yes";
        const functions = [
            ...named,
            ...[...text.matchAll(functionArns)].flatMap(([arn]) => graph.identifiedBy<FunctionArgs>(arn, functionType)),
        ];
        return anyOf(functions.map((fn) => isAiFunction(fn, graph)));
    }
    return named.length > 0 ? anyOf(named.map((fn) => isAiFunction(fn, graph))) : "unknown";
}
