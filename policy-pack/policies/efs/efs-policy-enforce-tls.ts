import type { FileSystemPolicyArgs } from "@pulumi/aws/efs";

import { deniesInsecureTransport, documentOf } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import { fileSystemPolicyType, fileSystemType } from "../../services/efs";

const denial = {
    Effect: "Deny",
    Principal: { AWS: "*" },
    Action: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const withPolicy = (...statements: object[]) => ({
    data: { type: fileSystemType },
    access: {
        type: fileSystemPolicyType,
        props: {
            fileSystemId: ref("data"),
            policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
        },
    },
});

export default definePolicy<FileSystemPolicyArgs>({
    id: "efs-policy-enforce-tls",
    title: "EFS file systems refuse clients without TLS",
    severity: "medium",
    scope: "stack",
    appliesTo: [fileSystemType, fileSystemPolicyType],
    supports: ["A.7.2"],
    equivalents: ["steampipe:efs_file_system_enforces_ssl"],
    why: "NFS is in plain text unless the client mounts with TLS; then anybody on the way can read, and change, what a model learns from.",
    fix: "Add a FileSystemPolicy that denies Principal * all actions on the condition that aws:SecureTransport is false.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/encryption-in-transit.html",
    check(resource, { graph, report, unknown }) {
        if (resource.type === fileSystemType) {
            const policies = graph.referringTo(resource, "fileSystemId", fileSystemPolicyType);
            if (policies.resources.length > 0) return;
            if (policies.complete) report("has no policy that refuses clients without TLS");
            else unknown("may be the file system of a policy whose file system is not known yet");
            return;
        }
        const document = documentOf(resource.props, "policy");
        const verdict = document ? deniesInsecureTransport(document, "elasticfilesystem").verdict : "no";
        if (verdict === "no") report("does not deny clients without TLS", "policy");
        if (verdict === "unknown") unknown("cannot be read in full yet", "policy");
    },
    examples: {
        passes: {
            "the policy denies clients without TLS": withPolicy(
                {
                    Effect: "Allow",
                    Principal: { AWS: "arn:aws:iam::111122223333:role/training" },
                    Action: "elasticfilesystem:ClientMount",
                },
                denial,
            ),
        },
        fails: {
            "there is no policy": { data: { type: fileSystemType } },
            "the policy says nothing of TLS": withPolicy({
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:role/training" },
                Action: "elasticfilesystem:ClientMount",
            }),
            "only one role is denied": withPolicy({
                ...denial,
                Principal: { AWS: "arn:aws:iam::111122223333:role/training" },
            }),
        },
        unknown: {
            "the policy is not known yet": {
                data: { type: fileSystemType },
                access: { type: fileSystemPolicyType, props: { fileSystemId: ref("data"), policy: unknownValue } },
            },
        },
    },
});
