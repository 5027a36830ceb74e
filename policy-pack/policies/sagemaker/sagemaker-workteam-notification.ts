import type { WorkteamArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<WorkteamArgs>({
    id: "sagemaker-workteam-notification",
    title: "Teams of reviewers are told when there is work",
    severity: "low",
    appliesTo: "aws:sagemaker/workteam:Workteam",
    supports: ["A.6.2.6"],
    why: "A decision that waits for a person is held up, or times out without one, if nobody knows that it waits.",
    fix: "Set notificationConfiguration.notificationTopicArn to a topic that the team reads.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management-private-sns.html",
    check({ notificationConfiguration }, { report }) {
        if (!isSet(notificationConfiguration, "notificationTopicArn")) {
            report("is told of no work", "notificationConfiguration.notificationTopicArn");
        }
    },
    examples: {
        passes: {
            "a topic is named": {
                notificationConfiguration: { notificationTopicArn: "arn:aws:sns:eu-central-1:111122223333:reviews" },
            },
            "the stack itself makes the topic": { notificationConfiguration: { notificationTopicArn: unknownValue } },
        },
        fails: {
            "nothing is said": { workteamName: "reviewers" },
            "no topic is named": { notificationConfiguration: {} },
        },
        unknown: { "the configuration is not known yet": { notificationConfiguration: unknownValue } },
    },
});
