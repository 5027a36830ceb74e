import type { QueuePolicyArgs } from "@pulumi/aws/sqs";

import { admitsOutsiders, asksFor, documentOf, namesOf } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { resourcePolicyProperties } from "../../services/resource-policies";

const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
const sourceKeys = /^aws:source(account|arn|orgid|orgpaths|owner)$/;
/** The encryption context of a key names the resource that a service uses it for. */
const contextKeys = /^kms:encryptioncontext:./;

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
    "indexing.s3vectors",
    "logging.s3",
    "logs",
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

/** Whether a condition names the account or the source; an ARN without an account is anybody's. */
function saysForWhom(statement: Statement): boolean {
    const isNamed = statement.conditions.some(
        (condition) =>
            sourceKeys.test(condition.key) &&
            admitsOutsiders({ ...statement, conditions: [condition], unknownConditions: false }) !== "yes",
    );
    return isNamed || asksFor(statement, contextKeys);
}

/** The name of a service without its region: `logs.eu-west-1.amazonaws.com` is `logs.amazonaws.com`. */
function withoutRegion(service: string): string {
    return service.replace(/\.[a-z]{2}(-[a-z]+)+-\d(?=\.amazonaws\.)/, "");
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
            description: "The services that send aws:SourceAccount or aws:SourceArn, by their names without a region.",
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
                principals.named.some(
                    ({ kind, value }) => kind === "Service" && config.services.includes(withoutRegion(value)),
                ),
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
            "the source is one bucket": policyOf("s3.amazonaws.com", {
                ArnLike: { "aws:SourceArn": "arn:aws:s3:::training-data" },
            }),
            "the source is not known yet": {
                policy: {
                    Statement: {
                        Effect: "Allow",
                        Principal: { Service: "sns.amazonaws.com" },
                        Action: "sqs:SendMessage",
                        Resource: "*",
                        Condition: { ArnEquals: { "aws:SourceArn": unknownValue } },
                    },
                } as never,
            },
            "the service sends no source": policyOf("autoscaling.amazonaws.com"),
        },
        fails: {
            "no source is asked for": policyOf("s3.amazonaws.com"),
            "one service of several is asked about": policyOf(["autoscaling.amazonaws.com", "events.amazonaws.com"]),
            "the source is any bucket of anybody": policyOf("logging.s3.amazonaws.com", {
                ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" },
            }),
            "a key is used for log groups of anybody, by the service of one region": ofType(
                "aws:kms/key:Key",
                policyOf("logs.eu-west-1.amazonaws.com"),
            ),
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
