import { allOf } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import type { GraphView, ResourceView } from "../../policy";
import { mayDo, roleType } from "../../services/execution-roles";
import { allowsUnconditionally, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";
import { keysOfKeyUse, keyTypes } from "../../services/kms";

const policyType = "aws:iam/rolePolicy:RolePolicy";
const [keyType] = keyTypes;
const shared = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const decrypt = { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: shared };

function policyOf(...Statement: readonly object[]): { type: string; props: Record<string, unknown> } {
    return { type: policyType, props: { role: ref("role", "name"), policy: JSON.stringify({ Statement }) } };
}

function roleThatMay(Action: string): { type: string; props: Record<string, unknown> } {
    const policy = JSON.stringify({ Statement: { Effect: "Allow", Action, Resource: "arn:aws:s3:::data/*" } });
    return { type: roleType, props: { name: "training", inlinePolicies: [{ name: "data", policy }] } };
}

const role = roleThatMay("s3:GetObject");

/** Whether a role reads S3, and applies no guardrail, whose key Bedrock uses with the caller's permission, directly. */
function readsBuckets(one: ResourceView<unknown>, graph: GraphView): boolean {
    return mayDo(one, "s3:getobject", graph) && !mayDo(one, "bedrock:applyguardrail", graph);
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
    title: "Roles that read buckets use the keys of other stacks through S3",
    severity: "low",
    scope: "stack",
    appliesTo: [policyType, roleType],
    supports: ["A.7.2", "A.9.4"],
    why:
        "A key that comes from elsewhere protects the data of others too: who may decrypt with it in every way reads whatever " +
        "ciphertext of theirs gets about; through S3, say, it is only what the bucket lets the role read as well.",
    fix: "Add a condition StringEquals on kms:ViaService, e.g. s3.<region>.amazonaws.com, or on kms:EncryptionContext:<key>.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service",
    check(resource, context) {
        const { graph, notApplicable } = context;
        const roles =
            resource.type === roleType ? [resource] : graph.referredToBy(resource, "role", roleType).resources;
        if (!roles.some((one) => readsBuckets(one, graph))) notApplicable();
        reportAllowances(
            resource.props,
            context,
            (statement, document) =>
                allOf([
                    namesKeyFromElsewhere(statement, graph) ? "yes" : "no",
                    allowsUnconditionally(statement, document, ["kms:decrypt"], keysOfKeyUse),
                ]),
            "can decrypt whatever a key from elsewhere protects",
        );
    },
    examples: {
        passes: {
            "the data is read through S3": {
                role,
                policy: policyOf({
                    ...decrypt,
                    Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                }),
            },
            "the encryption context is named": {
                role,
                policy: policyOf({
                    ...decrypt,
                    Condition: { StringEquals: { "kms:EncryptionContext:Stage": "training" } },
                }),
            },
            "what does not come through S3 is denied": {
                role,
                policy: policyOf(decrypt, {
                    Effect: "Deny",
                    Action: "kms:Decrypt",
                    Resource: "*",
                    Condition: { StringNotEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
                }),
            },
            "the key is one of the stack": {
                role,
                key: { type: keyType },
                policy: {
                    type: policyType,
                    props: {
                        role: ref("role", "name"),
                        policy: { Statement: [{ ...decrypt, Resource: ref("key", "arn") }] },
                    },
                },
            },
            "nothing is decrypted": { role, policy: policyOf({ ...decrypt, Action: "kms:DescribeKey" }) },
        },
        fails: {
            "nothing is asked for": { role, policy: policyOf(decrypt) },
            "a wildcard takes it in, and the condition is about something else": {
                role,
                policy: policyOf({
                    ...decrypt,
                    Action: "kms:De*",
                    Condition: { StringEquals: { "aws:RequestedRegion": "eu-west-1" } },
                }),
            },
            "any service will do": {
                role,
                policy: policyOf({ ...decrypt, Condition: { StringLike: { "kms:ViaService": "*" } } }),
            },
            "only one service is left out": {
                role,
                policy: policyOf({
                    ...decrypt,
                    Condition: { StringNotEquals: { "kms:ViaService": "ec2.eu-west-1.amazonaws.com" } },
                }),
            },
        },
        unknown: {
            "the document is not known yet": {
                role,
                policy: { type: policyType, props: { role: ref("role", "name"), policy: unknownValue } },
            },
            "the condition is not known yet": {
                role,
                policy: {
                    type: policyType,
                    props: {
                        role: ref("role", "name"),
                        policy: { Statement: { ...decrypt, Condition: unknownValue } },
                    },
                },
            },
        },
        notApplicable: {
            "the role reads no bucket": { role: roleThatMay("s3:ListBucket"), policy: policyOf(decrypt) },
            "a guardrail is applied, which takes the key directly": {
                role: roleThatMay("bedrock:ApplyGuardrail"),
                policy: policyOf(decrypt),
            },
        },
    },
});
