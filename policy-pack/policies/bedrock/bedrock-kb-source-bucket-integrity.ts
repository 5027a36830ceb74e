import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { dataSourceType } from "../../services/bedrock";
import { dataSourceTypes, nativeDataSourceType, sourceBucketPath } from "../../services/bedrock-knowledge-bases";
import { bucketTypes, keepsVersions, versioningTypes } from "../../services/s3";
import type { AnyBucketArgs } from "../../services/s3";

const [bucketType] = bucketTypes;
const [versioningType] = versioningTypes;

/** A data source over a bucket with these properties. */
function sourceOver(bucket: object, type: string = dataSourceType): StackExample {
    return {
        manuals: { type: bucketType, props: { ...bucket } },
        source: {
            type,
            props: {
                dataSourceConfiguration: { type: "S3", s3Configuration: { bucketArn: ref("manuals", "arn") } },
            },
        },
    };
}

const versioned = (status: string): StackExample[string] => ({
    type: versioningType,
    props: { bucket: ref("manuals"), versioningConfiguration: { status } },
});

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-source-bucket-integrity",
    title: "Buckets that knowledge bases read keep the earlier versions of their documents",
    severity: "medium",
    scope: "stack",
    appliesTo: dataSourceTypes,
    supports: ["A.7.2", "A.7.5"],
    equivalents: ["aws-aiml:FS-33"],
    why: "A poisoned document becomes an answer with the next sync. Without versions nobody can say what the document said before, nor put it back.",
    fix: "Add a BucketVersioning for the bucket with versioningConfiguration.status Enabled.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    check(source, { graph, report, unknown, notApplicable }) {
        if (!isSet(source.props.dataSourceConfiguration, "s3Configuration")) return notApplicable();
        const { resources, complete } = graph.referredToBy<AnyBucketArgs>(source, sourceBucketPath, ...bucketTypes);
        for (const bucket of resources) {
            const verdict = keepsVersions(bucket, graph);
            const words = `reads a bucket ("${bucket.name}") that`;
            if (verdict === "no") report(`${words} does not keep versions of its objects`, sourceBucketPath);
            if (verdict === "unknown") unknown(`${words} may not keep versions of its objects`, sourceBucketPath);
        }
        if (resources.length > 0) return;
        unknown(`reads a bucket that is ${complete ? "not part of the stack" : "not known yet"}`, sourceBucketPath);
    },
    examples: {
        passes: {
            "the bucket is versioned": { ...sourceOver({}), versioning: versioned("Enabled") },
            "the bucket is versioned inline": sourceOver({ versioning: { enabled: true } }),
            "the bucket has Object Lock, which takes versions": sourceOver({ objectLockEnabled: true }),
        },
        fails: {
            "the bucket is not versioned": sourceOver({}),
            "versioning is suspended": { ...sourceOver({}), versioning: versioned("Suspended") },
            "a data source of aws-native reads such a bucket": sourceOver({}, nativeDataSourceType),
        },
        unknown: {
            "the bucket is not part of the stack": {
                source: {
                    type: dataSourceType,
                    props: { dataSourceConfiguration: { s3Configuration: { bucketArn: "arn:aws:s3:::manuals" } } },
                },
            },
            "whether it is versioned is not known yet": { ...sourceOver({}), versioning: versioned(unknownValue) },
        },
        notApplicable: {
            "the documents are web pages": {
                source: { type: dataSourceType, props: { dataSourceConfiguration: { type: "WEB" } } },
            },
        },
    },
});
