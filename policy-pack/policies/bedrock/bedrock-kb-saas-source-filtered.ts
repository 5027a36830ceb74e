import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

const connectors = ["confluenceConfiguration", "salesforceConfiguration", "sharePointConfiguration"] as const;

const filterConfiguration = {
    type: "PATTERN",
    patternObjectFilter: { filters: [{ objectType: "Space", inclusionFilters: ["HANDBOOK"] }] },
} as never;

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-saas-source-filtered",
    title: "Data sources say what they take from a wiki or sales system",
    severity: "low",
    appliesTo: dataSourceTypes,
    supports: ["A.7.2", "A.7.3"],
    why: "Without a filter everything comes along that the connector's account may see: personnel pages, contracts, customers' cases. The knowledge base then shows it to everybody who may ask.",
    fix: "Set crawlerConfiguration.filterConfiguration with inclusionFilters for the objects that are meant.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/data-source-connectors.html",
    check({ dataSourceConfiguration }, { report, notApplicable }) {
        const used = connectors.filter((connector) => isSet(dataSourceConfiguration, connector));
        if (used.length === 0) return notApplicable();
        for (const connector of used) {
            if (isSet(dataSourceConfiguration?.[connector]?.crawlerConfiguration, "filterConfiguration")) continue;
            report(
                "takes everything that the connector's account may see",
                `dataSourceConfiguration.${connector}.crawlerConfiguration.filterConfiguration`,
            );
        }
    },
    examples: {
        passes: {
            "one space is taken": {
                dataSourceConfiguration: {
                    type: "CONFLUENCE",
                    confluenceConfiguration: { crawlerConfiguration: { filterConfiguration } },
                },
            },
        },
        fails: {
            "the whole wiki is taken": {
                dataSourceConfiguration: { type: "CONFLUENCE", confluenceConfiguration: {} },
            },
            "all of SharePoint is taken": {
                dataSourceConfiguration: {
                    type: "SHAREPOINT",
                    sharePointConfiguration: { crawlerConfiguration: {} },
                },
            },
            "all of Salesforce is taken": {
                dataSourceConfiguration: { type: "SALESFORCE", salesforceConfiguration: {} },
            },
        },
        unknown: {
            "the connector is not known yet": {
                dataSourceConfiguration: { type: "CONFLUENCE", confluenceConfiguration: unknownValue },
            },
        },
        notApplicable: { "the documents lie in a bucket": { dataSourceConfiguration: { type: "S3" } } },
    },
});
