import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { definePolicy, unknownValue } from "../../policy";
import { bedrockEventSources } from "../../services/bedrock-models";
import { recordsManagementEvents, trailType } from "../../services/cloudtrail";
import { firstByUrn, holdsForSome } from "../../services/lists";

const stackWith = (trail: object): Record<string, { type: string; props: Record<string, unknown> }> => ({
    trail: { type: trailType, props: { s3BucketName: "trail", ...trail } },
});

export default definePolicy<TrailArgs>({
    id: "bedrock-cloudtrail-invocations",
    title: "A trail records who calls models",
    severity: "low",
    scope: "stack",
    appliesTo: trailType,
    supports: ["A.6.2.8"],
    why: "CloudTrail takes InvokeModel and Converse for management events that read. A trail that records writes only, to save money, has no trace of who called which model, and from where.",
    fix: "Set readWriteType to All, or record management events with no selector on readOnly.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/logging-using-cloudtrail.html",
    check(trail, { graph, report, unknown, notApplicable }) {
        const trails = graph.ofType<TrailArgs>(trailType);
        const isRecorded = holdsForSome(trails, ({ props }) =>
            recordsManagementEvents(props, "read", bedrockEventSources),
        );
        if (isRecorded === "yes") return;
        if (isRecorded === "unknown") unknown("may record calls of models, by what is not known yet");
        else if (firstByUrn(trails)?.urn !== trail.urn) notApplicable();
        else report("does not record calls of models, nor does another trail of the stack");
    },
    examples: {
        passes: {
            "nothing is said, which means all management events": stackWith({}),
            "an advanced selector has nothing on reads": stackWith({
                advancedEventSelectors: [{ fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] }],
            }),
        },
        fails: {
            "only writes are recorded": stackWith({ eventSelectors: [{ readWriteType: "WriteOnly" }] }),
            "an advanced selector records only writes": stackWith({
                advancedEventSelectors: [
                    {
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Management"] },
                            { field: "readOnly", equals: ["false"] },
                        ],
                    },
                ],
            }),
            "the trail is off": stackWith({ enableLogging: false }),
        },
        unknown: {
            "what is recorded is not known yet": stackWith({ eventSelectors: [{ readWriteType: unknownValue }] }),
        },
    },
});
