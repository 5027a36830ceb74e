import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances, takesInOnEvery } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

// In lower case. RetrieveAndGenerate cannot be bound to a knowledge base: what it may read is decided by Retrieve.
const readings = ["bedrock:retrieve", "bedrock:getknowledgebase", "bedrock:ingestknowledgebasedocuments"];

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "bedrock-kb-role-least-privilege",
    title: "Permissions on knowledge bases name the knowledge base",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.7.2", "A.9.4"],
    equivalents: ["aws-aiml:FS-22"],
    why: "Whoever may read every knowledge base reads the documents of every team, whatever the permissions on the buckets say.",
    fix: "Name in Resource the ARN of the knowledge base that the workload works with.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) => takesInOnEvery(statement, readings, "bedrock", "knowledge-base"),
            "can work with every knowledge base",
        );
    },
    examples: {
        passes: {
            "one knowledge base is named": policyOf({
                Effect: "Allow",
                Action: ["bedrock:Retrieve", "bedrock:GetKnowledgeBase"],
                Resource: "arn:aws:bedrock:eu-west-1:111122223333:knowledge-base/AB12CD34EF",
            }),
            "the statement is about models": policyOf({
                Effect: "Allow",
                Action: "bedrock:InvokeModel",
                Resource: "*",
            }),
            "knowledge bases may be listed": policyOf({
                Effect: "Allow",
                Action: "bedrock:ListKnowledgeBases",
                Resource: "*",
            }),
            "the action can be bound to no knowledge base": policyOf({
                Effect: "Allow",
                Action: "bedrock:RetrieveAndGenerate",
                Resource: "*",
            }),
        },
        fails: {
            "all of Bedrock is allowed": policyOf({ Effect: "Allow", Action: "bedrock:*", Resource: "*" }),
            "every knowledge base may be read": policyOf({
                Effect: "Allow",
                Action: "bedrock:Retrieve",
                Resource: "*",
            }),
            "it is said by an ARN of wildcards": policyOf({
                Effect: "Allow",
                Action: "bedrock:Retrieve*",
                Resource: "arn:aws:bedrock:*:*:knowledge-base/*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the resource is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "bedrock:Retrieve", Resource: unknownValue } } as never,
            },
        },
    },
});
