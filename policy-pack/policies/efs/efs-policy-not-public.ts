import type { FileSystemPolicyArgs } from "@pulumi/aws/efs";

import { documentOf, namesOf, publicAccess } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import { fileSystemPolicyType, fileSystemType } from "../../services/efs";

const mount = {
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
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
    id: "efs-policy-not-public",
    title: "EFS file systems have a policy, and it lets in nobody unnamed",
    severity: "medium",
    scope: "stack",
    appliesTo: [fileSystemType, fileSystemPolicyType],
    supports: ["A.7.2"],
    equivalents: ["prowler:efs_not_publicly_accessible"],
    why: "Without a policy, and with one for everybody, every machine that reaches a mount target reads and writes all data, as root, without signing its requests.",
    fix: "Add a FileSystemPolicy that names the roles of the clients, or the access points that they come through.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html",
    check(resource, { graph, report, unknown }) {
        if (resource.type === fileSystemType) {
            const policies = graph.referringTo(resource, "fileSystemId", fileSystemPolicyType);
            if (policies.resources.length > 0) return;
            if (policies.complete) report("has no policy, and so lets every machine in that reaches it");
            else unknown("may be the file system of a policy whose file system is not known yet");
            return;
        }
        const document = documentOf(resource.props, "policy");
        if (!document) return;
        const { verdict, statements } = publicAccess(document);
        if (verdict === "yes") report(`lets everybody in, by ${namesOf(statements)} of its policy`, "policy");
        if (verdict === "unknown") unknown("has a policy that cannot be read in full yet", "policy");
    },
    examples: {
        passes: {
            "the policy names a role": withPolicy({
                ...mount,
                Principal: { AWS: "arn:aws:iam::111122223333:role/training" },
            }),
            "the policy takes clients that come over a mount target": withPolicy({
                ...mount,
                Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
            }),
        },
        fails: {
            "there is no policy": { data: { type: fileSystemType } },
            "the policy lets everybody mount and write": withPolicy(mount),
            "the condition leaves everybody in who uses TLS": withPolicy({
                ...mount,
                Condition: { Bool: { "aws:SecureTransport": "true" } },
            }),
        },
        unknown: {
            "the policy is not known yet": {
                data: { type: fileSystemType },
                access: { type: fileSystemPolicyType, props: { fileSystemId: ref("data"), policy: unknownValue } },
            },
            "the file system of the policy is not known yet": {
                data: { type: fileSystemType },
                access: {
                    type: fileSystemPolicyType,
                    props: {
                        fileSystemId: unknownValue,
                        policy: JSON.stringify({
                            Version: "2012-10-17",
                            Statement: [{ ...mount, Principal: { AWS: "arn:aws:iam::111122223333:role/training" } }],
                        }),
                    },
                },
            },
        },
    },
});
