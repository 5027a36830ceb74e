import type * as pulumi from "@pulumi/pulumi";

import { DataLake, EncryptionKey, FeatureStore, gatherEvidence } from "../components";
import type { EvidenceByControl, FeatureStoreArgs, QualityRules } from "../components";
import { foundationOf } from "./references";
import { systemOf } from "./system";

/** What the stack tells other stacks and people. */
export interface DataOutputs {
    /** Takes data as it comes. */
    readonly rawBucketName: pulumi.Output<string>;
    /** What models learn from and agents read. */
    readonly curatedBucketName: pulumi.Output<string>;
    readonly lakeKeyArn: pulumi.Output<string>;
    /** Databases of the catalogue, by zone. */
    readonly databaseNames: Readonly<Record<string, string>>;
    readonly featureGroupName: string;
    /** For each control of Annex A: which resource implements it, and where its record lies. */
    readonly evidence: pulumi.Output<EvidenceByControl>;
}

/** Data for models: a lake in three zones, rules of quality, and a feature store. */
export function data(config: pulumi.Config): DataOutputs {
    const { network, accessLogs, evidence } = foundationOf(config);
    const system = systemOf(config, evidence);
    const parent = { parent: system };
    const key = new EncryptionKey(
        "data",
        { description: "Encrypts data, catalogue and features", usedBy: ["logs"] },
        parent,
    );
    const lake = new DataLake(
        "lake",
        { administratorArns: config.requireObject<string[]>("administratorArns"), key, accessLogs },
        parent,
    );
    const quality = Object.entries(config.getObject<Record<string, QualityRules>>("quality") ?? {}).map(
        ([name, rules]) => lake.checkQuality(name, rules),
    );
    const features = new FeatureStore(
        "features",
        {
            ...config.requireObject<Pick<FeatureStoreArgs, "eventTime" | "features" | "recordIdentifier">>("features"),
            key,
            history: lake.buckets.features,
            network,
        },
        parent,
    );

    const sources = [system, lake, { evidence: quality }, features];
    evidence.recordManifest(sources);
    return {
        rawBucketName: lake.buckets.raw.bucketName,
        curatedBucketName: lake.buckets.curated.bucketName,
        lakeKeyArn: key.arn,
        databaseNames: lake.databaseNames,
        featureGroupName: features.groupName,
        evidence: gatherEvidence(sources),
    };
}
