import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

const signingInBy = (authType: string): never =>
    ({
        dataSourceConfiguration: {
            type: "CONFLUENCE",
            confluenceConfiguration: { sourceConfiguration: { authType } },
        },
    }) as never;

export default definePolicy<AgentDataSourceArgs>({
    id: "bedrock-kb-confluence-oauth",
    title: "Data sources sign in to Confluence as an application, not as a person",
    severity: "low",
    appliesTo: dataSourceTypes,
    supports: ["A.3.2", "A.7.3"],
    why: "Basic authentication takes one person's API token: it sees all that they see, it changes with their job, and in the wiki's log the machine is that person.",
    fix: "Set authType to OAUTH2_CLIENT_CREDENTIALS, with an app that has read scopes only.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/confluence-data-source-connector.html",
    check({ dataSourceConfiguration }, { report, notApplicable }) {
        const confluence = dataSourceConfiguration?.confluenceConfiguration;
        if (!confluence) return notApplicable();
        if (confluence.sourceConfiguration?.authType !== "BASIC") return;
        const parent = "dataSourceConfiguration.confluenceConfiguration.sourceConfiguration";
        report("signs in to Confluence with a person's token", `${parent}.authType`);
    },
    examples: {
        passes: { "it signs in as an application": signingInBy("OAUTH2_CLIENT_CREDENTIALS") },
        fails: { "it signs in with a token": signingInBy("BASIC") },
        unknown: { "how it signs in is not known yet": signingInBy(unknownValue) },
        notApplicable: { "the documents lie in a bucket": { dataSourceConfiguration: { type: "S3" } } },
    },
});
