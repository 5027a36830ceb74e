import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, isUnknown, unknownValue } from "../../policy";
import { invocationLoggingType } from "../../services/bedrock";

const toBucket = (region?: string): Record<string, unknown> => ({
    loggingConfig: { s3Config: { bucketName: "model-invocations" } },
    ...(region !== undefined && { region }),
});

export default definePolicy<InvocationLoggingConfigurationArgs>({
    id: "bedrock-invocation-logging-once",
    title: "Each Region has one configuration of invocation logging",
    severity: "medium",
    scope: "stack",
    appliesTo: invocationLoggingType,
    supports: ["A.6.2.8"],
    why: "Amazon Bedrock keeps one such configuration an account and Region. A second resource overwrites the first without an error, and whichever is removed takes the logging of both with it.",
    fix: "Keep one InvocationLoggingConfiguration for each Region, in the stack that owns the account's logging.",
    reference:
        "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_PutModelInvocationLoggingConfiguration.html",
    check(logging, { graph, report, unknown }) {
        const others = graph
            .ofType<InvocationLoggingConfigurationArgs>(invocationLoggingType)
            .filter(({ urn }) => urn !== logging.urn);
        // What two resources say of their Regions is the same, or the one is left to a provider, which may be another.
        if (others.length === 0) return;
        if ([logging, ...others].some(({ props }) => isUnknown(props, "region"))) {
            unknown("may be in one Region with another configuration, whose Region is not known yet", "region");
            return;
        }
        const same = others.find(({ props }) => props.region === logging.props.region);
        if (!same) return;
        if (logging.props.region)
            report(`is in one Region with "${same.name}", and one overwrites the other`, "region");
        else unknown(`is in one Region with "${same.name}", unless their providers are different`, "region");
    },
    examples: {
        passes: {
            "there is one": { logging: { type: invocationLoggingType, props: toBucket() } },
            "there is one for each Region": {
                frankfurt: { type: invocationLoggingType, props: toBucket("eu-central-1") },
                ireland: { type: invocationLoggingType, props: toBucket("eu-west-1") },
            },
        },
        fails: {
            "there are two in a Region": {
                frankfurt: { type: invocationLoggingType, props: toBucket("eu-central-1") },
                other: { type: invocationLoggingType, props: toBucket("eu-central-1") },
            },
        },
        unknown: {
            "there are two, and their providers may be those of different Regions": {
                first: { type: invocationLoggingType, props: toBucket() },
                second: { type: invocationLoggingType, props: toBucket() },
            },
            "the Region of one is not known yet": {
                first: { type: invocationLoggingType, props: toBucket("eu-central-1") },
                second: { type: invocationLoggingType, props: toBucket(unknownValue) },
            },
        },
    },
});
