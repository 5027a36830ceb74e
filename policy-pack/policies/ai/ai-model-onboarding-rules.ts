import type { RuleArgs } from "@pulumi/aws/cfg";

import { asList, definePolicy, unknownValue, withConfig } from "../../policy";
import { agentType, customModelType } from "../../services/bedrock";
import {
    bedrockUseTypes,
    expectOncePerRegion,
    modelAgreementType,
    oncePerRegionConfig,
} from "../../services/bedrock-models";
import type { OncePerRegionConfig } from "../../services/bedrock-models";
import { knownElements, someOf } from "../../services/lists";

const asked = [...bedrockUseTypes, modelAgreementType] as const;

const ruleType = "aws:cfg/rule:Rule";
const ruleTypes = [
    ruleType,
    "aws:cfg/organizationManagedRule:OrganizationManagedRule",
    "aws:cfg/organizationCustomRule:OrganizationCustomRule",
    "aws:cfg/organizationCustomPolicyRule:OrganizationCustomPolicyRule",
] as const;

/** The arguments of a rule, of an account or of an organization. */
type AnyRuleArgs = RuleArgs & { readonly resourceTypesScopes?: readonly string[] };

export default definePolicy<object, OncePerRegionConfig & { words: readonly string[] }>({
    id: "ai-model-onboarding-rules",
    title: "An AWS Config rule watches over the models that are brought in",
    severity: "low",
    scope: "stack",
    appliesTo: asked,
    supports: ["A.4.4", "A.6.2.2", "A.10.3"],
    equivalents: ["aws-aiml:FS-14"],
    why: "Licence, risk and approval are settled once, and models change afterwards. A rule that looks at each model in the account, such as for the tags of its approval, finds those that came in by another door.",
    fix: "Add a Rule that is about resources of Amazon Bedrock or of SageMaker AI, or whose name says that it is about models. Where another stack has it, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config.html",
    config: {
        ...oncePerRegionConfig,
        words: {
            type: "array",
            items: { type: "string" },
            default: ["bedrock", "model", "onboarding"],
            description: "Words by which the name of such a rule is known, in lower case.",
        },
    },
    check(user, context) {
        const { words } = context.config;
        expectOncePerRegion(
            user,
            context,
            asked,
            (graph) =>
                someOf(graph.ofType<AnyRuleArgs>(...ruleTypes), ({ name, props }) => {
                    const types = [
                        ...asList(props.scope?.complianceResourceTypes),
                        ...asList(props.resourceTypesScopes),
                    ];
                    const isAbout = knownElements(types).some((type) => /^AWS::(Bedrock|SageMaker)::/.test(type ?? ""));
                    // Without a name of its own a rule gets that of its resource.
                    const ownName = (props.name ?? name).toLowerCase();
                    return isAbout || words.some((word) => ownName.includes(word));
                }),
            "uses models over which no AWS Config rule watches",
        );
    },
    examples: {
        passes: {
            "a rule asks for the tags of custom models": {
                rule: {
                    type: ruleType,
                    props: {
                        source: { owner: "AWS", sourceIdentifier: "REQUIRED_TAGS" },
                        scope: { complianceResourceTypes: ["AWS::Bedrock::ApplicationInferenceProfile"] },
                    },
                },
                model: { type: customModelType },
            },
            "a rule of the organization says what it is about": {
                rule: {
                    type: "aws:cfg/organizationCustomRule:OrganizationCustomRule",
                    props: { name: "approved-models-only" },
                },
                agent: { type: agentType },
            },
        },
        fails: {
            "there is no rule": { model: { type: customModelType } },
            "the rules are about something else": {
                rule: {
                    type: ruleType,
                    props: {
                        name: "encrypted-volumes",
                        source: { owner: "AWS", sourceIdentifier: "ENCRYPTED_VOLUMES" },
                        scope: { complianceResourceTypes: ["AWS::EC2::Volume"] },
                    },
                },
                agent: { type: agentType },
            },
        },
        unknown: {
            "the name of a rule is not known yet": {
                rule: { type: ruleType, props: { name: unknownValue } },
                agent: { type: agentType },
            },
        },
        notApplicable: {
            "rules are kept in another stack": withConfig({ inOtherStack: true }, { agent: { type: agentType } }),
        },
    },
});
