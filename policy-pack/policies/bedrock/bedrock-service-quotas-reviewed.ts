import { definePolicy, unknownValue, withConfig } from "../../policy";
import { agentType, inferenceProfileType } from "../../services/bedrock";
import { bedrockUseTypes, expectOncePerRegion, inRegionOf, oncePerRegionConfig } from "../../services/bedrock-models";
import type { OncePerRegionConfig } from "../../services/bedrock-models";
import { someOf } from "../../services/lists";

const quotaType = "aws:servicequotas/serviceQuota:ServiceQuota";
const templateType = "aws:servicequotas/template:Template";

export default definePolicy<object, OncePerRegionConfig>({
    id: "bedrock-service-quotas-reviewed",
    title: "Quotas of Amazon Bedrock are set, and not left at their defaults",
    severity: "low",
    scope: "stack",
    appliesTo: bedrockUseTypes,
    supports: ["A.4.5", "A.6.2.6"],
    equivalents: ["aws-aiml:BR-22", "aws-aiml:AG-12", "aws-aiml:FS-03"],
    why: "Tokens and requests per minute are shared by everything in the account and Region. The default is nobody's decision: too low for a launch, or high enough for a loop to cost a fortune.",
    fix: "Add a ServiceQuota with serviceCode bedrock for the tokens or requests per minute of the models in use. Where another stack has them, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/quotas.html",
    config: oncePerRegionConfig,
    check(user, context) {
        expectOncePerRegion(
            user,
            context,
            bedrockUseTypes,
            (graph) => {
                const quotas = inRegionOf(user, graph.ofType<{ serviceCode?: string }>(quotaType));
                const templates = graph.ofType<{ serviceCode?: string }>(templateType);
                return someOf([...quotas, ...templates], ({ props }) => props.serviceCode === "bedrock");
            },
            "uses models whose quotas are left at their defaults",
        );
    },
    examples: {
        passes: {
            "a quota of Amazon Bedrock is set": {
                tokens: {
                    type: quotaType,
                    props: { serviceCode: "bedrock", quotaCode: "L-59759B4A", value: 2000000 },
                },
                profile: { type: inferenceProfileType },
            },
            "the organization's template sets one for every account": {
                tokens: {
                    type: templateType,
                    props: {
                        serviceCode: "bedrock",
                        quotaCode: "L-59759B4A",
                        awsRegion: "eu-central-1",
                        value: 2000000,
                    },
                },
                agent: { type: agentType },
            },
        },
        fails: {
            "no quota is set": { agent: { type: agentType } },
            "a quota of another service is set": {
                vpcs: { type: quotaType, props: { serviceCode: "vpc", quotaCode: "L-F678F1CE", value: 10 } },
                agent: { type: agentType },
            },
        },
        unknown: {
            "the service of a quota is not known yet": {
                tokens: { type: quotaType, props: { serviceCode: unknownValue, quotaCode: "L-59759B4A", value: 1 } },
                agent: { type: agentType },
            },
        },
        notApplicable: {
            "quotas are set in another stack": withConfig({ inOtherStack: true }, { agent: { type: agentType } }),
        },
    },
});
