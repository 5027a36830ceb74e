import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

const crawling = (crawlerConfiguration: object): never =>
    ({ dataSourceConfiguration: { type: "WEB", webConfiguration: { crawlerConfiguration } } }) as never;

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-web-crawler-limits",
    title: "Web crawlers of knowledge bases know how much they may read, and how fast",
    severity: "low",
    appliesTo: dataSourceTypes,
    supports: ["A.7.3"],
    why: "Unbounded, one sync reads up to 25,000 pages at 300 a minute from each host: a site that grew, or was filled on purpose, fills the knowledge base and the bill, and its owner sees an attack.",
    fix: "Set crawlerConfiguration.crawlerLimits.maxPages and rateLimit to what the site needs.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/webcrawl-data-source-connector.html",
    check({ dataSourceConfiguration }, { report, notApplicable }) {
        const web = dataSourceConfiguration?.webConfiguration;
        if (!web) return notApplicable();
        for (const limit of ["maxPages", "rateLimit"] as const) {
            if (isSet(web.crawlerConfiguration?.crawlerLimits, limit)) continue;
            report(
                limit === "maxPages" ? "crawls as many pages as there are" : "crawls as fast as it can",
                `dataSourceConfiguration.webConfiguration.crawlerConfiguration.crawlerLimits.${limit}`,
            );
        }
    },
    examples: {
        passes: {
            "both are set": crawling({ crawlerLimits: { maxPages: 500, rateLimit: 30 } }),
        },
        fails: {
            "nothing is set": crawling({}),
            "only the rate is set": crawling({ crawlerLimits: { rateLimit: 30 } }),
        },
        unknown: { "the limits are not known yet": crawling({ crawlerLimits: unknownValue }) },
        notApplicable: { "the documents lie in a bucket": { dataSourceConfiguration: { type: "S3" } } },
    },
});
