import type { IntegrationArgs, MethodArgs, RestApiArgs } from "@pulumi/aws/apigateway";
import type { IntegrationArgs as HttpIntegrationArgs, RouteArgs } from "@pulumi/aws/apigatewayv2";

import { anyOf } from "../../iam";
import type { Truth } from "../../iam";
import { definePolicy, isSet, isUnknown, ref, unknownValue } from "../../policy";
import type { GraphView, Readable, ResourceView, StackExample } from "../../policy";
import {
    httpApiType,
    httpIntegrationType,
    leadsToModel,
    restApiType,
    restIntegrationType,
} from "../../services/ai-apis";

const methodType = "aws:apigateway/method:Method";
const routeType = "aws:apigatewayv2/route:Route";
const resourceType = "aws:apigateway/resource:Resource";

const uri = "arn:aws:apigateway:eu-west-1:bedrock-runtime:path/model/amazon.nova-lite-v1:0/converse";

/** A method of an API, and where it leads. */
function methodOf(method: object, integration: object = { uri }, api: object = {}): StackExample {
    return {
        api: { type: restApiType, props: { ...api } },
        chat: { type: resourceType, props: { restApi: ref("api"), pathPart: "chat" } },
        post: {
            type: methodType,
            props: { restApi: ref("api"), resourceId: ref("chat"), httpMethod: "POST", ...method },
        },
        call: {
            type: restIntegrationType,
            props: { restApi: ref("api"), resourceId: ref("chat"), httpMethod: "POST", ...integration },
        },
    };
}

/** A route of an API to a function that calls models. */
function routeOf(route: object): StackExample {
    return {
        api: { type: httpApiType },
        chat: {
            type: "aws:lambda/function:Function",
            props: { name: "bedrock-chat", arn: "arn:aws:lambda:eu-west-1:111122223333:function:bedrock-chat" },
        },
        call: { type: httpIntegrationType, props: { apiId: ref("api"), integrationUri: ref("chat", "arn") } },
        post: {
            type: routeType,
            props: { apiId: ref("api"), routeKey: "POST /chat", target: ref("call"), ...route },
        },
    };
}

/** A method of a REST API, or a route of an HTTP API. */
type Entrance = Pick<MethodArgs, "apiKeyRequired" | "authorization" | "httpMethod"> &
    Pick<RouteArgs, "authorizationType" | "target">;

export default definePolicy<Entrance>({
    id: "ai-api-authorized",
    title: "Methods and routes that lead to models know who calls",
    severity: "high",
    scope: "stack",
    appliesTo: [methodType, routeType],
    supports: ["A.6.2.5", "A.9.4"],
    why: "A route without authorization lets everybody in the world ask the model, at your expense and with what your application lets it know.",
    fix: "Set authorization (authorizationType of an HTTP API's route) to AWS_IAM, JWT, COGNITO_USER_POOLS or CUSTOM.",
    reference: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html",
    check(method, { graph, report, unknown, notApplicable }) {
        const isRoute = method.type === routeType;
        // A browser asks by OPTIONS what it may do before it says who it is.
        if (!isRoute && method.props.httpMethod === "OPTIONS") return notApplicable();
        const leads = isRoute ? whereRouteLeads(method, graph) : whereMethodLeads(method, graph);
        if (leads === "no") return notApplicable();
        const property = isRoute ? "authorizationType" : "authorization";
        if ((method.props[property] ?? "NONE") !== "NONE" || method.props.apiKeyRequired === true) return;
        const [api] = graph.referredToBy<RestApiArgs>(method, "restApi", restApiType).resources;
        if (api?.props.endpointConfiguration?.types === "PRIVATE") return;
        if (isSet(api?.props, "policy")) {
            return unknown("lets in whom the policy of its API lets in, which was not read", property);
        }
        if (leads === "yes") report("lets everybody ask a model", property);
        else unknown("may let everybody ask a model", property);
    },
    examples: {
        passes: {
            "callers sign their requests": methodOf({ authorization: "AWS_IAM" }),
            "an API key is required": methodOf({ authorization: "NONE", apiKeyRequired: true }),
            "a route takes tokens": routeOf({ authorizationType: "JWT" }),
            "the API is private": methodOf(
                { authorization: "NONE" },
                { uri },
                { endpointConfiguration: { types: "PRIVATE" } },
            ),
        },
        fails: {
            "a method is open": methodOf({ authorization: "NONE" }),
            "a route is open, which is the default": routeOf({}),
        },
        unknown: {
            "the authorization is not known yet": methodOf({ authorization: unknownValue }),
            "where the method leads is not known yet": methodOf({ authorization: "NONE" }, { uri: unknownValue }),
            "the API has a policy of its own": methodOf({ authorization: "NONE" }, { uri }, { policy: "{}" }),
        },
        notApplicable: {
            "the method leads to no model": methodOf({ authorization: "NONE" }, { uri: "https://www.example.com/" }),
            "a browser asks what it may do": methodOf({ authorization: "NONE", httpMethod: "OPTIONS" }),
        },
    },
});

function whereRouteLeads(route: ResourceView<Readable<Entrance>>, graph: GraphView): Truth {
    // The target is `integrations/<id>`.
    const id = isUnknown(route.props, "target") ? undefined : route.props.target?.replace(/^integrations\//, "");
    const integrations =
        id === undefined
            ? graph.referredToBy<HttpIntegrationArgs>(route, "target", httpIntegrationType).resources
            : graph.identifiedBy<HttpIntegrationArgs>(id, httpIntegrationType);
    return anyOf(integrations.map((integration) => leadsToModel(integration, "integrationUri", graph)));
}

function whereMethodLeads(method: ResourceView<Readable<Entrance>>, graph: GraphView): Truth {
    const places = graph.referredToBy(method, "resourceId", resourceType, restApiType).resources;
    const integrations = places
        .flatMap((place) => graph.referringTo<IntegrationArgs>(place, "resourceId", restIntegrationType).resources)
        .filter(({ props }) => props.httpMethod === method.props.httpMethod);
    return anyOf(integrations.map((integration) => leadsToModel(integration, "uri", graph)));
}
