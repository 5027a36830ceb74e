import type { InvocationJobArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, isSet, unknownValue } from "../../policy";

const s3BucketOwner = "111122223333";
const input = { s3Uri: "s3://prompts/batch.jsonl", s3BucketOwner };
const output = { s3Uri: "s3://answers/", s3BucketOwner };

export default definePolicy<InvocationJobArgs>({
    id: "bedrock-batch-inference-bucket-owner",
    title: "Batch inference says whose buckets it reads and writes",
    severity: "low",
    appliesTo: "aws:bedrockmodel/invocationJob:InvocationJob",
    supports: ["A.7.2", "A.7.5"],
    why: "The name of a bucket that was deleted can be taken by another account: the job then takes prompts from it, or writes every answer to it. With the owner's account named, it fails instead.",
    fix: "Set s3BucketOwner to the id of the account in inputDataConfig.s3InputDataConfig and in outputDataConfig.s3OutputDataConfig.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ModelInvocationJobS3OutputDataConfig.html",
    check(job, { report, each }) {
        each(["input", "output"] as const, (direction) => {
            const config =
                direction === "input"
                    ? job.inputDataConfig?.s3InputDataConfig
                    : job.outputDataConfig?.s3OutputDataConfig;
            if (isSet(config, "s3BucketOwner")) return;
            const path =
                direction === "input" ? "inputDataConfig.s3InputDataConfig" : "outputDataConfig.s3OutputDataConfig";
            report(`does not say whose the bucket of its ${direction} is`, `${path}.s3BucketOwner`);
        });
    },
    examples: {
        passes: {
            "both owners are named": {
                inputDataConfig: { s3InputDataConfig: input },
                outputDataConfig: { s3OutputDataConfig: output },
            },
            "an owner is not known yet": {
                inputDataConfig: { s3InputDataConfig: { ...input, s3BucketOwner: unknownValue } },
                outputDataConfig: { s3OutputDataConfig: output },
            },
        },
        fails: {
            "nothing is said": {},
            "the owner of the output is left out": {
                inputDataConfig: { s3InputDataConfig: input },
                outputDataConfig: { s3OutputDataConfig: { s3Uri: output.s3Uri } },
            },
        },
        unknown: {
            "the configuration of the output is not known yet": {
                inputDataConfig: { s3InputDataConfig: input },
                outputDataConfig: unknownValue,
            },
        },
    },
});
