import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { definePolicy, unknownValue } from "../../policy";
import { bedrockDataEventTypes, bedrockEventSources } from "../../services/bedrock-models";
import { recordsDataEvents, recordsManagementEvents, trailType } from "../../services/cloudtrail";
import { firstByUrn, holdsForSome } from "../../services/lists";

const dataOf = (type: string): object => ({
    fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: [type] },
    ],
});
const stackWith = (trail: object): Record<string, { type: string; props: Record<string, unknown> }> => ({
    trail: { type: trailType, props: { s3BucketName: "trail", ...trail } },
});

export default definePolicy<TrailArgs>({
    id: "bedrock-cloudtrail-logging",
    title: "A trail records what is done in Amazon Bedrock",
    severity: "medium",
    scope: "stack",
    appliesTo: trailType,
    supports: ["A.6.2.8"],
    equivalents: ["prowler:cloudtrail_bedrock_logging_enabled", "aws-aiml:BR-06", "aws-aiml:AG-08"],
    why: "Who switched off a guardrail, changed an agent or opened a model is in CloudTrail, or nowhere. A trail that is off, or records reads or objects of Amazon S3 only, has none of it.",
    fix: "Leave enableLogging at its default, and record management events that write, or data events of resources of Amazon Bedrock.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html",
    check(trail, { graph, report, unknown, notApplicable }) {
        const trails = graph.ofType<TrailArgs>(trailType);
        const isRecorded = holdsForSome(
            trails,
            ({ props }) =>
                recordsManagementEvents(props, "write", bedrockEventSources) ||
                bedrockDataEventTypes.some((type) => recordsDataEvents(props, type)),
        );
        if (isRecorded === "yes") return;
        if (isRecorded === "unknown") unknown("may record what is done in Amazon Bedrock, by what is not known yet");
        // One finding is enough for all trails.
        else if (firstByUrn(trails)?.urn !== trail.urn) notApplicable();
        else report("does not record what is done in Amazon Bedrock, nor does another trail of the stack");
    },
    examples: {
        passes: {
            "nothing is said, which means all management events": stackWith({}),
            "management events are recorded beside data events": stackWith({
                eventSelectors: [{ dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }] }],
            }),
            "an advanced selector records management events": stackWith({
                advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }],
            }),
            "an advanced selector records the use of agents": stackWith({
                advancedEventSelectors: [dataOf("AWS::Bedrock::AgentAlias")],
            }),
            "another trail records them": {
                ...stackWith({}),
                objects: {
                    type: trailType,
                    props: { s3BucketName: "objects", eventSelectors: [{ includeManagementEvents: false }] },
                },
            },
        },
        fails: {
            "the trail is off": stackWith({ enableLogging: false }),
            "management events are left out": stackWith({
                eventSelectors: [
                    {
                        includeManagementEvents: false,
                        dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
                    },
                ],
            }),
            "only reads are recorded": stackWith({ eventSelectors: [{ readWriteType: "ReadOnly" }] }),
            "an advanced selector records another service's data": stackWith({
                advancedEventSelectors: [dataOf("AWS::S3::Object")],
            }),
            "an advanced selector leaves Amazon Bedrock out": stackWith({
                advancedEventSelectors: [
                    {
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Management"] },
                            { field: "eventSource", notStartsWiths: ["bedrock"] },
                        ],
                    },
                ],
            }),
        },
        unknown: {
            "the selectors are not known yet": stackWith({ eventSelectors: unknownValue }),
        },
    },
});
