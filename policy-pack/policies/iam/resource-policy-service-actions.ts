import type { TopicPolicyArgs } from "@pulumi/aws/sns";

import { anyOf, documentOf, namesOf, selectionCovers } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { resourcePolicyProperties } from "../../services/resource-policies";

const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
const topicPolicyType = "aws:sns/topicPolicy:TopicPolicy";

const publish = {
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: "sns:Publish",
    Resource: "arn:aws:sns:eu-west-1:111122223333:alarms",
    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};
const policyOf = (...statements: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

/** Roles that a service of AWS makes for itself. */
const serviceLinkedRole = /^arn:[^:]+:iam::\d{12}:role\/aws-service-role\//;

function isForService({ effect, principals }: Statement): boolean {
    if (effect === "Deny" || !principals || principals.negated) return false;
    return principals.named.some(
        ({ kind, value }) => kind === "Service" || (kind === "AWS" && serviceLinkedRole.test(value)),
    );
}

/** Whether a statement allows everything that there is to do with a resource of its kind. */
function allowsEverything({ actions }: Statement): Truth {
    if (actions.negated) return "yes";
    const services = actions.patterns.map((pattern) => pattern.split(":")[0] as string);
    return anyOf([...new Set(services), "?*"].map((service) => selectionCovers(actions, `${service}:?*`)));
}

export default definePolicy<Pick<TopicPolicyArgs, "policy">>({
    id: "resource-policy-service-actions",
    title: "Resource policies name what a service may do",
    severity: "medium",
    appliesTo: [
        topicPolicyType,
        bucketPolicyType,
        ...Object.keys(resourcePolicyProperties).filter((type) => type !== topicPolicyType),
    ],
    supports: ["A.9.4"],
    why:
        "A service needs a few actions: with all of them it can read the bucket that it delivers to, change the key's own " +
        "policy, or delete what it should only write to.",
    fix: "Name the actions that AWS documents for the service, e.g. s3:PutObject for deliveries, in Action.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    check(props, { report, unknown, notApplicable, resource }) {
        // Resources of other types keep it in properties of other names.
        const key = (
            resource.type === bucketPolicyType ? "policy" : resourcePolicyProperties[resource.type]
        ) as "policy";
        const document = documentOf(props, key);
        if (!document) return notApplicable();
        const granting = document.statements.filter(isForService);
        const wrong = granting.filter((one) => one.effect === "Allow" && allowsEverything(one) === "yes");
        if (wrong.length > 0) report(`lets a service do everything (${namesOf(wrong)})`, key);
        const isOpen = granting.some((one) => !wrong.includes(one) && allowsEverything(one) !== "no");
        if (document.unknown || document.problems.length > 0 || isOpen) unknown("is not known in full yet", key);
    },
    examples: {
        passes: {
            "the action is named": policyOf(publish),
            "actions that begin alike are named": ofType(
                "aws:kms/key:Key",
                policyOf({ ...publish, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*" }),
            ),
            "the account's own policies say what may be done with the key": ofType(
                "aws:kms/key:Key",
                policyOf({
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::111122223333:root" },
                    Action: "kms:*",
                    Resource: "*",
                }),
            ),
            "everything is denied to a service": policyOf({ ...publish, Effect: "Deny", Action: "*" }),
        },
        fails: {
            "every action is allowed": policyOf({ ...publish, Action: "*" }),
            "every action of the service is allowed": ofType(
                bucketPolicyType,
                policyOf({
                    ...publish,
                    Principal: { Service: "cloudtrail.amazonaws.com" },
                    Action: ["s3:PutObject", "s3:*"],
                    Resource: "arn:aws:s3:::trail/*",
                }),
            ),
            "all actions but one are allowed": policyOf({ ...publish, Action: undefined, NotAction: "sns:Publish" }),
            "a role that a service made for itself may do everything": ofType(
                "aws:kms/key:Key",
                policyOf({
                    Effect: "Allow",
                    Principal: {
                        AWS:
                            "arn:aws:iam::111122223333:role/aws-service-role/autoscaling.amazonaws.com/" +
                            "AWSServiceRoleForAutoScaling",
                    },
                    Action: "kms:*",
                    Resource: "*",
                }),
            ),
        },
        unknown: {
            "the policy is not known yet": { policy: unknownValue },
            "an action is not known yet": { policy: { Statement: { ...publish, Action: unknownValue } } as never },
        },
        notApplicable: { "a topic has no policy": ofType("aws:sns/topic:Topic", {}) },
    },
});
