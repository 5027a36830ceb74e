import type { PipelineArgs } from "@pulumi/aws/opensearchingest";

import { definePolicy, unknownValue } from "../../policy";
import { holdsSecret } from "../../services/secret-shapes";

const body = (...lines: string[]): { pipelineConfigurationBody: string } => ({
    pipelineConfigurationBody: ['version: "2"', "documents:", "  sink:", "    - opensearch:", ...lines].join("\n"),
});

/** A line such as `password: "..."` whose value is no reference to a secret. */
const inlineSecret =
    /^[\s-]*["']?(?:\w+[_.-])?(?:password|secret|secret_key|api_key|access_key|token|client_secret)["']?\s*:\s*["']?(?!\$\{\{|["'\s]|$)/im;

export default definePolicy<PipelineArgs>({
    id: "opensearchingest-pipeline-no-secrets",
    title: "OpenSearch ingestion pipelines hold no secrets",
    severity: "high",
    appliesTo: "aws:opensearchingest/pipeline:Pipeline",
    supports: ["A.7.2"],
    why: "The configuration is kept in plain text: whoever may describe the pipeline reads the password of the source or the index.",
    fix: "Refer to a secret with ${{aws_secrets:<name>:<key>}} and an aws.secrets extension; change the secret that was there.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/pipeline-config-reference.html",
    check({ pipelineConfigurationBody = "" }, { report }) {
        if (!holdsSecret(pipelineConfigurationBody) && !inlineSecret.test(pipelineConfigurationBody)) return;
        report("holds a secret in plain text", "pipelineConfigurationBody");
    },
    examples: {
        passes: {
            "the password is a reference": body(
                '        username: "${{aws_secrets:index:username}}"',
                '        password: "${{aws_secrets:index:password}}"',
            ),
            "the pipeline signs with a role": body(
                "        aws:",
                '          sts_role_arn: "arn:aws:iam::111122223333:role/pipeline"',
            ),
            "there is no configuration": {},
        },
        fails: {
            "a password is written down": body('        username: "admin"', '        password: "correct-horse"'),
            "a secret is written down without quotes": body("        client_secret: correct-horse"),
            "an access key is written down": body('        headers: ["' + "AKIA" + 'IOSFODNN7EXAMPLE"]'),
        },
        unknown: { "the configuration is not known yet": { pipelineConfigurationBody: unknownValue } },
    },
});
