import type { TableReplicaArgs } from "@pulumi/aws/dynamodb";

import { definePolicy, unknownValue } from "../../policy";
import { tableReplicaType } from "../../services/dynamodb";
import { isCustomerKey } from "../../services/kms";

const globalTableArn = "arn:aws:dynamodb:eu-central-1:111122223333:table/agent-memory";

export default definePolicy<TableReplicaArgs>({
    id: "dynamodb-replica-cmk",
    title: "Replicas of DynamoDB tables are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: tableReplicaType,
    supports: ["A.7.2"],
    equivalents: ["checkov:CKV_AWS_271"],
    why: "A replica is the whole of the data in another Region; the key of the first table does not reach there.",
    fix: "Set kmsKeyArn to a customer-managed key of the replica's Region. The replica is replaced.",
    reference: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html",
    check(replica, { report }) {
        if (!isCustomerKey(replica, "kmsKeyArn")) {
            report("is not encrypted with a customer-managed key", "kmsKeyArn");
        }
    },
    examples: {
        passes: {
            "a key is given": {
                globalTableArn,
                kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            "the stack itself makes the key": { globalTableArn, kmsKeyArn: unknownValue },
        },
        fails: {
            "the key is left at its default, one of AWS": { globalTableArn },
            "the key is one that AWS manages": { globalTableArn, kmsKeyArn: "alias/aws/dynamodb" },
        },
    },
});
