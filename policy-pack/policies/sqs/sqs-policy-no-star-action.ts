import type { QueuePolicyArgs } from "@pulumi/aws/sqs";

import { documentOf, namesOf } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { coversService } from "../../services/iam";

const role = { AWS: "arn:aws:iam::111122223333:role/producer" };
const policyOf = (Action: unknown, Effect = "Allow"): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect, Principal: role, Action, Resource: "*" }] }),
});

export default definePolicy<QueuePolicyArgs>({
    id: "sqs-policy-no-star-action",
    title: "Queue policies name the actions that they allow",
    severity: "medium",
    appliesTo: ["aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/queue:Queue"],
    supports: ["A.9.4"],
    equivalents: ["checkov:CKV_AWS_72"],
    why: "Who may do everything to a queue may purge and delete it, and change who else gets in.",
    fix: "List the actions in Action, such as sqs:SendMessage or sqs:ReceiveMessage.",
    reference:
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
    check(queue, { report, unknown, notApplicable }) {
        const document = documentOf(queue, "policy");
        if (!document) return notApplicable();
        const judged = document.statements.filter(({ effect }) => effect !== "Deny");
        const wide = judged.filter(({ actions }) => coversService(actions, "sqs") === "yes");
        if (wide.length > 0) report(`allows every action on the queue (${namesOf(wide)})`, "policy");
        const isOpen = judged.some(({ actions }) => coversService(actions, "sqs") === "unknown");
        if (isOpen || document.unknown || document.problems.length > 0) unknown("cannot be read in full yet", "policy");
    },
    examples: {
        passes: {
            "one action is allowed": policyOf("sqs:SendMessage"),
            "everything is denied": policyOf("*", "Deny"),
        },
        fails: {
            "every action of the service is allowed": policyOf("SQS:*"),
            "every action is allowed": policyOf(["sqs:SendMessage", "*"]),
            "the queue's own policy says so": ofType("aws:sqs/queue:Queue", policyOf("sqs:*")),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "a queue has no policy": ofType("aws:sqs/queue:Queue", {}) },
    },
});
