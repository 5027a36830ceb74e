import type { DataSourceArgs } from "@pulumi/aws/kendra";

import { definePolicy, isSet, unknownValue } from "../../policy";

const bucketName = "policies-111122223333";
const s3 = (configuration: object): { type: string; configuration: object } => ({
    type: "S3",
    configuration: { s3Configuration: { bucketName, ...configuration } },
});

export default definePolicy<DataSourceArgs>({
    id: "kendra-datasource-s3-acl",
    title: "Kendra learns who may read the documents of a bucket",
    severity: "medium",
    appliesTo: "aws:kendra/dataSource:DataSource",
    supports: ["A.7.2", "A.9.4"],
    why: "Amazon S3 tells Kendra nothing of who may read a document. Without a list every user of the index, and every agent that asks it, finds all of them.",
    fix: "Set accessControlListConfiguration.keyPath to the list of users and groups, or documentsMetadataConfiguration to metadata that holds it.",
    reference: "https://docs.aws.amazon.com/kendra/latest/dg/s3-acl.html",
    check({ configuration }, { report, notApplicable }) {
        const s3Configuration = configuration?.s3Configuration;
        if (!s3Configuration) return notApplicable();
        if (isSet(s3Configuration.accessControlListConfiguration, "keyPath")) return;
        if (isSet(s3Configuration.documentsMetadataConfiguration, "s3Prefix")) return;
        report(
            "gives every document to every user",
            "configuration.s3Configuration.accessControlListConfiguration.keyPath",
        );
    },
    examples: {
        passes: {
            "there is a list": s3({
                accessControlListConfiguration: { keyPath: "s3://policies-111122223333/acl.json" },
            }),
            "the list is in the metadata": s3({ documentsMetadataConfiguration: { s3Prefix: "metadata/" } }),
        },
        fails: {
            "there is no list": s3({}),
            "the list has no place": s3({ accessControlListConfiguration: {} }),
        },
        unknown: { "the list is not known yet": s3({ accessControlListConfiguration: unknownValue }) },
        notApplicable: { "documents are put into the index one by one": { type: "CUSTOM" } },
    },
});
