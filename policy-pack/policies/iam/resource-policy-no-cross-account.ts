import { definePolicy, unknownValue, withConfig } from "../../policy";
import type { StackExample } from "../../policy";
import { reportOtherAccounts, trustedAccountsConfig } from "../../services/accounts";
import { resourcePolicyProperties } from "../../services/resource-policies";

const secretPolicyType = "aws:secretsmanager/secretPolicy:SecretPolicy";

function secretWith(AWS: unknown, Condition?: object): StackExample {
    const statement = {
        Effect: "Allow",
        Principal: { AWS },
        Action: "secretsmanager:GetSecretValue",
        Resource: "*",
        ...(Condition && { Condition }),
    };
    const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:model-key-a1b2c3";
    return {
        secret: { type: "aws:secretsmanager/secret:Secret", props: { arn } },
        policy: {
            type: secretPolicyType,
            props: { secretArn: arn, policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) },
        },
    };
}

export default definePolicy<Record<string, unknown>, { trustedAccounts: readonly string[] }>({
    id: "resource-policy-no-cross-account",
    title: "Resource policies let in no account outside the organization",
    severity: "medium",
    scope: "stack",
    appliesTo: Object.keys(resourcePolicyProperties),
    supports: ["A.7.2", "A.9.4", "A.10.3"],
    why:
        "What another account may read or write is out of your sight: its keys leak, its roles change, and nothing of it " +
        "stands in your trail.",
    fix:
        "Take the account out of Principal, add a condition on aws:PrincipalOrgID, or name the account in trustedAccounts " +
        "once its access is agreed on.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html",
    config: { trustedAccounts: trustedAccountsConfig },
    check(resource, context) {
        const key = resourcePolicyProperties[resource.type] as string;
        reportOtherAccounts(resource.props, key, context, "lets in another account");
    },
    examples: {
        passes: {
            "a role of the same account is let in": secretWith("arn:aws:iam::111122223333:role/serving"),
            "other accounts of the organization are let in": secretWith("444455556666", {
                StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
            }),
            "the other account is agreed on": withConfig(
                { trustedAccounts: ["444455556666"] },
                secretWith("arn:aws:iam::444455556666:root"),
            ),
        },
        fails: {
            "another account is let in": secretWith("arn:aws:iam::444455556666:root"),
            "a role of another account is let in": secretWith(["arn:aws:iam::444455556666:role/partner"]),
            "the organization may be any": secretWith("444455556666", { StringLike: { "aws:PrincipalOrgID": "*" } }),
            "a queue's own policy lets one in": {
                queue: {
                    type: "aws:sqs/queue:Queue",
                    props: {
                        arn: "arn:aws:sqs:eu-west-1:111122223333:jobs",
                        policy: JSON.stringify({
                            Statement: [
                                {
                                    Effect: "Allow",
                                    Principal: { AWS: "444455556666" },
                                    Action: "sqs:SendMessage",
                                    Resource: "*",
                                },
                            ],
                        }),
                    },
                },
            },
        },
        unknown: {
            "the policy is not known yet": { policy: { type: secretPolicyType, props: { policy: unknownValue } } },
            "whose the account is, is not known": {
                policy: {
                    type: secretPolicyType,
                    props: {
                        policy: JSON.stringify({
                            Statement: [
                                { Effect: "Allow", Principal: { AWS: "444455556666" }, Action: "*", Resource: "*" },
                            ],
                        }),
                    },
                },
            },
        },
        notApplicable: { "a queue has no policy": { queue: { type: "aws:sqs/queue:Queue" } } },
    },
});
