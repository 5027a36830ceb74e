import type { FirehoseDeliveryStreamArgs } from "@pulumi/aws/kinesis";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const destination = "extended_s3";
const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<FirehoseDeliveryStreamArgs>({
    id: "firehose-cmk",
    title: "Firehose streams are encrypted with a customer-managed key",
    severity: "medium",
    appliesTo: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
    supports: ["A.7.2"],
    why: "Records on their way to the data lake wait in Firehose, in plain text unless told otherwise.",
    fix: "Set serverSideEncryption with enabled true, keyType CUSTOMER_MANAGED_CMK and keyArn.",
    reference: "https://docs.aws.amazon.com/firehose/latest/dev/encryption.html",
    check(stream, { report, notApplicable }) {
        // What comes out of a Kinesis stream or an MSK topic is kept there, and encrypted as that says.
        if (isSet(stream, "kinesisSourceConfiguration") || isSet(stream, "mskSourceConfiguration")) notApplicable();
        const { serverSideEncryption } = stream;
        if (String(serverSideEncryption?.enabled) !== "true") {
            return report("is not encrypted", "serverSideEncryption.enabled");
        }
        const isOwn =
            serverSideEncryption?.keyType === "CUSTOMER_MANAGED_CMK" && isCustomerKey(serverSideEncryption, "keyArn");
        if (!isOwn) report("is not encrypted with a customer-managed key", "serverSideEncryption.keyType");
    },
    examples: {
        passes: {
            "a key is given": {
                destination,
                serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn },
            },
            "the stack itself makes the key": {
                destination,
                serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: unknownValue },
            },
        },
        fails: {
            "encryption is left at its default, off": { destination },
            "encryption is off": { destination, serverSideEncryption: { enabled: false } },
            "the key is left at its default, one of AWS": { destination, serverSideEncryption: { enabled: true } },
        },
        unknown: { "it is not known yet": { destination, serverSideEncryption: unknownValue } },
        notApplicable: {
            "the records come out of a Kinesis stream": {
                destination,
                kinesisSourceConfiguration: {
                    kinesisStreamArn: "arn:aws:kinesis:eu-central-1:111122223333:stream/events",
                    roleArn: "arn:aws:iam::111122223333:role/delivery",
                },
            },
        },
    },
});
