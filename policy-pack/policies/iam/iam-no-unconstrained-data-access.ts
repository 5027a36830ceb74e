import { definePolicy, unknownValue } from "../../policy";
import { reportAllowedEverywhere } from "../../services/allowed-everywhere";
import { identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

const defaults = [
    "aoss:APIAccessAll",
    "bedrock:Retrieve",
    "bedrock-agentcore:GetEvent",
    "bedrock-agentcore:ListEvents",
    "bedrock-agentcore:RetrieveMemoryRecords",
    "codecommit:GitPull",
    "dynamodb:BatchGetItem",
    "dynamodb:GetItem",
    "dynamodb:GetRecords",
    "dynamodb:PartiQLSelect",
    "dynamodb:Query",
    "dynamodb:Scan",
    "ebs:GetSnapshotBlock",
    "es:ESHttpGet",
    "es:ESHttpPost",
    "kendra:Query",
    "kendra:Retrieve",
    "kinesis:GetRecords",
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "logs:StartQuery",
    "rds-data:ExecuteStatement",
    "redshift-data:ExecuteStatement",
    "s3vectors:GetVectors",
    "s3vectors:QueryVectors",
    "sagemaker:BatchGetRecord",
    "sagemaker:GetRecord",
    "sqs:ReceiveMessage",
];

export default definePolicy<IdentityPolicyArgs, { actions: readonly string[] }>({
    id: "iam-no-unconstrained-data-access",
    title: "Reading from databases, queues, logs and knowledge bases is bound to resources",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    why:
        "An AI system that may read every table, stream or knowledge base answers questions about data that it was never " +
        "meant to know.",
    fix: "Name in Resource the tables, streams, indexes and knowledge bases that the system reads.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    config: {
        actions: {
            type: "array",
            items: { type: "string" },
            default: defaults,
            description: "The actions that give out data.",
        },
    },
    check(props, context) {
        const meant = new Set(context.config.actions.map((action) => action.toLowerCase()));
        reportAllowedEverywhere(props, context, ({ name }) => meant.has(name.toLowerCase()), "can read all data");
    },
    examples: {
        passes: {
            "one knowledge base is asked": policyOf({
                Effect: "Allow",
                Action: "bedrock:Retrieve",
                Resource: "arn:aws:bedrock:eu-west-1:111122223333:knowledge-base/ABCDEFGHIJ",
            }),
            "each user reads the own items of every table": policyOf({
                Effect: "Allow",
                Action: "dynamodb:Query",
                Resource: "*",
                Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": "${aws:username}" } },
            }),
        },
        fails: {
            "every knowledge base is asked": policyOf({ Effect: "Allow", Action: "bedrock:Retrieve", Resource: "*" }),
            "every table can be read": policyOf({
                Effect: "Allow",
                Action: "dynamodb:*",
                Resource: "arn:aws:dynamodb:eu-west-1:111122223333:*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the resource is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "kinesis:Get*", Resource: unknownValue } } as never,
            },
        },
    },
});
