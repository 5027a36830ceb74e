import type { RoleArgs } from "@pulumi/aws/iam";

import { conditionFlaw, documentOf, nameOf } from "../../iam";
import type { PolicyDocument } from "../../iam";
import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { eachIdentityPolicy, identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";
import { resourcePolicyProperties } from "../../services/resource-policies";

type Args = IdentityPolicyArgs & Pick<RoleArgs, "assumeRolePolicy">;

const bucketPolicyType = "aws:s3/bucketPolicy:BucketPolicy";
const otherTypes = [...Object.keys(resourcePolicyProperties), bucketPolicyType];

function policyOf(Condition: object, statement: object = {}): { policy: string } {
    const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*", ...statement, Condition };
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [read] }) };
}

export default definePolicy<Args>({
    id: "iam-conditions-effective",
    title: "Conditions of policies do what they seem to do",
    severity: "medium",
    appliesTo: [...identityPolicyTypes, ...otherTypes],
    supports: ["A.9.4"],
    why:
        "A condition that holds for everyone, or for requests that leave its key out, looks like a limit and is none; one " +
        "that never holds allows or denies nothing.",
    fix: "Name values instead of *; add Null with false for a key that may be left out; use StringLike for wildcards.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html",
    check(props, context) {
        const examine = ({ statements }: PolicyDocument, path: string): void => {
            for (const statement of statements) {
                for (const condition of statement.conditions) {
                    const flaw = conditionFlaw(condition, statement);
                    if (flaw) context.report(`has a condition in ${nameOf(statement)} that ${flaw.reason}`, path);
                }
                if (statement.unknownConditions) context.unknown("has conditions that are not known yet", path);
            }
        };
        const { type } = context.resource;
        const key = type === bucketPolicyType ? "policy" : resourcePolicyProperties[type];
        if (key !== undefined) {
            const document = documentOf(props, key as "policy");
            if (!document) return context.notApplicable();
            if (document.unknown) context.unknown("has a policy that is not known yet", key);
            return examine(document, key);
        }
        const trust = isSet(props, "assumeRolePolicy") ? documentOf(props, "assumeRolePolicy") : undefined;
        if (trust?.unknown) context.unknown("has a trust policy that is not known yet", "assumeRolePolicy");
        if (trust) examine(trust, "assumeRolePolicy");
        if (trust && !isSet(props, "inlinePolicies")) return;
        eachIdentityPolicy(props, context, examine);
    },
    examples: {
        passes: {
            "the condition names an endpoint": policyOf({
                StringEquals: { "aws:SourceVpce": "vpce-0123456789abcdef0" },
            }),
            "a wildcard stands for a part": policyOf({ StringLike: { "s3:prefix": "train/*" } }),
            "the key may be left out, and another condition asks for it": policyOf({
                StringEqualsIfExists: { "aws:SourceVpce": "vpce-0123456789abcdef0" },
                Null: { "aws:SourceVpce": "false" },
            }),
            "a Deny holds as well for requests without a second factor": policyOf(
                { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
                { Effect: "Deny" },
            ),
            "tags are limited to a list, as AWS documents it": policyOf({
                "ForAllValues:StringEquals": { "aws:TagKeys": ["team", "stage"] },
            }),
        },
        fails: {
            "the organization may be any": policyOf({ StringLike: { "aws:PrincipalOrgID": "*" } }),
            "every address is meant": policyOf({ IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "0.0.0.0/0"] } }),
            "the endpoint may be left out": policyOf({
                StringEqualsIfExists: { "aws:SourceVpce": "vpce-0123456789abcdef0" },
            }),
            "no value of none is another one": policyOf({
                "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
            }),
            "a Null check is the wrong way round": policyOf({ Null: { "aws:MultiFactorAuthAge": "true" } }),
            "the wildcard is taken for a letter": policyOf({ StringEquals: { "aws:PrincipalTag/team": "*" } }),
            "access keys say nothing of a second factor": policyOf(
                { Bool: { "aws:MultiFactorAuthPresent": "false" } },
                { Effect: "Deny" },
            ),
            "a trust policy takes every external id": ofType("aws:iam/role:Role", {
                assumeRolePolicy: JSON.stringify({
                    Version: "2012-10-17",
                    Statement: {
                        Effect: "Allow",
                        Principal: { AWS: "111122223333" },
                        Action: "sts:AssumeRole",
                        Condition: { StringLike: { "sts:ExternalId": "*" } },
                    },
                }),
            }),
            "a queue takes messages of every source": ofType(
                "aws:sqs/queuePolicy:QueuePolicy",
                policyOf(
                    { ArnLike: { "aws:SourceArn": "arn:aws:*:*:*:*" } },
                    { Principal: { Service: "s3.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
                ),
            ),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the conditions are not known yet": {
                policy: {
                    Statement: { Effect: "Allow", Action: "s3:*", Resource: "*", Condition: unknownValue },
                } as never,
            },
        },
        notApplicable: { "a queue has no policy": ofType("aws:sqs/queue:Queue", {}) },
    },
});
