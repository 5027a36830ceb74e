import type { PolicyArgs } from "@pulumi/aws/organizations";

import { definePolicy, unknownValue } from "../../policy";
import {
    assignedAt,
    contentOf,
    enforcedGuardrails,
    kindOf,
    organizationPolicyType,
} from "../../services/organizations";

const kind = "BEDROCK_POLICY";

const policyWith = (configuration: object): Record<string, unknown> => ({
    type: kind,
    content: JSON.stringify({
        bedrock: {
            guardrail_inference: {
                "eu-central-1": {
                    baseline: {
                        identifier: {
                            "@@assign": "arn:aws:bedrock:eu-central-1:111122223333:guardrail/a1b2c3d4e5f6:3",
                        },
                        ...configuration,
                    },
                },
            },
        },
    }),
});
const guarding = (system: string, messages: string): object => ({
    selective_content_guarding: { system: { "@@assign": system }, messages: { "@@assign": messages } },
});

export default definePolicy<PolicyArgs>({
    id: "bedrock-org-guardrail-comprehensive",
    title: "The organization's guardrail looks at all content, and not at what callers mark",
    severity: "medium",
    appliesTo: organizationPolicyType,
    supports: ["A.9.3", "A.9.4"],
    why: "With selective guarding, or with input tags that are honored, the caller decides what of a prompt the guardrail sees: an application that marks nothing, or the wrong part, has no guardrail.",
    fix: "Assign comprehensive to selective_content_guarding.system and selective_content_guarding.messages; in the older form, ignore to input_tags.",
    reference: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html",
    check(policy, { report, unknown, notApplicable }) {
        if (kindOf(policy) !== kind) notApplicable();
        for (const configuration of enforcedGuardrails(contentOf(policy))) {
            const tags = assignedAt(configuration, "input_tags");
            if (tags === "honor") report("enforces a guardrail on what callers mark with tags only", "content");
            if (tags !== undefined) continue;
            for (const part of ["system", "messages"]) {
                const mode = assignedAt(configuration, `selective_content_guarding.${part}`);
                if (mode === "selective")
                    report(`enforces a guardrail on what callers mark in ${part} only`, "content");
                // The page on the syntax names no default.
                else if (mode !== "comprehensive") unknown(`does not say whether all of ${part} is guarded`, "content");
            }
        }
    },
    examples: {
        passes: {
            "system prompts and messages are guarded as a whole": policyWith(
                guarding("comprehensive", "comprehensive"),
            ),
            "input tags are ignored": policyWith({ input_tags: { "@@assign": "ignore" } }),
        },
        fails: {
            "messages are guarded where they are marked": policyWith(guarding("comprehensive", "selective")),
            "system prompts are": policyWith(guarding("selective", "comprehensive")),
            "input tags are honored": policyWith({ input_tags: { "@@assign": "honor" } }),
        },
        unknown: {
            "nothing is said": policyWith({}),
            "the content is not known yet": { type: kind, content: unknownValue },
        },
        notApplicable: {
            "the policy is of another kind": { content: '{"Statement":[]}' },
        },
    },
});
