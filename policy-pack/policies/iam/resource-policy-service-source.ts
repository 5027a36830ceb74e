import type { QueuePolicyArgs } from "@pulumi/aws/sqs";

import { conditionFlaw, documentOf, namesOf } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { resourcePolicyProperties } from "../../services/resource-policies";

const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
/** The encryption context of a key names the resource that a service uses it for. */
const sourceKeys = /^aws:source(account|arn|orgid|orgpaths|owner)$|^kms:encryptioncontext:./;

/** Services that say for which resource, and so for which customer, they act. */
const defaults = [
    "bedrock",
    "bedrock-agentcore",
    "budgets",
    "cloudtrail",
    "cloudwatch",
    "config",
    "delivery.logs",
    "events",
    "logging.s3",
    "s3",
    "sagemaker",
    "ses",
    "sns",
].map((name) => `${name}.amazonaws.com`);

function policyOf(Service: unknown, Condition?: object): { policy: string } {
    const statement = {
        Effect: "Allow",
        Principal: { Service },
        Action: "sqs:SendMessage",
        Resource: "*",
        ...(Condition && { Condition }),
    };
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

function saysForWhom(statement: Statement): boolean {
    return statement.conditions.some(
        (condition) =>
            sourceKeys.test(condition.key) &&
            !/not|null/.test(condition.operator) &&
            conditionFlaw(condition, statement) === undefined,
    );
}

export default definePolicy<Pick<QueuePolicyArgs, "policy">, { services: readonly string[] }>({
    id: "resource-policy-service-source",
    title: "Resource policies say for which account a service may act",
    severity: "medium",
    appliesTo: [
        "aws:sqs/queuePolicy:QueuePolicy",
        bucketPolicyType,
        ...Object.keys(resourcePolicyProperties).filter((type) => type !== "aws:sqs/queuePolicy:QueuePolicy"),
    ],
    supports: ["A.9.4"],
    why:
        "A service acts for every customer: without the source, somebody else's bucket, trail or topic makes it write to " +
        "yours, or use your key.",
    fix: "Add a condition StringEquals on aws:SourceAccount, or ArnLike on aws:SourceArn, to the statement.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    config: {
        services: {
            type: "array",
            items: { type: "string" },
            default: defaults,
            description: "The services that send aws:SourceAccount or aws:SourceArn.",
        },
    },
    check(props, { report, unknown, notApplicable, resource, config }) {
        // Resources of other types keep it in properties of other names.
        const key = (
            resource.type === bucketPolicyType ? "policy" : resourcePolicyProperties[resource.type]
        ) as "policy";
        const document = documentOf(props, key);
        if (!document) return notApplicable();
        const open = document.statements.filter(
            ({ effect, principals }) =>
                effect === "Allow" &&
                principals?.negated === false &&
                principals.named.some(({ kind, value }) => kind === "Service" && config.services.includes(value)),
        );
        const wrong = open.filter((statement) => !statement.unknownConditions && !saysForWhom(statement));
        if (wrong.length > 0) report(`lets a service act for any of its customers (${namesOf(wrong)})`, key);
        if (document.unknown || open.some(({ unknownConditions }) => unknownConditions))
            unknown("is not known in full yet", key);
    },
    examples: {
        passes: {
            "the account is named": policyOf("s3.amazonaws.com", {
                StringEquals: { "aws:SourceAccount": "111122223333" },
            }),
            "the source is named": policyOf("sns.amazonaws.com", {
                ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-west-1:111122223333:alarms" },
            }),
            "a key is used for topics of the account only": ofType(
                "aws:kms/key:Key",
                policyOf("events.amazonaws.com", {
                    ArnLike: { "kms:EncryptionContext:aws:sns:topicArn": "arn:aws:sns:eu-west-1:111122223333:*" },
                }),
            ),
            "the service sends no source": policyOf("autoscaling.amazonaws.com"),
        },
        fails: {
            "no source is asked for": policyOf("s3.amazonaws.com"),
            "one service of several is asked about": policyOf(["autoscaling.amazonaws.com", "events.amazonaws.com"]),
            "the source may be any": policyOf("s3.amazonaws.com", { ArnLike: { "aws:SourceArn": "*" } }),
            "a trail of anybody writes to the bucket": ofType(bucketPolicyType, policyOf("cloudtrail.amazonaws.com")),
            "the service is one of the company's own list": withConfig(
                { services: ["iot.amazonaws.com"] },
                policyOf("iot.amazonaws.com"),
            ),
        },
        unknown: { "the policy is not known yet": { policy: unknownValue } },
        notApplicable: { "a queue has no policy": ofType("aws:sqs/queue:Queue", {}) },
    },
});
