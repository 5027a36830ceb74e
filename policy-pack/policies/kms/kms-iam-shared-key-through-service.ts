import { allOf } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import type { GraphView } from "../../policy";
import { allowsUnconditionally, identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";
import { keysOfKeyUse, keyTypes } from "../../services/kms";

const [policyType] = identityPolicyTypes;
const [keyType] = keyTypes;
const shared = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const decrypt = { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: shared };

function policyOf(...Statement: readonly object[]): { type: string; props: Record<string, unknown> } {
    return { type: policyType, props: { policy: JSON.stringify({ Version: "2012-10-17", Statement }) } };
}

/** Whether a statement names a key that the stack does not make; one that is not known yet is one that it makes. */
function namesKeyFromElsewhere({ resources: { negated, patterns } }: Statement, graph: GraphView): boolean {
    return (
        !negated &&
        patterns.some(
            (pattern) =>
                /^arn:[^:]+:kms:[^:]*:[^:]*:key\/[^*?]+$/.test(pattern) &&
                graph.identifiedBy(pattern, ...keyTypes).length === 0,
        )
    );
}

export default definePolicy<IdentityPolicyArgs>({
    id: "kms-iam-shared-key-through-service",
    title: "Keys of other stacks decrypt through the service that holds the data, or in a named encryption context",
    severity: "low",
    scope: "stack",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    why:
        "A key that comes from elsewhere protects the data of others too: who may decrypt with it in every way reads whatever " +
        "ciphertext of theirs gets about; through S3, say, it is only what the bucket lets the role read as well.",
    fix: "Add a condition StringEquals on kms:ViaService, e.g. s3.<region>.amazonaws.com, or on kms:EncryptionContext:<key>.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
    check({ props }, context) {
        reportAllowances(
            props,
            context,
            (statement, document) =>
                allOf([
                    namesKeyFromElsewhere(statement, context.graph) ? "yes" : "no",
                    allowsUnconditionally(statement, document, ["kms:decrypt"], keysOfKeyUse),
                ]),
            "can decrypt whatever a key from elsewhere protects",
        );
    },
    examples: {
        passes: {
            "the data is read through S3": {
                policy: policyOf({
                    ...decrypt,
                    Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                }),
            },
            "the encryption context is named": {
                policy: policyOf({
                    ...decrypt,
                    Condition: { StringEquals: { "kms:EncryptionContext:Stage": "training" } },
                }),
            },
            "what does not come through S3 is denied": {
                policy: policyOf(decrypt, {
                    Effect: "Deny",
                    Action: "kms:Decrypt",
                    Resource: "*",
                    Condition: { StringNotEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                }),
            },
            "the key is one of the stack": {
                key: { type: keyType },
                policy: {
                    type: policyType,
                    props: {
                        policy: { Statement: [{ ...decrypt, Resource: ref("key", "arn") }] },
                    },
                },
            },
            "nothing is decrypted": { policy: policyOf({ ...decrypt, Action: "kms:DescribeKey" }) },
        },
        fails: {
            "nothing is asked for": { policy: policyOf(decrypt) },
            "a wildcard takes it in, and the condition is about something else": {
                policy: policyOf({
                    ...decrypt,
                    Action: "kms:De*",
                    Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
                }),
            },
            "any service will do": {
                policy: policyOf({ ...decrypt, Condition: { StringLike: { "kms:ViaService": "*" } } }),
            },
            "only one service is left out": {
                policy: policyOf({
                    ...decrypt,
                    Condition: { StringNotEquals: { "kms:ViaService": "ec2.eu-west-1.amazonaws.com" } },
                }),
            },
        },
        unknown: {
            "the document is not known yet": { policy: { type: policyType, props: { policy: unknownValue } } },
            "the condition is not known yet": {
                policy: { type: policyType, props: { policy: { Statement: { ...decrypt, Condition: unknownValue } } } },
            },
        },
    },
});
