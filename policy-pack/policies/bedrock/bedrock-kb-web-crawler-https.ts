import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

const crawlingFrom = (...urls: readonly string[]): never =>
    ({
        dataSourceConfiguration: {
            type: "WEB",
            webConfiguration: {
                sourceConfiguration: { urlConfiguration: { seedUrls: urls.map((url) => ({ url })) } },
            },
        },
    }) as never;

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-web-crawler-https",
    title: "Web crawlers of knowledge bases read over HTTPS",
    severity: "medium",
    appliesTo: dataSourceTypes,
    supports: ["A.7.3", "A.7.5"],
    why: "Over plain HTTP anybody on the way can change a page, and what they write becomes knowledge that the model repeats.",
    fix: "Write the seed addresses with https://.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/webcrawl-data-source-connector.html",
    check({ dataSourceConfiguration }, { report, notApplicable, each }) {
        const web = dataSourceConfiguration?.webConfiguration;
        if (!web) return notApplicable();
        each(web.sourceConfiguration?.urlConfiguration?.seedUrls, ({ url }, index) => {
            if (/^http:/i.test(url ?? "")) {
                const parent = "dataSourceConfiguration.webConfiguration.sourceConfiguration.urlConfiguration";
                report("reads a page over plain HTTP", `${parent}.seedUrls.${index}.url`);
            }
        });
    },
    examples: {
        passes: { "the page is read over HTTPS": crawlingFrom("https://www.example.com/handbook/") },
        fails: {
            "one of two pages is read over HTTP": crawlingFrom(
                "https://www.example.com/handbook/",
                "http://www.example.com/news/",
            ),
        },
        unknown: { "the address is not known yet": crawlingFrom(unknownValue) },
        notApplicable: { "the documents lie in a bucket": { dataSourceConfiguration: { type: "S3" } } },
    },
});
