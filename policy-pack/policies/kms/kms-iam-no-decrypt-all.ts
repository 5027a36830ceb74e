import { definePolicy, ofType, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances, takesInOnEvery } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const decryption = ["kms:decrypt", "kms:reencryptfrom"];

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "kms-iam-no-decrypt-all",
    aliases: ["kms-iam-no-decrypt-all-inline", "kms-iam-no-decrypt-all-managed"],
    title: "No policy of an identity allows to decrypt with every key",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    equivalents: ["fsbp:KMS.1", "fsbp:KMS.2"],
    why: "Keys keep data apart only as long as nobody may use them all.",
    fix: "Name in Resource the ARNs of the keys that the workload needs.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) => takesInOnEvery(statement, decryption, "kms", "key"),
            "can decrypt with every key",
        );
    },
    examples: {
        passes: {
            "one key is named": policyOf({
                Effect: "Allow",
                Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                Resource: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            }),
            "every key may be described": policyOf({ Effect: "Allow", Action: "kms:DescribeKey", Resource: "*" }),
        },
        fails: {
            "every resource is meant": policyOf({ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }),
            "an inline policy means every resource": ofType(
                "aws:iam/rolePolicy:RolePolicy",
                policyOf({ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }),
            ),
            "every key of the account is meant, by a wildcard": policyOf({
                Effect: "Allow",
                Action: "kms:Re*",
                Resource: "arn:aws:kms:*:111122223333:key/*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the key is not known yet": {
                policy: { Statement: { Effect: "Allow", Action: "kms:Decrypt", Resource: unknownValue } } as never,
            },
        },
    },
});
