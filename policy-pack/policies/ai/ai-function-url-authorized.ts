import type { FunctionUrlArgs } from "@pulumi/aws/lambda";

import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { functionsAt, functionType, isAiFunction } from "../../services/ai-functions";

const urlType = "aws:lambda/functionUrl:FunctionUrl";

/** The URL of a function whose environment has these variables. */
function urlOf(authorizationType: string, variables: object): StackExample {
    return {
        chat: { type: functionType, props: { environment: { variables: { ...variables } } } },
        url: { type: urlType, props: { functionName: ref("chat", "name"), authorizationType } },
    };
}

const model = { MODEL_ID: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0" };

export default definePolicy<FunctionUrlArgs>({
    id: "ai-function-url-authorized",
    title: "URLs of functions that call models are not open to everybody",
    severity: "high",
    scope: "stack",
    appliesTo: urlType,
    supports: ["A.6.2.5", "A.9.4"],
    why: "Behind an open URL everybody in the world can use the model at your expense, with your data and your role.",
    fix: "Set authorizationType to AWS_IAM, and let CloudFront or the callers sign their requests.",
    reference: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
    check(url, { graph, report, unknown, notApplicable }) {
        const { resources } = functionsAt(url, "functionName", graph);
        const [fn] = resources;
        if (!fn) return notApplicable();
        const isAi = isAiFunction(fn, graph);
        if (isAi === "no") return notApplicable();
        if (url.props.authorizationType !== "NONE") return;
        if (isAi === "yes") report("lets everybody call a function that calls models", "authorizationType");
        else unknown("lets everybody call a function that may call models", "authorizationType");
    },
    examples: {
        passes: { "callers sign their requests": urlOf("AWS_IAM", model) },
        fails: {
            "everybody may call": urlOf("NONE", model),
            "the function's name says that it calls Bedrock": {
                chat: { type: functionType, props: { name: "bedrock-chat" } },
                url: { type: urlType, props: { functionName: "bedrock-chat", authorizationType: "NONE" } },
            },
        },
        unknown: {
            "who may call is not known yet": urlOf(unknownValue, model),
            "the function's role is not part of the stack": {
                chat: { type: functionType, props: { role: "arn:aws:iam::111122223333:role/chat" } },
                url: { type: urlType, props: { functionName: ref("chat", "name"), authorizationType: "NONE" } },
            },
        },
        notApplicable: {
            "the function is not part of the stack": {
                url: { type: urlType, props: { functionName: "orders", authorizationType: "NONE" } },
            },
        },
    },
});
