import type { PipelineArgs } from "@pulumi/aws/opensearchingest";

import { definePolicy, unknownValue } from "../../policy";

const body = (...lines: string[]): { pipelineConfigurationBody: string } => ({
    pipelineConfigurationBody: ['version: "2"', "documents:", "  sink:", "    - opensearch:", ...lines].join("\n"),
});

export default definePolicy<PipelineArgs>({
    id: "opensearchingest-pipeline-tls-verified",
    title: "OpenSearch ingestion pipelines check whom they talk to",
    severity: "medium",
    appliesTo: "aws:opensearchingest/pipeline:Pipeline",
    supports: ["A.7.2", "A.7.6"],
    why: "With insecure set, or an http address, anybody on the way can read the documents, or put others in their place.",
    fix: "Leave insecure and disable_authentication out of pipelineConfigurationBody, and give hosts with https.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/pipeline-config-reference.html",
    check({ pipelineConfigurationBody = "" }, { report, each }) {
        const findings = [
            [/^[\s-]*["']?insecure["']?\s*:\s*["']?true\b/im, "does not check certificates"],
            [/^[\s-]*["']?disable_authentication["']?\s*:\s*["']?true\b/im, "shows no credential to what it talks to"],
            [/^[^#\n]*["'\s[]http:\/\//im, "talks to something without TLS"],
        ] as const;
        each(findings, ([pattern, words]) => {
            if (pattern.test(pipelineConfigurationBody)) report(words, "pipelineConfigurationBody");
        });
    },
    examples: {
        passes: {
            "the index is reached over https": body(
                '        hosts: ["https://search-knowledge.eu-central-1.es.amazonaws.com"]',
            ),
            "certificates are checked": body("        insecure: false"),
            "there is no configuration": {},
        },
        fails: {
            "certificates are not checked": body("        insecure: true"),
            "there is no authentication": body("        disable_authentication: true"),
            "the index is reached over http": body('        hosts: ["http://search.example.com:9200"]'),
        },
        unknown: { "the configuration is not known yet": { pipelineConfigurationBody: unknownValue } },
    },
});
