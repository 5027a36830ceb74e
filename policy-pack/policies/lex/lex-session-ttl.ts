import type { V2modelsBotArgs } from "@pulumi/aws/lex";

import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { botV1Type } from "../../services/lex";

export default definePolicy<Pick<V2modelsBotArgs, "idleSessionTtlInSeconds">, { maximumSeconds: number }>({
    id: "lex-session-ttl",
    title: "Bots forget idle sessions within an hour",
    severity: "low",
    appliesTo: ["aws:lex/v2modelsBot:V2modelsBot", botV1Type],
    supports: ["A.7.2", "A.9.4"],
    why: "A session keeps what was said. Kept for a day, whoever uses the same phone or browser next goes on in it.",
    fix: "Lower idleSessionTtlInSeconds.",
    reference: "https://docs.aws.amazon.com/lexv2/latest/dg/context-mgmt-session-timeout.html",
    config: {
        maximumSeconds: {
            type: "integer",
            minimum: 60,
            maximum: 86400,
            default: 3600,
            description: "The most seconds for which an idle session is kept.",
        },
    },
    check({ idleSessionTtlInSeconds = 300 }, { report, config }) {
        // Lex V1 keeps sessions for 300 seconds unless told; Lex V2 has to be told.
        if (Number(idleSessionTtlInSeconds) <= config.maximumSeconds) return;
        report(`keeps idle sessions for more than ${config.maximumSeconds} seconds`, "idleSessionTtlInSeconds");
    },
    examples: {
        passes: {
            "sessions are kept for five minutes": { idleSessionTtlInSeconds: 300 },
            "a bot of Lex V1 has the default": ofType(botV1Type, { name: "claims" }),
        },
        fails: {
            "sessions are kept for a day": { idleSessionTtlInSeconds: 86400 },
            "sessions are kept longer than is configured": withConfig(
                { maximumSeconds: 120 },
                { idleSessionTtlInSeconds: 300 },
            ),
        },
        unknown: { "the time is not known yet": { idleSessionTtlInSeconds: unknownValue } },
    },
});
