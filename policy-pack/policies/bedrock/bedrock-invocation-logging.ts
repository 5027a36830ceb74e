import type { InvocationLoggingConfigurationArgs } from "@pulumi/aws/bedrockmodel";

import { definePolicy, isSet, ref, unknownValue, withConfig } from "../../policy";
import { agentType, inferenceProfileType, invocationLoggingType } from "../../services/bedrock";
import { bedrockUseTypes, expectOncePerRegion, inRegionOf, oncePerRegionConfig } from "../../services/bedrock-models";
import type { OncePerRegionConfig } from "../../services/bedrock-models";

const toBucket = { loggingConfig: { s3Config: { bucketName: "model-invocations" } } };

export default definePolicy<InvocationLoggingConfigurationArgs, OncePerRegionConfig>({
    id: "bedrock-invocation-logging",
    title: "Calls of models are logged",
    severity: "medium",
    scope: "stack",
    appliesTo: [invocationLoggingType, ...bedrockUseTypes],
    supports: ["A.6.2.6", "A.6.2.8"],
    equivalents: ["prowler:bedrock_model_invocation_logging_enabled", "aws-aiml:BR-04", "aws-aiml:AG-07"],
    why: "Amazon Bedrock keeps no prompt and no answer. When a system said what it should not have, there is nothing to look at, unless invocation logging was on in that Region.",
    fix: "Add an InvocationLoggingConfiguration that delivers to a bucket or to a log group. Where another stack of the account has one, set inOtherStack.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html",
    config: oncePerRegionConfig,
    check(resource, context) {
        if (resource.type === invocationLoggingType) {
            const { loggingConfig } = resource.props;
            if (isSet(loggingConfig, "s3Config") || isSet(loggingConfig, "cloudwatchConfig")) return;
            context.report("delivers logs neither to a bucket nor to a log group", "loggingConfig");
            return;
        }
        expectOncePerRegion(
            resource,
            context,
            bedrockUseTypes,
            (graph) => inRegionOf(resource, graph.ofType(invocationLoggingType)).length > 0,
            "uses Amazon Bedrock where calls of models are not logged",
        );
    },
    examples: {
        passes: {
            "logs go to a bucket": {
                logging: { type: invocationLoggingType, props: toBucket },
                agent: { type: agentType },
            },
            "logs go to a log group of the stack": {
                group: { type: "aws:cloudwatch/logGroup:LogGroup" },
                logging: {
                    type: invocationLoggingType,
                    props: {
                        loggingConfig: {
                            cloudwatchConfig: { logGroupName: ref("group", "name"), roleArn: unknownValue },
                        },
                    },
                },
            },
        },
        fails: {
            "an agent is there, and no logging": { agent: { type: agentType } },
            "an inference profile is there, and no logging": { profile: { type: inferenceProfileType } },
            "the logging goes nowhere": {
                logging: { type: invocationLoggingType, props: { loggingConfig: { textDataDeliveryEnabled: true } } },
            },
            "the logging is another Region's": {
                logging: { type: invocationLoggingType, props: { ...toBucket, region: "us-east-1" } },
                agent: { type: agentType, props: { region: "eu-central-1" } },
            },
        },
        unknown: {
            "the configuration is not known yet": {
                logging: { type: invocationLoggingType, props: { loggingConfig: unknownValue } },
            },
        },
        notApplicable: {
            "the logging is kept in another stack": withConfig({ inOtherStack: true }, { agent: { type: agentType } }),
        },
    },
});
