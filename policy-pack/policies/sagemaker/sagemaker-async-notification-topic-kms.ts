import type { EndpointConfigurationArgs } from "@pulumi/aws/sagemaker";
import type { TopicArgs } from "@pulumi/aws/sns";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { endpointConfigurationTypes } from "../../services/sagemaker";

const topicTypes = ["aws:sns/topic:Topic", "aws-native:sns:Topic"] as const;
const [topicType] = topicTypes;
const [configurationType] = endpointConfigurationTypes;
const s3OutputPath = "s3://inference-results/credit-scoring";
const notifying = (notificationConfig: object): Record<string, unknown> => ({
    asyncInferenceConfig: { outputConfig: { s3OutputPath, notificationConfig } },
});

export default definePolicy<EndpointConfigurationArgs>({
    id: "sagemaker-async-notification-topic-kms",
    title: "Notifications of asynchronous inference go to topics with a customer-managed key",
    severity: "medium",
    scope: "stack",
    appliesTo: endpointConfigurationTypes,
    supports: ["A.6.2.5", "A.7.2"],
    why: "A notification says what was asked and where the answer lies, and with includeInferenceResponseIn it holds the answer itself.",
    fix: "Set kmsMasterKeyId of the topics to a customer-managed key that the endpoint's role may use.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-check-predictions.html",
    check(configuration, { graph, report, unknown, notApplicable }) {
        const notification = configuration.props.asyncInferenceConfig?.outputConfig?.notificationConfig;
        const topics = (["successTopic", "errorTopic"] as const).filter((topic) => isSet(notification, topic));
        if (topics.length === 0) notApplicable();
        for (const topic of topics) {
            const path = `asyncInferenceConfig.outputConfig.notificationConfig.${topic}`;
            const { resources } = graph.referredToBy<TopicArgs>(configuration, path, ...topicTypes);
            if (resources.length === 0) unknown("notifies a topic that is not in this stack", path);
            for (const { name, props } of resources) {
                if (!isCustomerKey(props, "kmsMasterKeyId")) {
                    report(`notifies the topic "${name}", which has no customer-managed key`, path);
                }
            }
        }
    },
    examples: {
        passes: {
            "the topics have keys of the stack": {
                key: { type: "aws:kms/key:Key" },
                results: { type: topicType, props: { kmsMasterKeyId: ref("key") } },
                config: {
                    type: configurationType,
                    props: notifying({ successTopic: ref("results", "arn"), errorTopic: ref("results", "arn") }),
                },
            },
        },
        fails: {
            "the topic is not encrypted": {
                results: { type: topicType },
                config: { type: configurationType, props: notifying({ successTopic: ref("results", "arn") }) },
            },
            "the topic has the key that AWS manages": {
                errors: { type: topicType, props: { kmsMasterKeyId: "alias/aws/sns" } },
                config: { type: configurationType, props: notifying({ errorTopic: ref("errors", "arn") }) },
            },
        },
        unknown: {
            "the topic is not in this stack": {
                config: {
                    type: configurationType,
                    props: notifying({ errorTopic: "arn:aws:sns:eu-central-1:111122223333:inference-errors" }),
                },
            },
            "who is notified is not known yet": {
                config: { type: configurationType, props: notifying(unknownValue) },
            },
        },
        notApplicable: {
            "nobody is notified": {
                config: {
                    type: configurationType,
                    props: { asyncInferenceConfig: { outputConfig: { s3OutputPath } } },
                },
            },
            "the endpoint answers in real time": { config: { type: configurationType } },
        },
    },
});
