import type { QueuePolicyArgs } from "@pulumi/aws/sqs";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { reportPublicAccess } from "../../services/resource-policies";

const send = { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" };
const policyOf = (...Statement: readonly object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});

export default definePolicy<QueuePolicyArgs>({
    id: "sqs-policy-not-public",
    title: "Queue policies let in nobody unnamed",
    severity: "critical",
    appliesTo: ["aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/queue:Queue"],
    supports: ["A.9.4"],
    equivalents: ["checkov:CKV_AWS_168", "checkov:CKV_AWS_387", "fsbp:SQS.3"],
    why: "Anyone can put jobs and prompts into such a queue, or read those that are in it.",
    fix: "Name roles or services as Principal, or limit the statement by aws:SourceArn or aws:PrincipalOrgID.",
    reference:
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    check(props, context) {
        reportPublicAccess(props, "policy", context);
    },
    examples: {
        passes: {
            "a role is named": policyOf({ ...send, Principal: { AWS: "arn:aws:iam::111122223333:role/producer" } }),
            "one bucket sends": policyOf({
                ...send,
                Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:s3:::training-data" } },
            }),
        },
        fails: {
            "everybody sends": policyOf(send),
            "every AWS account sends": policyOf({ ...send, Principal: { AWS: ["*"] } }),
            "the condition holds for every source": policyOf({
                ...send,
                Condition: { ArnLike: { "aws:SourceArn": "*" } },
            }),
            "the queue's own policy says so": ofType("aws:sqs/queue:Queue", policyOf(send)),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "a queue has no policy": ofType("aws:sqs/queue:Queue", {}) },
    },
});
