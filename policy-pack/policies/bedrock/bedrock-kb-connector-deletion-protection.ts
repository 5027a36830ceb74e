import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

interface Config {
    readonly maximumPercent: number;
}

const connecting = (managedKnowledgeBaseConnectorConfiguration: object): never =>
    ({ dataSourceConfiguration: { managedKnowledgeBaseConnectorConfiguration } }) as never;

export default definePolicy<AgentDataSourceArgs, Config>({
    id: "bedrock-kb-connector-deletion-protection",
    title: "A sync that would delete much of a managed knowledge base is stopped",
    severity: "low",
    appliesTo: dataSourceTypes,
    supports: ["A.7.4", "A.7.5"],
    why: "A source that is emptied, moved or closed to the connector looks like a source without documents. Unprotected, the next sync deletes them all, and the system goes on answering without its knowledge.",
    fix: "Set deletionProtectionConfiguration.deletionProtectionStatus to ENABLED, with a deletionProtectionThreshold.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base.html",
    config: {
        maximumPercent: {
            type: "integer",
            minimum: 0,
            maximum: 100,
            default: 50,
            description: "The greatest share of the documents that one sync may delete, in percent.",
        },
    },
    check({ dataSourceConfiguration }, { report, notApplicable, config }) {
        const connector = dataSourceConfiguration?.managedKnowledgeBaseConnectorConfiguration;
        if (!connector) return notApplicable();
        const protection = connector.deletionProtectionConfiguration;
        const path =
            "dataSourceConfiguration.managedKnowledgeBaseConnectorConfiguration.deletionProtectionConfiguration";
        if (protection?.deletionProtectionStatus !== "ENABLED") {
            return report("may delete all of its documents in one sync", `${path}.deletionProtectionStatus`);
        }
        // Without a threshold the service has one of its own.
        if (Number(protection.deletionProtectionThreshold ?? 0) > config.maximumPercent) {
            report(
                `may delete more than ${config.maximumPercent} percent of its documents in one sync`,
                `${path}.deletionProtectionThreshold`,
            );
        }
    },
    examples: {
        passes: {
            "the threshold is left to the service": connecting({
                deletionProtectionConfiguration: { deletionProtectionStatus: "ENABLED" },
            }),
            "a sync may delete 15 percent": connecting({
                deletionProtectionConfiguration: {
                    deletionProtectionStatus: "ENABLED",
                    deletionProtectionThreshold: 15,
                },
            }),
        },
        fails: {
            "one sync may delete everything": connecting({
                deletionProtectionConfiguration: {
                    deletionProtectionStatus: "ENABLED",
                    deletionProtectionThreshold: 100,
                },
            }),
            "the organisation allows a tenth": withConfig(
                { maximumPercent: 10 },
                connecting({
                    deletionProtectionConfiguration: {
                        deletionProtectionStatus: "ENABLED",
                        deletionProtectionThreshold: 15,
                    },
                }),
            ),
            "nothing is said of it": connecting({}),
            "it is disabled": connecting({
                deletionProtectionConfiguration: { deletionProtectionStatus: "DISABLED" },
            }),
        },
        unknown: {
            "it is not known yet": connecting({
                deletionProtectionConfiguration: { deletionProtectionStatus: unknownValue },
            }),
            "how much may be deleted is not known yet": connecting({
                deletionProtectionConfiguration: {
                    deletionProtectionStatus: "ENABLED",
                    deletionProtectionThreshold: unknownValue,
                },
            }),
        },
        notApplicable: { "the documents lie in a bucket": { dataSourceConfiguration: { type: "S3" } } },
    },
});
