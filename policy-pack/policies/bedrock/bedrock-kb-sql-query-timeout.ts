import type { AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";

const generating = (queryGenerationConfiguration?: object): never =>
    ({
        knowledgeBaseConfiguration: {
            type: "SQL",
            sqlKnowledgeBaseConfiguration: { redshiftConfiguration: { queryGenerationConfiguration } },
        },
    }) as never;

export default definePolicy<AgentKnowledgeBaseArgs>({
    id: "bedrock-kb-sql-query-timeout",
    title: "Queries that a model writes have a time limit",
    severity: "low",
    appliesTo: knowledgeBaseTypes,
    supports: ["A.6.2.5"],
    why: "A question can make the model join tables that nobody would join. Without a limit the query holds the warehouse for as long as it takes.",
    fix: "Set queryGenerationConfiguration.executionTimeoutSeconds.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent_QueryGenerationConfiguration.html",
    check({ knowledgeBaseConfiguration }, { report, notApplicable }) {
        const redshift = knowledgeBaseConfiguration?.sqlKnowledgeBaseConfiguration?.redshiftConfiguration;
        if (!redshift) return notApplicable();
        if (isSet(redshift.queryGenerationConfiguration, "executionTimeoutSeconds")) return;
        const parent = "knowledgeBaseConfiguration.sqlKnowledgeBaseConfiguration.redshiftConfiguration";
        report(
            "runs the queries of a model without a time limit",
            `${parent}.queryGenerationConfiguration.executionTimeoutSeconds`,
        );
    },
    examples: {
        passes: { "a query may take a minute": generating({ executionTimeoutSeconds: 60 }) },
        fails: {
            "nothing is said of it": generating(),
            "only the tables are named": generating({
                generationContext: { tables: [{ name: "shop.public.orders" }] },
            }),
        },
        unknown: { "the configuration is not known yet": generating(unknownValue) },
        notApplicable: { "the knowledge base has vectors": { knowledgeBaseConfiguration: { type: "VECTOR" } } },
    },
});
