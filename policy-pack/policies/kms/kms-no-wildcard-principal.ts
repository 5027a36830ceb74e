import type { KeyArgs } from "@pulumi/aws/kms";

import { documentOf, namesOf, publicAccess } from "../../iam";
import { definePolicy, ofType, unknownValue } from "../../policy";
import { keyTypes } from "../../services/kms";

const administration = {
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::111122223333:root" },
    Action: "kms:*",
    Resource: "*",
};
const use = { Sid: "Use", Effect: "Allow", Action: ["kms:Decrypt", "kms:GenerateDataKey"], Resource: "*" };
const policyOf = (...statements: object[]): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: [administration, ...statements] });

export default definePolicy<KeyArgs>({
    id: "kms-no-wildcard-principal",
    title: "No key policy lets everybody use a key",
    severity: "critical",
    appliesTo: ["aws:kms/keyPolicy:KeyPolicy", ...keyTypes],
    supports: ["A.7.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_33", "fsbp:KMS.5"],
    why:
        "A key that every AWS account may use protects nothing: whoever gets at the encrypted data or models can decrypt " +
        "them.",
    fix:
        "Name roles or accounts as Principal in the policy, or limit the statement by a condition on kms:CallerAccount or " +
        "aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    check(key, { report, unknown, notApplicable }) {
        const document = documentOf(key, "policy");
        // The default policy names the account.
        if (!document) return notApplicable();
        const { verdict, statements } = publicAccess(document);
        if (verdict === "yes") report(`lets everybody use the key, in ${namesOf(statements)} of its policy`, "policy");
        if (verdict === "unknown") unknown("cannot be read in full yet", "policy");
    },
    examples: {
        passes: {
            "the policy names a role": {
                policy: policyOf({ ...use, Principal: { AWS: "arn:aws:iam::111122223333:role/training" } }),
            },
            "the policy lets in everybody of one account, through one service": {
                policy: policyOf({
                    ...use,
                    Principal: { AWS: "*" },
                    Condition: {
                        StringEquals: {
                            "kms:CallerAccount": "111122223333",
                            "kms:ViaService": "s3.eu-central-1.amazonaws.com",
                        },
                    },
                }),
            },
        },
        fails: {
            "the policy lets everybody use the key": { policy: policyOf({ ...use, Principal: "*" }) },
            "the policy of a key lets in every AWS account": ofType("aws:kms/key:Key", {
                policy: policyOf({ ...use, Principal: { AWS: ["*"] } }),
            }),
            "the only condition is on the service": {
                policy: policyOf({
                    ...use,
                    Principal: { AWS: "*" },
                    Condition: { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } },
                }),
            },
        },
        unknown: {
            "the policy is not known yet": { policy: unknownValue },
            "the policy is not a policy document": { policy: "not JSON" },
        },
        notApplicable: {
            "the key has the default policy": ofType("aws:kms/key:Key", { enableKeyRotation: true }),
        },
    },
});
