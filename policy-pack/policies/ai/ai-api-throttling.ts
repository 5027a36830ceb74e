import type { UsagePlanArgs } from "@pulumi/aws/apigateway";

import { asList, definePolicy, ref, unknownValue } from "../../policy";
import { isAiApi, restApiType, restIntegrationType } from "../../services/ai-apis";

const usagePlanType = "aws:apigateway/usagePlan:UsagePlan";

export default definePolicy<UsagePlanArgs>({
    id: "ai-api-throttling",
    title: "Usage plans of APIs to models bound the rate and the burst of requests",
    severity: "low",
    scope: "stack",
    appliesTo: usagePlanType,
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: ["aws-aiml:FS-02"],
    why: "Every request to a model costs money. A plan without a bound leaves its keys the limit of the whole account, ten thousand requests a second.",
    fix: "Set throttleSettings.rateLimit and burstLimit to what one caller needs.",
    reference: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
    check(plan, { graph, report, notApplicable }) {
        const { resources } = graph.referredToBy(plan, "apiStages.apiId", restApiType);
        const isAllHere = resources.length > 0 && resources.length >= asList(plan.props.apiStages).length;
        // An API of another stack may lead to a model.
        if (isAllHere && resources.every((api) => isAiApi(api, graph) === "no")) return notApplicable();
        const { throttleSettings } = plan.props;
        for (const limit of ["rateLimit", "burstLimit"] as const) {
            if (Number(throttleSettings?.[limit] ?? 0) > 0) continue;
            report(
                `does not bound the ${limit === "rateLimit" ? "rate" : "burst"} of requests`,
                `throttleSettings.${limit}`,
            );
        }
    },
    examples: {
        passes: {
            "both are bounded": {
                plan: { type: usagePlanType, props: { throttleSettings: { rateLimit: 10, burstLimit: 20 } } },
            },
        },
        fails: {
            "nothing is bounded": { plan: { type: usagePlanType } },
            "the burst is not bounded": {
                plan: { type: usagePlanType, props: { throttleSettings: { rateLimit: 10 } } },
            },
            "the rate is 0, which bounds nothing": {
                plan: { type: usagePlanType, props: { throttleSettings: { rateLimit: 0, burstLimit: 20 } } },
            },
            "the API calls Bedrock itself": {
                api: { type: restApiType },
                call: {
                    type: restIntegrationType,
                    props: {
                        restApi: ref("api"),
                        uri: "arn:aws:apigateway:eu-west-1:bedrock-runtime:path/model/amazon.nova-lite-v1:0/converse",
                    },
                },
                plan: { type: usagePlanType, props: { apiStages: [{ apiId: ref("api"), stage: "live" }] } },
            },
        },
        unknown: {
            "the bounds are not known yet": {
                plan: { type: usagePlanType, props: { throttleSettings: unknownValue } },
            },
        },
        notApplicable: {
            "the API leads to no model": {
                api: { type: restApiType },
                plan: { type: usagePlanType, props: { apiStages: [{ apiId: ref("api"), stage: "live" }] } },
            },
        },
    },
});
