import type { MethodSettingsArgs, StageArgs as RestStageArgs } from "@pulumi/aws/apigateway";
import type { StageArgs as HttpStageArgs } from "@pulumi/aws/apigatewayv2";

import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import {
    httpApiType,
    httpIntegrationType,
    httpStageType,
    isAiApi,
    restApiType,
    restIntegrationType,
    restStageType,
} from "../../services/ai-apis";

const methodSettingsType = "aws:apigateway/methodSettings:MethodSettings";
const uri = "arn:aws:apigateway:eu-west-1:bedrock-runtime:path/model/amazon.nova-lite-v1:0/converse";

const restStage: StackExample = {
    api: { type: restApiType },
    call: { type: restIntegrationType, props: { restApi: ref("api"), uri } },
    stage: { type: restStageType, props: { restApi: ref("api"), stageName: "live" } },
};

/** The stage of an HTTP API to a function that calls models. */
function httpStageWith(stage: object): StackExample {
    return {
        api: { type: httpApiType },
        chat: {
            type: "aws:lambda/function:Function",
            props: { name: "bedrock-chat", arn: "arn:aws:lambda:eu-west-1:111122223333:function:bedrock-chat" },
        },
        call: { type: httpIntegrationType, props: { apiId: ref("api"), integrationUri: ref("chat", "arn") } },
        stage: { type: httpStageType, props: { apiId: ref("api"), ...stage } },
    };
}

export default definePolicy<RestStageArgs & HttpStageArgs>({
    id: "ai-api-stage-throttling",
    title: "Stages of APIs to models bound the rate of requests for all callers together",
    severity: "low",
    scope: "stack",
    appliesTo: [httpStageType, restStageType],
    supports: ["A.6.2.5", "A.9.4"],
    why: "Usage plans bound callers with a key. Without a bound on the stage the limit is the account's, ten thousand requests a second, and each of them asks the model.",
    fix: "Set defaultRouteSettings.throttlingRateLimit of an HTTP API's stage, or add MethodSettings with methodPath */* and throttlingRateLimit for a REST API's.",
    reference: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
    check(stage, { graph, report, unknown, notApplicable }) {
        const isHttp = stage.type === httpStageType;
        const [api] = graph.referredToBy(
            stage,
            isHttp ? "apiId" : "restApi",
            isHttp ? httpApiType : restApiType,
        ).resources;
        const leads = api ? isAiApi(api, graph) : "no";
        if (leads === "no" || !api) return notApplicable();
        if (isHttp) {
            // Absent, and 0 in a state, mean the account's limit.
            if (Number(stage.props.defaultRouteSettings?.throttlingRateLimit ?? 0) > 0) return;
        } else {
            const settings = graph.referringTo<MethodSettingsArgs>(api, "restApi", methodSettingsType);
            // Absent means -1: no bound.
            const isBound = settings.resources.some(
                ({ props }) => props.methodPath === "*/*" && Number(props.settings?.throttlingRateLimit ?? -1) >= 0,
            );
            if (isBound) return;
            if (!settings.complete) return unknown("may not bound the rate of requests to a model");
        }
        const path = isHttp ? "defaultRouteSettings.throttlingRateLimit" : undefined;
        if (leads === "yes") report("does not bound the rate of requests to a model", path);
        else unknown("may not bound the rate of requests to a model", path);
    },
    examples: {
        passes: {
            "the stage of an HTTP API is bounded": httpStageWith({
                defaultRouteSettings: { throttlingRateLimit: 20, throttlingBurstLimit: 40 },
            }),
            "the stage of a REST API is bounded": {
                ...restStage,
                settings: {
                    type: methodSettingsType,
                    props: {
                        restApi: ref("api"),
                        stageName: "live",
                        methodPath: "*/*",
                        settings: { throttlingRateLimit: 20, throttlingBurstLimit: 40 },
                    },
                },
            },
        },
        fails: {
            "the stage of an HTTP API is not": httpStageWith({}),
            "the stage of a REST API is not": restStage,
            "only logging is set for a REST API": {
                ...restStage,
                settings: {
                    type: methodSettingsType,
                    props: {
                        restApi: ref("api"),
                        stageName: "live",
                        methodPath: "*/*",
                        settings: { loggingLevel: "ERROR" },
                    },
                },
            },
        },
        unknown: {
            "the rate is not known yet": httpStageWith({ defaultRouteSettings: unknownValue }),
        },
        notApplicable: {
            "the API leads to no model": {
                api: { type: httpApiType },
                stage: { type: httpStageType, props: { apiId: ref("api") } },
            },
        },
    },
});
