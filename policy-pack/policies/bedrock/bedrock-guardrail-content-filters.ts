import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { contentFilters, directions, stops } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const kinds = ["HATE", "INSULTS", "SEXUAL", "VIOLENCE"];

const filter = (type: string, inputStrength = "HIGH", outputStrength = "HIGH"): Record<string, string> => ({
    type,
    inputStrength,
    outputStrength,
});

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-content-filters",
    title: "Guardrails filter hate, insults, sexual content and violence",
    severity: "high",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    equivalents: ["aws-aiml:BR-23", "aws-aiml:AG-02"],
    why: "A kind of content that no filter of the guardrail looks for passes in both directions, and a filter of strength NONE, or one that only detects, stops nothing.",
    fix: "Give contentPolicyConfig a filter for each of HATE, INSULTS, SEXUAL and VIOLENCE, with an inputStrength and an outputStrength other than NONE.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-content-filters.html",
    check(guardrail, context) {
        const { items, path } = contentFilters(guardrail);
        for (const kind of kinds) {
            const isFiltered = holdsForSome(
                items,
                (item) => item.type === kind && directions.some((direction) => stops(item, direction)),
            );
            expectYes(isFiltered, context, `has no filter that stops content of the kind ${kind}`, path);
        }
    },
    examples: {
        passes: {
            "each of the four is filtered, in both directions": {
                contentPolicyConfig: { filtersConfigs: kinds.map((kind) => filter(kind)) },
            },
            "each of the four is filtered, as the Cloud Control provider spells it": ofType(nativeGuardrailType, {
                contentPolicyConfig: { filtersConfig: kinds.map((kind) => filter(kind, "MEDIUM", "LOW")) },
            }),
            "one is filtered in the output only": {
                contentPolicyConfig: {
                    filtersConfigs: kinds.map((kind) => filter(kind, kind === "SEXUAL" ? "NONE" : "HIGH")),
                },
            },
        },
        fails: {
            "there are no content filters": {},
            "violence is left out": {
                contentPolicyConfig: { filtersConfigs: kinds.slice(0, 3).map((kind) => filter(kind)) },
            },
            "a filter is there, and of strength NONE in both directions": {
                contentPolicyConfig: {
                    filtersConfigs: kinds.map((kind) =>
                        kind === "HATE" ? filter(kind, "NONE", "NONE") : filter(kind),
                    ),
                },
            },
            "a filter only detects": {
                contentPolicyConfig: {
                    filtersConfigs: kinds.map((kind) => ({
                        ...filter(kind),
                        ...(kind === "INSULTS" && { inputAction: "NONE", outputAction: "NONE" }),
                    })),
                },
            },
        },
        unknown: {
            "the content policy is not known yet": { contentPolicyConfig: unknownValue },
            "a filter is missing, and one is not known yet": {
                contentPolicyConfig: {
                    filtersConfigs: [...kinds.slice(0, 3).map((kind) => filter(kind)), unknownValue],
                },
            },
        },
    },
});
