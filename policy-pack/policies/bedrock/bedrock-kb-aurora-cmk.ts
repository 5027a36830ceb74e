import type { AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";
import type { ClusterArgs } from "@pulumi/aws/rds";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { knowledgeBaseType } from "../../services/bedrock";
import { clusterPath, clusterType, knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";
import { isCustomerKey } from "../../services/kms";

const kmsKeyId = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** A knowledge base over a cluster with these properties. */
function auroraWith(cluster: object): StackExample {
    return {
        cluster: { type: clusterType, props: { ...cluster } },
        kb: {
            type: knowledgeBaseType,
            props: { storageConfiguration: { rdsConfiguration: { resourceArn: ref("cluster", "arn") } } },
        },
    };
}

export default definePolicy<AgentKnowledgeBaseArgs>({
    id: "bedrock-kb-aurora-cmk",
    title: "Aurora under a knowledge base is encrypted with a customer managed key",
    severity: "high",
    scope: "stack",
    appliesTo: knowledgeBaseTypes,
    supports: ["A.6.2.5", "A.7.2"],
    why: "The cluster holds the text of every document beside its vector. The key of the data source is only for the time of the sync; this one is for as long as the documents lie there.",
    fix: "Set storageEncrypted to true and kmsKeyId to the ARN of a KMS key of yours; the cluster is replaced.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html",
    check(knowledgeBase, { graph, report, unknown, notApplicable }) {
        if (!isSet(knowledgeBase.props.storageConfiguration, "rdsConfiguration")) return notApplicable();
        const { resources, complete } = graph.referredToBy<ClusterArgs>(knowledgeBase, clusterPath, clusterType);
        for (const { name, props } of resources) {
            const words = `stands on a cluster ("${name}") that`;
            // Absent means true for the first generation of Aurora Serverless only.
            if (!(props.storageEncrypted ?? props.engineMode === "serverless"))
                report(`${words} is not encrypted`, clusterPath);
            else if (!isCustomerKey(props, "kmsKeyId")) report(`${words} has no customer managed key`, clusterPath);
        }
        if (resources.length > 0) return;
        unknown(`stands on a cluster that is ${complete ? "not part of the stack" : "not known yet"}`, clusterPath);
    },
    examples: {
        passes: {
            "the cluster has a key": auroraWith({ storageEncrypted: true, kmsKeyId }),
            "Aurora Serverless is always encrypted, and has a key": auroraWith({ engineMode: "serverless", kmsKeyId }),
            "the key is made in the same deployment": auroraWith({ storageEncrypted: true, kmsKeyId: unknownValue }),
        },
        fails: {
            "the cluster is not encrypted, which is the default": auroraWith({}),
            "the cluster is encrypted with a key of AWS": auroraWith({ storageEncrypted: true }),
        },
        unknown: {
            "the cluster is not part of the stack": {
                kb: {
                    type: knowledgeBaseType,
                    props: {
                        storageConfiguration: {
                            rdsConfiguration: { resourceArn: "arn:aws:rds:eu-west-1:111122223333:cluster:vectors" },
                        },
                    },
                },
            },
            "whether it is encrypted is not known yet": auroraWith({ storageEncrypted: unknownValue, kmsKeyId }),
        },
        notApplicable: {
            "the store is another": {
                kb: {
                    type: knowledgeBaseType,
                    props: { storageConfiguration: { opensearchServerlessConfiguration: {} } },
                },
            },
        },
    },
});
