import type { BotAliasArgs } from "@pulumi/aws/lex";

import { asList } from "../policy";
import type { Readable, ResourceView } from "../policy";

export const aliasV1Type = "aws:lex/botAlias:BotAlias";
export const aliasV2Type = "aws-native:lex:BotAlias";
export const botV1Type = "aws:lex/bot:Bot";
export const botV2Type = "aws-native:lex:Bot";
export const slotV2Type = "aws:lex/v2modelsSlot:V2modelsSlot";

interface S3Destination {
    readonly s3BucketArn?: string;
    readonly kmsKeyArn?: string;
}

interface ConversationLogSettings {
    readonly audioLogSettings?: readonly {
        readonly enabled?: boolean;
        readonly destination?: { readonly s3Bucket?: S3Destination };
    }[];
    readonly textLogSettings?: readonly {
        readonly enabled?: boolean;
        readonly destination?: { readonly cloudWatch?: { readonly cloudWatchLogGroupArn?: string } };
    }[];
}

/** What aliases of both versions of Lex, and the test alias that a bot of V2 has in itself, say of conversations. */
export interface AnyAliasArgs extends Pick<BotAliasArgs, "conversationLogs"> {
    readonly conversationLogSettings?: ConversationLogSettings;
    readonly sentimentAnalysisSettings?: { readonly detectSentiment?: boolean };
    readonly testBotAliasSettings?: {
        readonly conversationLogSettings?: ConversationLogSettings;
        readonly sentimentAnalysisSettings?: { readonly detectSentiment?: boolean };
    };
}

/** One log of conversations that is on. */
interface ConversationLog {
    readonly destination: "S3" | "CLOUDWATCH_LOGS";
    /** For Amazon S3, the object that holds the key and the key's name in it. */
    readonly key: [of: { readonly kmsKeyArn?: string } | undefined, property: "kmsKeyArn"];
    /** Where the log stands. */
    readonly path: string;
    /** Where all logs of its kind name their bucket or log group. */
    readonly keyPath: string;
}

/** The logs of conversations that are on, in the spellings of both versions. */
export function conversationLogs({ props }: ResourceView<Readable<AnyAliasArgs>>): readonly ConversationLog[] {
    const old = asList(props.conversationLogs?.logSettings).map((log, index): ConversationLog => ({
        destination: log.destination === "S3" ? "S3" : "CLOUDWATCH_LOGS",
        key: [log, "kmsKeyArn"],
        path: `conversationLogs.logSettings.${index}`,
        keyPath: "conversationLogs.logSettings.resourceArn",
    }));
    const settings = props.conversationLogSettings ?? props.testBotAliasSettings?.conversationLogSettings;
    const parent = `${props.conversationLogSettings ? "" : "testBotAliasSettings."}conversationLogSettings`;
    const audio = asList(settings?.audioLogSettings).flatMap(({ enabled, destination }, index): ConversationLog[] => {
        const path = `${parent}.audioLogSettings.${index}`;
        const keyPath = `${parent}.audioLogSettings.destination.s3Bucket.s3BucketArn`;
        return enabled === true
            ? [{ destination: "S3", key: [destination?.s3Bucket, "kmsKeyArn"], path, keyPath }]
            : [];
    });
    const text = asList(settings?.textLogSettings).flatMap(({ enabled }, index): ConversationLog[] => {
        const path = `${parent}.textLogSettings.${index}`;
        const keyPath = `${parent}.textLogSettings.destination.cloudWatch.cloudWatchLogGroupArn`;
        return enabled === true
            ? [{ destination: "CLOUDWATCH_LOGS", key: [undefined, "kmsKeyArn"], path, keyPath }]
            : [];
    });
    return [...old, ...audio, ...text];
}
