import type { StudioLifecycleConfigArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { studioLifecycleTypes } from "../../services/sagemaker-studio";
import { scriptHoldsSecret } from "../../services/secret-shapes";

const base64 = (script: string): string => Buffer.from(script).toString("base64");

export default definePolicy<StudioLifecycleConfigArgs>({
    id: "sagemaker-studio-lifecycle-no-secrets",
    title: "Lifecycle scripts of Studio hold no secrets",
    severity: "critical",
    appliesTo: studioLifecycleTypes,
    supports: ["A.4.5"],
    why: "The script runs in every user's application and is kept in plain text: whoever may describe it, and every user, reads the credential in it.",
    fix: "Let the script read the secret from Secrets Manager with the user's role, and change the one that was there.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-lifecycle-configurations.html",
    check({ studioLifecycleConfigContent }, { report }) {
        // The script comes in base64.
        const script = Buffer.from(studioLifecycleConfigContent ?? "", "base64").toString();
        if (scriptHoldsSecret(script)) report("holds a secret in its script", "studioLifecycleConfigContent");
    },
    examples: {
        passes: {
            "the script only installs something": {
                studioLifecycleConfigContent: base64("#!/bin/bash\npip install torch==2.4.0\n"),
            },
            "the script reads the secret when it runs": {
                studioLifecycleConfigContent: base64(
                    'export HF_TOKEN="$(aws secretsmanager get-secret-value --secret-id hub)"\n',
                ),
            },
            "there is no script": {},
        },
        fails: {
            "a token stands in the script": {
                studioLifecycleConfigContent: base64("export HF_TOKEN=" + "hf_" + "a".repeat(34) + "\n"),
            },
            "a password stands in the script": {
                studioLifecycleConfigContent: base64('git config user.name team\nPROXY_PASSWORD="correct-horse"\n'),
            },
        },
        unknown: { "the script is not known yet": { studioLifecycleConfigContent: unknownValue } },
    },
});
