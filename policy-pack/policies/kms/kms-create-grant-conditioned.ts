import { allOf, selectionCovers } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
/** Conditions that say for whom, or for what, a grant may be made. */
const bounds = /^kms:(GrantIsForAWSResource|GrantOperations|GrantConstraintType|GranteePrincipal|ViaService)$/i;

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "kms-create-grant-conditioned",
    title: "Grants of keys can be made only under conditions",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    why:
        "A grant hands a key on to any principal, of other accounts too, and shows in no policy: whoever may make grants " +
        "freely gives away the data that the key protects.",
    fix:
        "Ask in a condition for kms:GrantIsForAWSResource, kms:GrantOperations, kms:GranteePrincipal, " +
        "kms:GrantConstraintType or kms:ViaService.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/grant-authorization.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            (statement) => {
                if (statement.conditions.some(({ key: name }) => bounds.test(name))) return "no";
                return allOf([
                    selectionCovers(statement.actions, "kms:creategrant"),
                    statement.unknownConditions ? "unknown" : "yes",
                ]);
            },
            "can hand keys on to anybody",
        );
    },
    examples: {
        passes: {
            "grants are for AWS's own resources": policyOf({
                Effect: "Allow",
                Action: "kms:CreateGrant",
                Resource: key,
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            }),
            "no grant can be made": policyOf({ Effect: "Allow", Action: "kms:Decrypt", Resource: key }),
        },
        fails: {
            "any grant can be made of one key": policyOf({ Effect: "Allow", Action: "kms:CreateGrant", Resource: key }),
            "a wildcard takes it in, and the condition is about something else": policyOf({
                Effect: "Allow",
                Action: "kms:*",
                Resource: key,
                Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
            }),
        },
        unknown: { "the document is not known yet": { policy: unknownValue } },
    },
});
