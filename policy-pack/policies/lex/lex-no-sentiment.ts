import type { BotArgs } from "@pulumi/aws/lex";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { aliasV2Type, botV1Type, botV2Type } from "../../services/lex";
import type { AnyAliasArgs } from "../../services/lex";

export default definePolicy<Pick<BotArgs, "detectSentiment"> & AnyAliasArgs>({
    id: "lex-no-sentiment",
    title: "Bots do not analyze the sentiment of those who talk to them",
    severity: "low",
    appliesTo: [botV1Type, aliasV2Type, botV2Type],
    supports: ["A.5.4", "A.9.4"],
    why: "Everything that is said goes to a second service, which infers feelings from it. At work and in education that is forbidden in places, and nowhere is it a side effect of a bot.",
    fix: "Leave sentiment detection off, or waive this with the assessment that allows it.",
    reference: "https://docs.aws.amazon.com/lexv2/latest/dg/sentiment-analysis.html",
    check({ detectSentiment, sentimentAnalysisSettings, testBotAliasSettings }, { report, each }) {
        // Absent means off.
        each(
            [
                ["detectSentiment", detectSentiment],
                ["sentimentAnalysisSettings.detectSentiment", sentimentAnalysisSettings?.detectSentiment],
                [
                    "testBotAliasSettings.sentimentAnalysisSettings.detectSentiment",
                    testBotAliasSettings?.sentimentAnalysisSettings?.detectSentiment,
                ],
            ] as const,
            ([path, isOn]) => {
                if (isOn === true) report("analyzes the sentiment of users", path);
            },
        );
    },
    examples: {
        passes: {
            "nothing is said, which means no": {},
            "it is off": { detectSentiment: false },
        },
        fails: {
            "it is on": { detectSentiment: true },
            "it is on for an alias of Lex V2": ofType(aliasV2Type, {
                sentimentAnalysisSettings: { detectSentiment: true },
            }),
        },
        unknown: { "it is not known yet": { detectSentiment: unknownValue } },
    },
});
