import { definePolicy, isSet, ref, unknownValue, withConfig } from "../../policy";
import {
    agentType,
    guardrailType,
    guardrailTypes,
    inferenceProfileType,
    modelUserTypes,
    nativeGuardrailType,
} from "../../services/bedrock";
import { enforcedGuardrailType } from "../../services/bedrock-guardrails";
import { expectOncePerRegion, inRegionOf, oncePerRegionConfig } from "../../services/bedrock-models";
import type { OncePerRegionConfig } from "../../services/bedrock-models";
import { policiesOfKind } from "../../services/organizations";

export default definePolicy<{ guardrailConfigurations?: readonly object[] }, OncePerRegionConfig>({
    id: "bedrock-guardrail-exists",
    title: "There is a guardrail wherever models are used",
    severity: "medium",
    scope: "stack",
    appliesTo: modelUserTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["prowler:bedrock_guardrails_configured", "aws-aiml:BR-05"],
    why: "A model's own training is all that stands between a prompt and an answer, unless the Region has a guardrail that can be applied to it.",
    fix: "Add a Guardrail in the Region, and name it where models are used. Where another stack of the account has one, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails.html",
    config: oncePerRegionConfig,
    check(user, context) {
        // Whoever names a guardrail has one, wherever it is made.
        if (isSet(user.props, "guardrailConfigurations")) return;
        expectOncePerRegion(
            user,
            context,
            modelUserTypes,
            (graph) =>
                inRegionOf(user, graph.ofType(...guardrailTypes, enforcedGuardrailType)).length > 0 ||
                policiesOfKind(graph, "BEDROCK_POLICY").length > 0,
            "uses models where there is no guardrail",
        );
    },
    examples: {
        passes: {
            "the stack has a guardrail": {
                guardrail: { type: guardrailType },
                profile: { type: inferenceProfileType },
            },
            "the stack has one of the Cloud Control provider": {
                guardrail: { type: nativeGuardrailType },
                agent: { type: agentType },
            },
            "the one of the Cloud Control provider is in the Region of what it is for": {
                guardrail: {
                    type: nativeGuardrailType,
                    props: { guardrailArn: "arn:aws:bedrock:us-east-1:111122223333:guardrail/a1b2c3d4e5f6" },
                },
                profile: { type: inferenceProfileType, props: { region: "us-east-1" } },
            },
            "the Region of one is not told before it is made": {
                guardrail: { type: nativeGuardrailType },
                profile: { type: inferenceProfileType, props: { region: "us-east-1" } },
            },
            "the agent names a guardrail of another stack": {
                agent: {
                    type: agentType,
                    props: {
                        guardrailConfigurations: [{ guardrailIdentifier: "a1b2c3d4e5f6", guardrailVersion: "1" }],
                    },
                },
            },
            "the account enforces a guardrail": {
                guardrail: { type: nativeGuardrailType },
                enforced: {
                    type: enforcedGuardrailType,
                    props: { guardrailIdentifier: ref("guardrail", "guardrailId"), guardrailVersion: "1" },
                },
                profile: { type: inferenceProfileType },
            },
        },
        fails: {
            "there is none": { agent: { type: agentType } },
            "the guardrail is another Region's": {
                guardrail: { type: guardrailType, props: { region: "us-east-1" } },
                profile: { type: inferenceProfileType, props: { region: "eu-central-1" } },
            },
            "the guardrail of the Cloud Control provider is another Region's": {
                guardrail: {
                    type: nativeGuardrailType,
                    props: { guardrailArn: "arn:aws:bedrock:us-east-1:111122223333:guardrail/a1b2c3d4e5f6" },
                },
                profile: { type: inferenceProfileType, props: { region: "eu-central-1" } },
            },
        },
        unknown: {
            "the kind of a policy of the organization is not known yet": {
                policy: { type: "aws:organizations/policy:Policy", props: { type: unknownValue, content: "{}" } },
                profile: { type: inferenceProfileType },
            },
        },
        notApplicable: {
            "the guardrail is made in another stack": withConfig(
                { inOtherStack: true },
                { profile: { type: inferenceProfileType } },
            ),
        },
    },
});
