import type { AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";
import type { ClusterInstanceArgs } from "@pulumi/aws/rds";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { knowledgeBaseType } from "../../services/bedrock";
import { clusterPath, clusterType, knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";

const instanceType = "aws:rds/clusterInstance:ClusterInstance";

/** A knowledge base over a cluster with one instance. */
function auroraWith(instance: object): StackExample {
    return {
        cluster: { type: clusterType, props: { storageEncrypted: true } },
        writer: { type: instanceType, props: { clusterIdentifier: ref("cluster"), ...instance } },
        kb: {
            type: knowledgeBaseType,
            props: { storageConfiguration: { rdsConfiguration: { resourceArn: ref("cluster", "arn") } } },
        },
    };
}

export default definePolicy<AgentKnowledgeBaseArgs>({
    id: "bedrock-kb-aurora-private",
    title: "Aurora under a knowledge base cannot be reached from the internet",
    severity: "high",
    scope: "stack",
    appliesTo: knowledgeBaseTypes,
    supports: ["A.4.5", "A.7.2"],
    why: "The cluster holds the text of every document beside its vector. Bedrock reaches it by the Data API, so nothing needs a public address.",
    fix: "Set publiclyAccessible of the cluster's instances to false, and give the cluster private subnets.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.VectorDB.html",
    check(knowledgeBase, { graph, report, unknown, notApplicable, each }) {
        if (!isSet(knowledgeBase.props.storageConfiguration, "rdsConfiguration")) return notApplicable();
        const { resources, complete } = graph.referredToBy(knowledgeBase, clusterPath, clusterType);
        if (resources.length === 0) {
            return unknown(`stands on a cluster that is ${complete ? "not part of the stack" : "not known yet"}`);
        }
        for (const cluster of resources) {
            const instances = graph.referringTo<ClusterInstanceArgs>(cluster, "clusterIdentifier", instanceType);
            each(instances.resources, ({ name, props }) => {
                if (props.publiclyAccessible === true) {
                    report(`stands on a cluster whose instance "${name}" has a public address`, clusterPath);
                }
            });
        }
    },
    examples: {
        passes: {
            "the instance is private": auroraWith({ publiclyAccessible: false }),
            "it is left at its default, private": auroraWith({}),
        },
        fails: { "the instance has a public address": auroraWith({ publiclyAccessible: true }) },
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
            "whether it is public is not known yet": auroraWith({ publiclyAccessible: unknownValue }),
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
