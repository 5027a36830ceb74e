import type { InvocationJobArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";

const keyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<InvocationJobArgs>({
    id: "bedrock-batch-inference-output-cmk",
    title: "Batch inference writes its results under a customer managed key",
    severity: "high",
    appliesTo: "aws:bedrockmodel/invocationJob:InvocationJob",
    supports: ["A.7.2"],
    equivalents: ["aws-aiml:BR-31", "prowler:bedrock_model_invocation_job_output_encrypted_with_cmk"],
    why: "The output of a batch job holds every prompt with its answer. Without a key in the job, whoever may read the bucket reads them all.",
    fix: "Set outputDataConfig.s3OutputDataConfig.s3EncryptionKeyId to the ARN of a KMS key of yours.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-create.html",
    check(props, { report }) {
        if (isCustomerKey(props.outputDataConfig?.s3OutputDataConfig, "s3EncryptionKeyId")) return;
        report(
            "writes its results without a customer managed key",
            "outputDataConfig.s3OutputDataConfig.s3EncryptionKeyId",
        );
    },
    examples: {
        passes: {
            "a customer managed key is named": {
                outputDataConfig: { s3OutputDataConfig: { s3EncryptionKeyId: keyArn } },
            },
            "the key is made in the same deployment": {
                outputDataConfig: { s3OutputDataConfig: { s3EncryptionKeyId: unknownValue } },
            },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "the job only says where the results go": { outputDataConfig: { s3OutputDataConfig: {} } },
            "the key is one that AWS manages": {
                outputDataConfig: { s3OutputDataConfig: { s3EncryptionKeyId: "alias/aws/bedrock" } },
            },
        },
        unknown: { "the output configuration is not known yet": { outputDataConfig: unknownValue } },
    },
});
