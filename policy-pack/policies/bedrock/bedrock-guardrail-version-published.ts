import { definePolicy, ref, unknownValue } from "../../policy";
import { guardrailType, guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";

const versionType = "aws:bedrock/guardrailVersion:GuardrailVersion";
const nativeVersionType = "aws-native:bedrock:GuardrailVersion";

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-version-published",
    title: "Every guardrail has a published version",
    severity: "medium",
    scope: "stack",
    appliesTo: guardrailTypes,
    supports: ["A.6.2.5", "A.6.2.7"],
    why: "Without a version there is only the working draft: whoever edits the guardrail changes it under every system that uses it, at once, and nothing tells what was in force before.",
    fix: "Add a GuardrailVersion with the guardrail's ARN, and name its number wherever the guardrail is used.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-deploy.html",
    check(guardrail, { graph, report, unknown }) {
        const versions = graph.referringTo(guardrail, "guardrailArn", versionType);
        const nativeVersions = graph.referringTo(guardrail, "guardrailIdentifier", nativeVersionType);
        if (versions.resources.length > 0 || nativeVersions.resources.length > 0) return;
        if (versions.complete && nativeVersions.complete) report("has no published version, only a draft");
        else unknown("may be the guardrail of a version whose guardrail is not known yet");
    },
    examples: {
        passes: {
            "a version is published": {
                chat: { type: guardrailType },
                released: { type: versionType, props: { guardrailArn: ref("chat", "guardrailArn") } },
            },
            "a version is published with the Cloud Control provider": {
                chat: { type: nativeGuardrailType },
                released: { type: nativeVersionType, props: { guardrailIdentifier: ref("chat", "guardrailId") } },
            },
        },
        fails: {
            "there is only the draft": { chat: { type: guardrailType } },
            "the version is another guardrail's": {
                chat: { type: guardrailType },
                search: { type: guardrailType },
                released: { type: versionType, props: { guardrailArn: ref("search", "guardrailArn") } },
            },
        },
        unknown: {
            "the guardrail of a version is not known yet": {
                chat: { type: guardrailType },
                released: { type: versionType, props: { guardrailArn: unknownValue } },
            },
        },
    },
});
