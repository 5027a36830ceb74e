import { actionsMatching, isFittingResource } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, madeUpMarker, unknownValue } from "../../policy";
import { eachIdentityPolicy, identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

/** The places, among a statement's actions, of those that fit none of its resources. */
function idleActions({ actions, resources }: Statement): readonly number[] {
    if (actions.negated || resources.negated || resources.unknown) return [];
    return actions.patterns.flatMap((pattern, at) => {
        const meant = actionsMatching(pattern);
        // What an ARN will be that is made up, only the cloud knows.
        const fits = meant.some((action) =>
            resources.patterns.some(
                (resource) => resource.includes(madeUpMarker) || isFittingResource(action, resource),
            ),
        );
        return meant.length > 0 && !fits ? [at] : [];
    });
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-resources-match-actions",
    title: "Statements name resources that their actions have",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.9.4"],
    why:
        "An action that is never done to such a resource is not allowed by the statement, nor denied by it: objects are not " +
        "read with the ARN of their bucket.",
    fix: "Name ARNs of the types that the Service Authorization Reference lists for the action, or * where it lists none.",
    reference:
        "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html",
    check(props, context) {
        eachIdentityPolicy(props, context, ({ statements }, path) => {
            for (const statement of statements) {
                for (const at of idleActions(statement)) {
                    const place = `Statement.${statement.index}.Action.${at}`;
                    context.report(
                        `names an action (${place}) that is done to none of the statement's resources`,
                        path,
                    );
                }
            }
        });
    },
    examples: {
        passes: {
            "bucket and objects are named, each for its actions": policyOf({
                Effect: "Allow",
                Action: ["s3:ListBucket", "s3:GetObject"],
                Resource: ["arn:aws:s3:::training-data", "arn:aws:s3:::training-data/*"],
            }),
            "a wildcard of actions has some that fit": policyOf({
                Effect: "Allow",
                Action: "sagemaker:*",
                Resource: "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/chat",
            }),
            "an action without resources is allowed on *": policyOf({
                Effect: "Allow",
                Action: "ec2:DescribeInstances",
                Resource: "*",
            }),
            "all buckets are listed by a wildcard": policyOf({
                Effect: "Allow",
                Action: "s3:ListAllMyBuckets",
                Resource: "arn:aws:s3:::*",
            }),
        },
        fails: {
            "objects are read by the ARN of the bucket": policyOf({
                Effect: "Allow",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::training-data",
            }),
            "a bucket is listed by the ARN of its objects": policyOf({
                Effect: "Allow",
                Action: "s3:ListBucket",
                Resource: "arn:aws:s3:::training-data/*",
            }),
            "the resource is of another service": policyOf({
                Effect: "Allow",
                Action: "sagemaker:InvokeEndpoint",
                Resource: "arn:aws:lambda:eu-west-1:111122223333:function:chat",
            }),
            "an action that takes only * is bound to a resource": policyOf({
                Effect: "Allow",
                Action: ["ec2:DescribeInstances"],
                Resource: "arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0",
            }),
            "a Deny misses what it is about": policyOf({
                Effect: "Deny",
                Action: "kms:Decrypt",
                Resource: "arn:aws:kms:eu-west-1:111122223333:alias/models",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the document cannot be read": { policy: "{" },
        },
    },
});
