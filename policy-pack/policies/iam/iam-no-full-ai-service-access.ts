import { allOf, anyOf } from "../../iam";
import { definePolicy, unknownValue, withConfig } from "../../policy";
import { coversService, identityPolicyTypes, reachesAllOf, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs, { services: readonly string[] }>({
    id: "iam-no-full-ai-service-access",
    title: "No statement allows all of an AI service on everything",
    severity: "high",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    why:
        "Its holder reaches every model, agent and notebook of the account, and can change the guardrails and the logs that " +
        "should hold and record it.",
    fix: "List the actions in Action, and in Resource the ARNs of the models, endpoints or agents of the one workload.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    config: {
        services: {
            type: "array",
            items: { type: "string" },
            default: ["bedrock", "bedrock-agentcore", "sagemaker"],
            description: "The services asked about, by the prefix of their actions.",
        },
    },
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) =>
                anyOf(
                    context.config.services.map((service) =>
                        allOf([coversService(statement.actions, service), reachesAllOf(statement, service)]),
                    ),
                ),
            "allows all of an AI service on everything",
        );
    },
    examples: {
        passes: {
            "one action on one endpoint is allowed": policyOf({
                Effect: "Allow",
                Action: "sagemaker:InvokeEndpoint",
                Resource: "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/ranking",
            }),
            "all actions on one agent are allowed": policyOf({
                Effect: "Allow",
                Action: "bedrock:*",
                Resource: "arn:aws:bedrock:eu-west-1:111122223333:agent/AB12CD34EF",
            }),
            "reading is allowed everywhere": policyOf({ Effect: "Allow", Action: "bedrock:Get*", Resource: "*" }),
            "the service is not one that is asked about": withConfig(
                { services: ["bedrock"] },
                policyOf({ Effect: "Allow", Action: "sagemaker:*", Resource: "*" }),
            ),
        },
        fails: {
            "all of SageMaker AI is allowed": policyOf({ Effect: "Allow", Action: ["sagemaker:*"], Resource: "*" }),
            "it is said by an ARN of wildcards": policyOf({
                Effect: "Allow",
                Action: "bedrock-agentcore:*",
                Resource: "arn:aws:bedrock-agentcore:*:*:*",
            }),
            "it is said by leaving out something else": policyOf({
                Effect: "Allow",
                NotAction: ["iam:*", "s3:*"],
                Resource: "*",
            }),
            "one kind of resource is left out": policyOf({
                Effect: "Allow",
                Action: "bedrock:*",
                NotResource: "arn:aws:bedrock:*:*:guardrail/*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the resource is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "bedrock:*", Resource: unknownValue } } as never,
            },
        },
    },
});
