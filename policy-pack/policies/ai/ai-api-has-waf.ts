import type { StageArgs } from "@pulumi/aws/apigateway";

import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { isAiApi, restApiType, restIntegrationType, restStageType } from "../../services/ai-apis";
import { webAclAssociationType, webAclType } from "../../services/web-acls";

/** The stage of an API with an integration. */
function stageOf(integration: object, api: object = {}): StackExample {
    return {
        api: { type: restApiType, props: { ...api } },
        call: { type: restIntegrationType, props: { restApi: ref("api"), ...integration } },
        stage: { type: restStageType, props: { restApi: ref("api"), stageName: "live" } },
    };
}

const toModel = { uri: "arn:aws:apigateway:eu-west-1:bedrock-runtime:path/model/amazon.nova-lite-v1:0/converse" };

export default definePolicy<StageArgs>({
    id: "ai-api-has-waf",
    title: "APIs that lead to models have a web ACL in front",
    severity: "medium",
    scope: "stack",
    appliesTo: restStageType,
    supports: ["A.6.2.5", "A.9.4"],
    why: "A public API to a model is found by scanners within hours, and each of their requests is paid for. Nothing but a web ACL stops them before the model is asked.",
    fix: "Add a WebAclAssociation with the ARN of the stage as resourceArn.",
    reference: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html",
    check(stage, { graph, report, unknown, notApplicable }) {
        const apis = graph.referredToBy<{ readonly endpointConfiguration?: { readonly types?: string } }>(
            stage,
            "restApi",
            restApiType,
        ).resources;
        const [api] = apis;
        // A private API is reached from the VPC only.
        if (!api || api.props.endpointConfiguration?.types === "PRIVATE") return notApplicable();
        const leads = isAiApi(api, graph);
        if (leads === "no") return notApplicable();
        const associations = graph.referringTo(stage, "resourceArn", webAclAssociationType);
        if (associations.resources.length > 0) return;
        if (leads === "yes" && associations.complete) report("leads to a model and has no web ACL in front");
        else unknown("may lead to a model without a web ACL in front");
    },
    examples: {
        passes: {
            "a web ACL is associated": {
                ...stageOf(toModel),
                acl: { type: webAclType },
                association: {
                    type: webAclAssociationType,
                    props: { webAclArn: ref("acl", "arn"), resourceArn: ref("stage", "arn") },
                },
            },
        },
        fails: {
            "the API calls Bedrock, and there is no web ACL": stageOf(toModel),
            "the API calls a function that may call models": {
                role: {
                    type: "aws:iam/role:Role",
                    props: {
                        inlinePolicies: [
                            {
                                name: "models",
                                policy: JSON.stringify({
                                    Statement: { Effect: "Allow", Action: "bedrock:InvokeModel", Resource: "*" },
                                }),
                            },
                        ],
                    },
                },
                chat: {
                    type: "aws:lambda/function:Function",
                    props: {
                        role: ref("role", "arn"),
                        arn: "arn:aws:lambda:eu-west-1:111122223333:function:chat",
                    },
                },
                ...stageOf({ uri: ref("chat", "arn") }),
            },
        },
        unknown: {
            "where the API leads to is not known yet": stageOf({ uri: unknownValue }),
        },
        notApplicable: {
            "the API leads to no model": stageOf({ uri: "https://www.example.com/orders" }),
            "the API is private": stageOf(toModel, { endpointConfiguration: { types: "PRIVATE" } }),
        },
    },
});
