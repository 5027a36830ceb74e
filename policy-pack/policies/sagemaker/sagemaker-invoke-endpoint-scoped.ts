import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances, takesInOnEvery } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const invocations = [
    "sagemaker:invokeendpoint",
    "sagemaker:invokeendpointasync",
    "sagemaker:invokeendpointwithresponsestream",
];

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "sagemaker-invoke-endpoint-scoped",
    title: "Calls of SageMaker endpoints are bound to named endpoints",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4"],
    why: "Who may call every endpoint may ask models that were made for other purposes, with other data behind them.",
    fix: "Name in Resource the ARNs of the endpoints that the workload is for.",
    reference: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) => takesInOnEvery(statement, invocations, "sagemaker", "endpoint"),
            "can call every endpoint of SageMaker",
        );
    },
    examples: {
        passes: {
            "one endpoint is named": policyOf({
                Effect: "Allow",
                Action: "sagemaker:InvokeEndpoint",
                Resource: "arn:aws:sagemaker:eu-central-1:111122223333:endpoint/credit-scoring",
            }),
            "endpoints with one tag are meant": policyOf({
                Effect: "Allow",
                Action: "sagemaker:InvokeEndpoint*",
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceTag/team": "scoring" } },
            }),
            "endpoints may be listed": policyOf({ Effect: "Allow", Action: "sagemaker:List*", Resource: "*" }),
        },
        fails: {
            "every resource is meant": policyOf({ Effect: "Allow", Action: "sagemaker:InvokeEndpoint", Resource: "*" }),
            "every endpoint is meant": policyOf({
                Effect: "Allow",
                Action: "sagemaker:Invoke*",
                Resource: "arn:aws:sagemaker:*:111122223333:endpoint/*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the endpoint is not known yet": {
                policy: {
                    Statement: [{ Effect: "Allow", Action: "sagemaker:InvokeEndpoint", Resource: unknownValue }],
                } as never,
            },
        },
    },
});
