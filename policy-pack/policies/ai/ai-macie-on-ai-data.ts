import type { AccountArgs, ClassificationJobArgs } from "@pulumi/aws/macie2";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { aiDataUsesOf, inWords } from "../../services/ai-data";
import { customModelType } from "../../services/bedrock";
import { bucketTypes } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";
import { someOf } from "../../services/lists";

const [bucketType] = bucketTypes;
const accountType = "aws:macie2/account:Account";
const jobType = "aws:macie2/classificationJob:ClassificationJob";
const bucketsPath = "s3JobDefinition.bucketDefinitions.buckets";

/** A bucket that a model is trained on. */
const trainedOn: StackExample = {
    data: { type: bucketType, props: { bucket: "corpus" } },
    model: { type: customModelType, props: { trainingDataConfig: { s3Uri: "s3://corpus/" } } },
};

export default definePolicy<AnyBucketArgs>({
    id: "ai-macie-on-ai-data",
    title: "Where the stack has Macie, it looks into the data of AI systems",
    severity: "low",
    scope: "stack",
    appliesTo: bucketTypes,
    supports: ["A.7.2", "A.7.4"],
    why: "Personal data that nobody knew of ends up in a model, and a model cannot be made to forget. Macie is most often one stack's matter for the whole account, so only stacks that have it are asked; other tools ask the account.",
    fix: "Set status of the macie2 Account to ENABLED, or name the bucket in s3JobDefinition of a ClassificationJob.",
    reference: "https://docs.aws.amazon.com/macie/latest/user/discovery-jobs.html",
    check(bucket, { graph, report, unknown, notApplicable }) {
        const accounts = graph.ofType<AccountArgs>(accountType);
        const jobs = graph.ofType<ClassificationJobArgs>(jobType);
        if (accounts.length + jobs.length === 0) return notApplicable();
        const found = aiDataUsesOf(bucket, graph);
        if (found.uses.size === 0) return notApplicable();
        const words = `holds data for ${inWords(found)}, and Macie`;
        // Absent means ENABLED.
        if (someOf(accounts, ({ props }) => props.status === "PAUSED")) return report(`${words} is paused`);
        // An account with Macie looks into samples of every bucket by itself; a job alone looks where it is told.
        if (accounts.length > 0) return;
        const named = graph.referringTo(bucket, bucketsPath, jobType);
        if (named.resources.length > 0) return;
        const hasCriteria = jobs.some(({ props }) => isSet(props.s3JobDefinition, "bucketCriteria"));
        if (hasCriteria || !named.complete) unknown(`${words} may not look into it`);
        else report(`${words} does not look into it`);
    },
    examples: {
        passes: {
            "Macie is on": { ...trainedOn, macie: { type: accountType } },
            "a job names the bucket": {
                ...trainedOn,
                job: {
                    type: jobType,
                    props: {
                        s3JobDefinition: {
                            bucketDefinitions: [{ accountId: "111122223333", buckets: [ref("data", "bucket")] }],
                        },
                    },
                },
            },
        },
        fails: {
            "Macie is paused": { ...trainedOn, macie: { type: accountType, props: { status: "PAUSED" } } },
            "the one job names another bucket": {
                ...trainedOn,
                job: {
                    type: jobType,
                    props: {
                        s3JobDefinition: {
                            bucketDefinitions: [{ accountId: "111122223333", buckets: ["invoices"] }],
                        },
                    },
                },
            },
        },
        unknown: {
            "whether Macie is on is not known yet": {
                ...trainedOn,
                macie: { type: accountType, props: { status: unknownValue } },
            },
            "a job takes buckets by criteria": {
                ...trainedOn,
                job: { type: jobType, props: { s3JobDefinition: { bucketCriteria: { includes: {} } } } },
            },
        },
        notApplicable: {
            "Macie is not part of the stack": trainedOn,
            "no AI system names the bucket": { site: { type: bucketType }, macie: { type: accountType } },
        },
    },
});
