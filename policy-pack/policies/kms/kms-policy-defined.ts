import type { KeyArgs } from "@pulumi/aws/kms";

import { definePolicy, ref, unknownValue } from "../../policy";
import { keyTypes } from "../../services/kms";

const [keyType] = keyTypes;
const policyType = "aws:kms/keyPolicy:KeyPolicy";
const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        {
            Sid: "KeyAdministration",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::111122223333:role/key-admin" },
            Action: ["kms:Describe*", "kms:Put*", "kms:Enable*", "kms:Disable*", "kms:ScheduleKeyDeletion"],
            Resource: "*",
        },
    ],
});

export default definePolicy<KeyArgs>({
    id: "kms-policy-defined",
    title: "Keys have a policy of their own",
    severity: "low",
    scope: "stack",
    appliesTo: keyTypes,
    supports: ["A.7.2", "A.9.4"],
    equivalents: ["checkov:CKV2_AWS_64"],
    why:
        "The default policy leaves it to every IAM policy of the account who may decrypt; a policy of the key's own says so " +
        "in one place.",
    fix: "Set policy, or add a KeyPolicy for the key, that names the roles that administer the key and those that use it.",
    reference: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html",
    check(key, { graph, report, unknown }) {
        const policies = graph.referringTo(key, "keyId", policyType);
        if (policies.resources.length > 0) return;
        // A state has AWS's default policy where the program gave none; it says so by its Id.
        if (key.props.policy && !/"Id"\s*:\s*"key-default-1"/.test(key.props.policy)) return;
        if (policies.complete) report("has the default key policy", "policy");
        else unknown("may be the key of a key policy whose key is not known yet");
    },
    examples: {
        passes: {
            "the key has a policy": { key: { type: keyType, props: { policy } } },
            "a key policy is attached": {
                key: { type: keyType },
                policy: { type: policyType, props: { keyId: ref("key"), policy } },
            },
        },
        fails: {
            "the policy is left at its default": { key: { type: keyType, props: { enableKeyRotation: true } } },
            "the policy in the state is the one that AWS gave": {
                key: {
                    type: keyType,
                    props: {
                        policy: JSON.stringify({
                            Version: "2012-10-17",
                            Id: "key-default-1",
                            Statement: [
                                {
                                    Sid: "Enable IAM User Permissions",
                                    Effect: "Allow",
                                    Principal: { AWS: "arn:aws:iam::111122223333:root" },
                                    Action: "kms:*",
                                    Resource: "*",
                                },
                            ],
                        }),
                    },
                },
            },
            "the key policy is another key's": {
                key: { type: keyType },
                other: { type: keyType, props: { policy } },
                policy: { type: policyType, props: { keyId: ref("other"), policy } },
            },
        },
        unknown: {
            "the key of the key policy is not known yet": {
                key: { type: keyType },
                policy: { type: policyType, props: { keyId: unknownValue, policy } },
            },
        },
    },
});
