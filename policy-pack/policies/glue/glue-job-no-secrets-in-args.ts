import type { JobArgs } from "@pulumi/aws/glue";

import { definePolicy, unknownValue } from "../../policy";
import { jobType } from "../../services/glue";
import { isSecretVariable } from "../../services/secret-shapes";

const command = { scriptLocation: "s3://jobs/prepare.py" };

export default definePolicy<JobArgs>({
    id: "glue-job-no-secrets-in-args",
    title: "Arguments of Glue jobs hold no secrets",
    severity: "critical",
    appliesTo: jobType,
    supports: ["A.4.5", "A.7.6"],
    equivalents: ["prowler:glue_etl_jobs_no_secrets_in_arguments"],
    why: "Arguments are kept in plain text: whoever may read the job, its runs or its logs has the credential.",
    fix: "Let the job read the secret from Secrets Manager with its role, pass the name of the secret only, and change the one that was there.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/aws-glue-programming-etl-glue-arguments.html",
    check(job, { report, each }) {
        each(["defaultArguments", "nonOverridableArguments"] as const, (property) => {
            const given = job[property] ?? {};
            each(Object.keys(given), (name) => {
                // Arguments are spelled `--db-password`.
                const variable = name.replace(/^-+/, "").replace(/[-.]/g, "_");
                if (isSecretVariable(variable, given[name] ?? "")) {
                    report("holds a secret in one of its arguments", `${property}.${name}`);
                }
            });
        });
    },
    examples: {
        passes: {
            "there are no arguments": { command },
            "arguments only name things": {
                command,
                defaultArguments: {
                    "--job-language": "python",
                    "--secret-name": "features-database",
                    "--password-secret": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:features-AbCdEf",
                },
            },
        },
        fails: {
            "a password is an argument": { command, defaultArguments: { "--db-password": "correct-horse" } },
            "an access key is an argument": {
                command,
                nonOverridableArguments: { "--source": "AKIA" + "IOSFODNN7EXAMPLE" },
            },
            "one argument is not known yet and another is a token": {
                command,
                defaultArguments: { "--input": unknownValue, "--hub-token": "hf-1a2b3c4d" },
            },
        },
        unknown: { "an argument is not known yet": { command, defaultArguments: { "--input": unknownValue } } },
    },
});
