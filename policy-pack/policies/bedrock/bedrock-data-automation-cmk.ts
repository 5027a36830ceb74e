import { definePolicy, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

interface DataAutomationArgs {
    readonly kmsKeyId?: string;
}

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<DataAutomationArgs>({
    id: "bedrock-data-automation-cmk",
    title: "Data automation projects and blueprints are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: ["aws-native:bedrock:DataAutomationProject", "aws-native:bedrock:Blueprint"],
    supports: ["A.6.2.5", "A.7.2"],
    why: "Projects read invoices, calls and videos; what they extract, and the instructions how, lie under a key of AWS that nobody can take away.",
    fix: "Set kmsKeyId to the ARN of a key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-bda.html",
    check(props, { report }) {
        if (isCustomerKey(props, "kmsKeyId")) return;
        report("is not encrypted with a customer managed key", "kmsKeyId");
    },
    examples: {
        passes: {
            "a key is named": { kmsKeyId },
            "the key is made in the same deployment": { kmsKeyId: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the key of a blueprint is one that AWS manages": ofType("aws-native:bedrock:Blueprint", {
                kmsKeyId: "alias/aws/bedrock",
            }),
        },
    },
});
