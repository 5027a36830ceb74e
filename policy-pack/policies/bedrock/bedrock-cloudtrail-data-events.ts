import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { recordsDataEvents, trailType } from "../../services/cloudtrail";
import { expectYes, firstByUrn, holdsForSome } from "../../services/lists";

const types = ["AWS::Bedrock::AgentAlias", "AWS::Bedrock::KnowledgeBase", "AWS::Bedrock::Guardrail"];

const dataOf = (...equals: string[]): object => ({
    fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals },
    ],
});
const stackWith = (...selectors: object[]): Record<string, { type: string; props: Record<string, unknown> }> => ({
    trail: { type: trailType, props: { s3BucketName: "trail", advancedEventSelectors: selectors } },
});

export default definePolicy<TrailArgs, { resourceTypes: readonly string[] }>({
    id: "bedrock-cloudtrail-data-events",
    title: "A trail records the use of agents, knowledge bases and guardrails",
    severity: "low",
    scope: "stack",
    appliesTo: trailType,
    supports: ["A.6.2.8"],
    why: "What agents are asked, what is retrieved from knowledge bases and what guardrails judge are data events, and no trail records any unless an advanced event selector asks for that type.",
    fix: "Add advancedEventSelectors with eventCategory Data, one for each of the configured types in resources.type.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html",
    config: {
        resourceTypes: {
            type: "array",
            items: { type: "string" },
            default: types,
            description: "The types of resources whose data events have to be recorded, as CloudTrail spells them.",
        },
    },
    check(trail, context) {
        const trails = context.graph.ofType<TrailArgs>(trailType);
        const verdicts = context.config.resourceTypes.map((type) => ({
            type,
            verdict: holdsForSome(trails, ({ props }) => recordsDataEvents(props, type)),
        }));
        if (verdicts.every(({ verdict }) => verdict === "yes")) return;
        if (firstByUrn(trails)?.urn !== trail.urn) context.notApplicable();
        for (const { type, verdict } of verdicts) {
            expectYes(verdict, context, `does not record the use of ${type}`, "advancedEventSelectors");
        }
    },
    examples: {
        passes: {
            "a selector asks for each type": stackWith(...types.map((type) => dataOf(type))),
            "the configuration asks for models in conversation": withConfig(
                { resourceTypes: ["AWS::Bedrock::Model"] },
                stackWith(dataOf("AWS::Bedrock::Model")),
            ),
            "two trails record them between them": {
                ...stackWith(dataOf("AWS::Bedrock::AgentAlias")),
                other: {
                    type: trailType,
                    props: {
                        s3BucketName: "other",
                        advancedEventSelectors: types.slice(1).map((type) => dataOf(type)),
                    },
                },
            },
        },
        fails: {
            "nothing is said, which means management events only": stackWith(),
            "guardrails are left out": stackWith(...types.slice(0, 2).map((type) => dataOf(type))),
            "the trail is off": {
                trail: {
                    type: trailType,
                    props: {
                        s3BucketName: "trail",
                        enableLogging: false,
                        advancedEventSelectors: types.map((type) => dataOf(type)),
                    },
                },
            },
        },
        unknown: {
            "a selector is not known yet": stackWith(...types.slice(0, 2).map((type) => dataOf(type)), unknownValue),
        },
    },
});
