import { allOf, selectionCovers } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";
import { keyTypes } from "../../services/kms";

const keyPolicyTypes: readonly string[] = [...keyTypes, "aws:kms/keyPolicy:KeyPolicy"];

const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
/** Conditions that say for whom, or for what, a grant may be made. */
const bounds = /^kms:(GrantIsForAWSResource|GrantOperations|GrantConstraintType|GranteePrincipal|ViaService)$/i;

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

/**
 * Whether a statement of a key's policy is about grants for somebody: by wildcards AWS's own key policy gives them to
 * administrators, and what it gives the account is for identity policies to limit.
 */
function namesGrants({ actions, principals }: Statement): boolean {
    const isForAccount = principals?.named.every(({ kind, value }) => kind === "AWS" && /:root$|^\d{12}$/.test(value));
    return actions.patterns.includes("kms:creategrant") && !isForAccount;
}

export default definePolicy<IdentityPolicyArgs>({
    id: "kms-create-grant-conditioned",
    title: "Grants of keys can be made only under conditions",
    severity: "medium",
    appliesTo: [...identityPolicyTypes, ...keyPolicyTypes],
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
                if (keyPolicyTypes.includes(context.resource.type) && !namesGrants(statement)) return "no";
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
            "a key's policy lets a role attach the key to AWS's own resources": ofType(
                "aws:kms/key:Key",
                policyOf({
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::111122223333:role/nodes" },
                    Action: "kms:CreateGrant",
                    Resource: "*",
                    Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
                }),
            ),
            "a key's policy lets administrators create things": ofType(
                "aws:kms/key:Key",
                policyOf({
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::111122223333:role/key-administrator" },
                    Action: ["kms:Create*", "kms:Describe*"],
                    Resource: "*",
                }),
            ),
            "no grant can be made": policyOf({ Effect: "Allow", Action: "kms:Decrypt", Resource: key }),
        },
        fails: {
            "any grant can be made of one key": policyOf({ Effect: "Allow", Action: "kms:CreateGrant", Resource: key }),
            "a key's policy lets a role make any grant": ofType(
                "aws:kms/key:Key",
                policyOf({
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::111122223333:role/nodes" },
                    Action: ["kms:CreateGrant", "kms:ListGrants"],
                    Resource: "*",
                }),
            ),
            "a wildcard takes it in, and the condition is about something else": policyOf({
                Effect: "Allow",
                Action: "kms:*",
                Resource: key,
                Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
            }),
        },
        unknown: { "the document is not known yet": { policy: unknownValue } },
        notApplicable: { "a key has the default policy": ofType("aws:kms/key:Key", {}) },
    },
});
