import type { LogGroupArgs } from "@pulumi/aws/cloudwatch";

import { asList, definePolicy, ref, unknownValue } from "../../policy";
import type { Readable } from "../../policy";
import { logGroupType } from "../../services/cloudwatch";
import { isCustomerKey } from "../../services/kms";
import { aliasV1Type, aliasV2Type, botV2Type, conversationLogs } from "../../services/lex";
import type { AnyAliasArgs } from "../../services/lex";

const kmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const bucketArn = "arn:aws:s3:::calls-111122223333";
const audio = (key?: string): Readable<AnyAliasArgs> => ({
    conversationLogSettings: {
        audioLogSettings: [
            {
                enabled: true,
                destination: { s3Bucket: { s3BucketArn: bucketArn, ...(key !== undefined && { kmsKeyArn: key }) } },
            },
        ],
    },
});
const text = (cloudWatchLogGroupArn: string): Readable<AnyAliasArgs> => ({
    conversationLogSettings: {
        textLogSettings: [{ enabled: true, destination: { cloudWatch: { cloudWatchLogGroupArn } } }],
    },
});

export default definePolicy<AnyAliasArgs>({
    id: "lex-conversation-logs-encrypted",
    title: "Conversation logs of bots are encrypted with a customer managed key",
    severity: "medium",
    scope: "stack",
    appliesTo: [aliasV1Type, aliasV2Type, botV2Type],
    supports: ["A.6.2.8", "A.7.2"],
    equivalents: ["cdk-nag:LexBotAliasEncryptedConversationLogs"],
    why: "The logs hold what people say and type, and their voices. Only a key of your own can be taken away from whoever may read the bucket or the log group.",
    fix: "Set kmsKeyArn of each audio log to a key of yours, and kmsKeyId of the log group that takes text.",
    reference: "https://docs.aws.amazon.com/lexv2/latest/dg/conversation-logs-encrypting.html",
    check(alias, { graph, report, each }) {
        const logs = conversationLogs(alias);
        each(logs, ({ destination, key, path, keyPath }) => {
            if (destination === "S3") {
                if (isCustomerKey(...key)) return;
                report("writes audio without a customer managed key", path);
                return;
            }
            // A log group of another stack is asked there.
            const groups = graph.referredToBy<LogGroupArgs>(alias, keyPath, logGroupType).resources;
            for (const group of asList(groups)) {
                if (isCustomerKey(group.props, "kmsKeyId")) continue;
                report(`writes text to the log group "${group.name}", which has no customer managed key`, path);
            }
        });
    },
    examples: {
        passes: {
            "audio has a key": { alias: { type: aliasV2Type, props: audio(kmsKeyArn) } },
            "audio has a key that the stack makes": { alias: { type: aliasV2Type, props: audio(unknownValue) } },
            "audio of Lex V1 has a key": {
                alias: {
                    type: aliasV1Type,
                    props: {
                        conversationLogs: {
                            logSettings: [{ logType: "AUDIO", destination: "S3", resourceArn: bucketArn, kmsKeyArn }],
                        },
                    },
                },
            },
            "the log group of text has a key": {
                group: { type: logGroupType, props: { kmsKeyId: kmsKeyArn } },
                alias: { type: aliasV2Type, props: text(ref("group", "arn")) },
            },
            "audio is configured and off": {
                alias: {
                    type: aliasV2Type,
                    props: { conversationLogSettings: { audioLogSettings: [{ enabled: false }] } },
                },
            },
            "nothing is logged": { alias: { type: aliasV2Type, props: { botAliasName: "live" } } },
        },
        fails: {
            "audio has no key": { alias: { type: aliasV2Type, props: audio() } },
            "audio has a key that AWS manages": { alias: { type: aliasV2Type, props: audio("alias/aws/s3") } },
            "audio of the test alias of a bot has no key": {
                bot: { type: botV2Type, props: { testBotAliasSettings: audio() } },
            },
            "audio of Lex V1 has no key": {
                alias: {
                    type: aliasV1Type,
                    props: {
                        conversationLogs: {
                            logSettings: [{ logType: "AUDIO", destination: "S3", resourceArn: bucketArn }],
                        },
                    },
                },
            },
            "the log group of text has no key": {
                group: { type: logGroupType, props: { retentionInDays: 365 } },
                alias: { type: aliasV2Type, props: text(ref("group", "arn")) },
            },
        },
        unknown: {
            "the settings are not known yet": {
                alias: { type: aliasV2Type, props: { conversationLogSettings: unknownValue } },
            },
        },
    },
});
