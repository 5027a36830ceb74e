import type { GuardrailVersionArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";

const version = { guardrailArn: "arn:aws:bedrock:eu-central-1:111122223333:guardrail/a1b2c3d4e5f6" };

export default definePolicy<GuardrailVersionArgs>({
    id: "bedrock-guardrail-version-retained",
    title: "Published versions of guardrails outlive their replacement",
    severity: "low",
    appliesTo: "aws:bedrock/guardrailVersion:GuardrailVersion",
    supports: ["A.6.2.5", "A.6.2.7"],
    why: "A new version replaces the resource, and by default the old version is deleted with it: every application that still names its number fails, there is nothing to go back to, and no evidence of what was in force.",
    fix: "Set skipDestroy to true.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-deploy.html",
    check({ skipDestroy }, { report }) {
        if (String(skipDestroy ?? false) !== "true") report("is deleted when it is replaced", "skipDestroy");
    },
    examples: {
        passes: {
            "it is kept": { ...version, skipDestroy: true },
        },
        fails: {
            "nothing is said, and it is deleted": version,
            "it is said to be deleted": { ...version, skipDestroy: false },
        },
        unknown: {
            "whether it is kept is not known yet": { ...version, skipDestroy: unknownValue },
        },
    },
});
