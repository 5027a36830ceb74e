import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

const connecting = (managedKnowledgeBaseConnectorConfiguration: object): never =>
    ({ dataSourceConfiguration: { managedKnowledgeBaseConnectorConfiguration } }) as never;

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-connector-deletion-protection",
    title: "A sync that would delete much of a managed knowledge base is stopped",
    severity: "low",
    appliesTo: dataSourceTypes,
    supports: ["A.7.4", "A.7.5"],
    why: "A source that is emptied, moved or closed to the connector looks like a source without documents. Unprotected, the next sync deletes them all, and the system goes on answering without its knowledge.",
    fix: "Set deletionProtectionConfiguration.deletionProtectionStatus to ENABLED, with a deletionProtectionThreshold.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base.html",
    check({ dataSourceConfiguration }, { report, notApplicable }) {
        const connector = dataSourceConfiguration?.managedKnowledgeBaseConnectorConfiguration;
        if (!connector) return notApplicable();
        if (connector.deletionProtectionConfiguration?.deletionProtectionStatus === "ENABLED") return;
        const parent = "dataSourceConfiguration.managedKnowledgeBaseConnectorConfiguration";
        report(
            "may delete all of its documents in one sync",
            `${parent}.deletionProtectionConfiguration.deletionProtectionStatus`,
        );
    },
    examples: {
        passes: {
            "a sync may delete 15 percent": connecting({
                deletionProtectionConfiguration: {
                    deletionProtectionStatus: "ENABLED",
                    deletionProtectionThreshold: 15,
                },
            }),
        },
        fails: {
            "nothing is said of it": connecting({}),
            "it is disabled": connecting({
                deletionProtectionConfiguration: { deletionProtectionStatus: "DISABLED" },
            }),
        },
        unknown: {
            "it is not known yet": connecting({
                deletionProtectionConfiguration: { deletionProtectionStatus: unknownValue },
            }),
        },
        notApplicable: { "the documents lie in a bucket": { dataSourceConfiguration: { type: "S3" } } },
    },
});
