import type { V2modelsIntentArgs } from "@pulumi/aws/lex";

import { definePolicy, isSet, unknownValue } from "../../policy";

const modelArn = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0";
const answers = (guardrail?: { identifier?: string; version?: string }): { qnaIntentConfiguration: object } => ({
    qnaIntentConfiguration: { bedrockModelConfiguration: { modelArn, ...(guardrail && { guardrail }) } },
});

export default definePolicy<V2modelsIntentArgs>({
    id: "lex-qna-guardrail",
    title: "Answers that a model writes for a bot go through a numbered version of a guardrail",
    severity: "high",
    appliesTo: "aws:lex/v2modelsIntent:V2modelsIntent",
    supports: ["A.6.2.6", "A.9.4"],
    why: "A question intent lets a model answer whatever a caller says. Without a guardrail nothing looks at either, and its working draft is changed by whoever edits it.",
    fix: "Set qnaIntentConfiguration.bedrockModelConfiguration.guardrail to the identifier and a numbered version of a guardrail.",
    reference: "https://docs.aws.amazon.com/lexv2/latest/APIReference/API_BedrockGuardrailConfiguration.html",
    check({ qnaIntentConfiguration }, { report, notApplicable }) {
        const model = qnaIntentConfiguration?.bedrockModelConfiguration;
        if (!model) return notApplicable();
        const path = "qnaIntentConfiguration.bedrockModelConfiguration.guardrail";
        if (!isSet(model.guardrail, "identifier")) report("answers without a guardrail", path);
        else if ((model.guardrail?.version ?? "DRAFT") === "DRAFT") {
            report("answers through the working draft of a guardrail", `${path}.version`);
        }
    },
    examples: {
        passes: {
            "a version of a guardrail is named": answers({ identifier: "ab12cd34ef56", version: "3" }),
            "the guardrail is made in the same deployment": answers({ identifier: unknownValue, version: "1" }),
        },
        fails: {
            "there is no guardrail": answers(),
            "the guardrail is a draft": answers({ identifier: "ab12cd34ef56", version: "DRAFT" }),
            "the version is not said": answers({ identifier: "ab12cd34ef56" }),
        },
        unknown: { "the version is not known yet": answers({ identifier: "ab12cd34ef56", version: unknownValue }) },
        notApplicable: { "no model answers": { name: "OrderPizza" } },
    },
});
