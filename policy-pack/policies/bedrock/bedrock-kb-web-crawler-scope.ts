import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

const crawling = (crawlerConfiguration: object): never =>
    ({ dataSourceConfiguration: { type: "WEB", webConfiguration: { crawlerConfiguration } } }) as never;

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-web-crawler-scope",
    title: "Web crawlers of knowledge bases stay on the hosts they were given",
    severity: "medium",
    appliesTo: dataSourceTypes,
    supports: ["A.7.3", "A.7.5"],
    why: "With the subdomains the crawler reads whatever anybody publishes on them: forums, user pages, a forgotten test host. All of it becomes knowledge that the model trusts.",
    fix: "Set crawlerConfiguration.scope to HOST_ONLY, or say by inclusionFilters which addresses are meant.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/webcrawl-data-source-connector.html",
    check({ dataSourceConfiguration }, { report, notApplicable }) {
        const web = dataSourceConfiguration?.webConfiguration;
        if (!web) return notApplicable();
        // Absent means the host and path of each seed address.
        const { crawlerConfiguration: crawler } = web;
        if (crawler?.scope !== "SUBDOMAINS" || isSet(crawler, "inclusionFilters")) return;
        report(
            "crawls every subdomain of its seed addresses",
            "dataSourceConfiguration.webConfiguration.crawlerConfiguration.scope",
        );
    },
    examples: {
        passes: {
            "it stays on the host": crawling({ scope: "HOST_ONLY" }),
            "it is left at its default, the host and the path": crawling({}),
            "filters say which subdomains are meant": crawling({
                scope: "SUBDOMAINS",
                inclusionFilters: ["^https://docs\\.example\\.com/.*"],
            }),
        },
        fails: { "it crawls subdomains": crawling({ scope: "SUBDOMAINS" }) },
        unknown: { "the scope is not known yet": crawling({ scope: unknownValue }) },
        notApplicable: { "the documents lie in a bucket": { dataSourceConfiguration: { type: "S3" } } },
    },
});
