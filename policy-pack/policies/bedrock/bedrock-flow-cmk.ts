import type { AgentFlowArgs } from "@pulumi/aws/bedrock";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { flowTypes, nativeFlowType } from "../../services/bedrock-flows";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<AgentFlowArgs>({
    id: "bedrock-flow-cmk",
    title: "Flows are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: flowTypes,
    supports: ["A.6.2.5"],
    why: "The definition of a flow holds prompts, conditions and code; under a key of AWS nobody in the account controls or sees who decrypts them.",
    fix: "Set customerEncryptionKeyArn to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/encryption-flows.html",
    check(props, { report }) {
        if (isCustomerKey(props, "customerEncryptionKeyArn")) return;
        report("is not encrypted with a customer managed key", "customerEncryptionKeyArn");
    },
    examples: {
        passes: {
            "a customer managed key is named": { customerEncryptionKeyArn: keyArn },
            "the key is made in the same deployment": { customerEncryptionKeyArn: unknownValue },
            "a flow of aws-native names a key": ofType(nativeFlowType, { customerEncryptionKeyArn: keyArn }),
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "a flow of aws-native names no key": ofType(nativeFlowType, {}),
            "the key is one that AWS manages": { customerEncryptionKeyArn: "alias/aws/bedrock" },
        },
    },
});
