import type { TableArgs } from "@pulumi/aws/dynamodb";

import { definePolicy, unknownValue } from "../../policy";
import { tableType } from "../../services/dynamodb";
import { isCustomerKey } from "../../services/kms";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const table = { name: "agent-memory", hashKey: "session" };

export default definePolicy<TableArgs>({
    id: "dynamodb-cmk",
    title: "DynamoDB tables and their replicas are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: tableType,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_119"],
    why:
        "Tables keep the memory of agents, sessions and online features. DynamoDB always encrypts them; only a key of your own lets " +
        "you limit who reads them, and end it.",
    fix: "Set serverSideEncryption with enabled true and kmsKeyArn, and kmsKeyArn of each replica to a key of its Region.",
    reference: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html",
    check({ serverSideEncryption, replicas }, { report, each }) {
        if (!isCustomerKey(serverSideEncryption, "kmsKeyArn")) {
            report("is not encrypted with a customer-managed key", "serverSideEncryption.kmsKeyArn");
        } else if (String(serverSideEncryption?.enabled) !== "true") {
            report("names a key and does not turn it on", "serverSideEncryption.enabled");
        }
        each(replicas, (replica, index) => {
            if (!isCustomerKey(replica, "kmsKeyArn")) {
                report(
                    "has a replica that is not encrypted with a customer-managed key",
                    `replicas.${index}.kmsKeyArn`,
                );
            }
        });
    },
    examples: {
        passes: {
            "a key is given": { ...table, serverSideEncryption: { enabled: true, kmsKeyArn } },
            "the stack itself makes the keys, also that of the replica": {
                ...table,
                serverSideEncryption: { enabled: true, kmsKeyArn: unknownValue },
                replicas: [{ regionName: "eu-west-1", kmsKeyArn: unknownValue }],
            },
        },
        fails: {
            "encryption is left at its default, a key of AWS": table,
            "the key is one that AWS manages": { ...table, serverSideEncryption: { enabled: true } },
            "the key is the one of DynamoDB, by its alias": {
                ...table,
                serverSideEncryption: { enabled: true, kmsKeyArn: "alias/aws/dynamodb" },
            },
            "a key is given and not turned on": { ...table, serverSideEncryption: { enabled: false, kmsKeyArn } },
            "a replica has no key": {
                ...table,
                serverSideEncryption: { enabled: true, kmsKeyArn },
                replicas: [{ regionName: "eu-west-1" }],
            },
        },
        unknown: { "the encryption is not known yet": { ...table, serverSideEncryption: unknownValue } },
    },
});
