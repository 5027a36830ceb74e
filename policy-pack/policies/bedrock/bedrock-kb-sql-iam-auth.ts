import type { AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";

const querying = (queryEngineConfiguration: object): never =>
    ({
        knowledgeBaseConfiguration: {
            type: "SQL",
            sqlKnowledgeBaseConfiguration: { redshiftConfiguration: { queryEngineConfiguration } },
        },
    }) as never;

export default definePolicy<AgentKnowledgeBaseArgs>({
    id: "bedrock-kb-sql-iam-auth",
    title: "Knowledge bases over Redshift sign in by IAM, not with a password",
    severity: "medium",
    appliesTo: knowledgeBaseTypes,
    supports: ["A.3.2", "A.7.2"],
    why: "The model writes the SQL. With a password it runs as a database user whose rights nobody sees in IAM, and whose password lives on until somebody changes it.",
    fix: "Set authConfiguration.type to IAM, and give that database user SELECT on the tables that are meant.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/knowledge-base-build-structured.html",
    check({ knowledgeBaseConfiguration }, { report, notApplicable }) {
        const redshift = knowledgeBaseConfiguration?.sqlKnowledgeBaseConfiguration?.redshiftConfiguration;
        if (!redshift) return notApplicable();
        for (const engine of ["provisionedConfiguration", "serverlessConfiguration"] as const) {
            const auth = redshift.queryEngineConfiguration?.[engine]?.authConfiguration;
            if (auth?.type !== "USERNAME_PASSWORD") continue;
            const parent = "knowledgeBaseConfiguration.sqlKnowledgeBaseConfiguration.redshiftConfiguration";
            report(
                "signs in to Redshift with a password",
                `${parent}.queryEngineConfiguration.${engine}.authConfiguration.type`,
            );
        }
    },
    examples: {
        passes: {
            "a serverless workgroup takes IAM": querying({
                serverlessConfiguration: { authConfiguration: { type: "IAM" } },
            }),
            "a cluster gives a user temporary credentials": querying({
                provisionedConfiguration: { authConfiguration: { type: "USERNAME", databaseUser: "reader" } },
            }),
        },
        fails: {
            "a cluster takes a password": querying({
                provisionedConfiguration: { authConfiguration: { type: "USERNAME_PASSWORD" } },
            }),
            "a serverless workgroup takes a password": querying({
                serverlessConfiguration: { authConfiguration: { type: "USERNAME_PASSWORD" } },
            }),
        },
        unknown: {
            "how it signs in is not known yet": querying({
                serverlessConfiguration: { authConfiguration: { type: unknownValue } },
            }),
        },
        notApplicable: { "the knowledge base has vectors": { knowledgeBaseConfiguration: { type: "VECTOR" } } },
    },
});
