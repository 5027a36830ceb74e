import { definePolicy, ref, unknownValue } from "../../policy";
import { agentType, guardrailType } from "../../services/bedrock";
import {
    agentTypes,
    checkGuardrailVersion,
    guardrailOf,
    guardrailVersionTypes,
    nativeAgentType,
} from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";

const [versionType] = guardrailVersionTypes;

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-guardrail-version-pinned",
    title: "Agents apply a numbered version of their guardrail, not its working draft",
    severity: "medium",
    scope: "stack",
    appliesTo: agentTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why: "Whoever edits a guardrail edits its working draft, and an agent on the draft feels it at once: a weakened filter is in production before anybody reviewed it.",
    fix: "Add a GuardrailVersion, and set guardrailConfigurations.guardrailVersion to its version.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-versions-create.html",
    check(agent, context) {
        const guardrail = guardrailOf(agent.props);
        if (!guardrail) return context.notApplicable();
        checkGuardrailVersion(
            guardrail.value,
            guardrail.path,
            agent,
            context,
            "applies the working draft of its guardrail",
        );
    },
    examples: {
        passes: {
            "the version is a number": {
                agent: {
                    type: agentType,
                    props: {
                        guardrailConfigurations: [{ guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "3" }],
                    },
                },
            },
            "the version is made in the same deployment": {
                guardrail: { type: guardrailType },
                version: { type: versionType, props: { guardrailArn: ref("guardrail", "guardrailArn") } },
                agent: {
                    type: agentType,
                    props: {
                        guardrailConfigurations: [
                            {
                                guardrailIdentifier: ref("guardrail", "guardrailId"),
                                guardrailVersion: ref("version", "version"),
                            },
                        ],
                    },
                },
            },
        },
        fails: {
            "the version is DRAFT": {
                agent: {
                    type: agentType,
                    props: {
                        guardrailConfigurations: [{ guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "DRAFT" }],
                    },
                },
            },
            "the version is that of the guardrail itself, which is its draft": {
                guardrail: { type: guardrailType, props: { version: "DRAFT" } },
                agent: {
                    type: agentType,
                    props: {
                        guardrailConfigurations: [
                            {
                                guardrailIdentifier: ref("guardrail", "guardrailId"),
                                guardrailVersion: ref("guardrail", "version"),
                            },
                        ],
                    },
                },
            },
            "an agent of aws-native applies the draft": {
                agent: {
                    type: nativeAgentType,
                    props: {
                        guardrailConfiguration: { guardrailIdentifier: "ab12cd34ef56", guardrailVersion: "DRAFT" },
                    },
                },
            },
            "an agent of aws-native gives no version, which means the draft": {
                agent: {
                    type: nativeAgentType,
                    props: { guardrailConfiguration: { guardrailIdentifier: "ab12cd34ef56" } },
                },
            },
        },
        unknown: {
            "the version comes from elsewhere and is not known yet": {
                agent: {
                    type: agentType,
                    props: {
                        guardrailConfigurations: [
                            { guardrailIdentifier: "ab12cd34ef56", guardrailVersion: unknownValue },
                        ],
                    },
                },
            },
        },
        notApplicable: { "the agent has no guardrail": { agent: { type: agentType } } },
    },
});
