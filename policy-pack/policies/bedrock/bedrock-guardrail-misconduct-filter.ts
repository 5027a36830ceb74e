import { definePolicy, ofType, unknownValue } from "../../policy";
import { guardrailTypes, nativeGuardrailType } from "../../services/bedrock";
import type { AnyGuardrailArgs } from "../../services/bedrock-guardrails";
import { contentFilters, directions, stops } from "../../services/bedrock-guardrails";
import { expectYes, holdsForSome } from "../../services/lists";

const misconduct = { type: "MISCONDUCT", inputStrength: "HIGH", outputStrength: "HIGH" };

export default definePolicy<AnyGuardrailArgs>({
    id: "bedrock-guardrail-misconduct-filter",
    title: "Guardrails filter instructions for misconduct",
    severity: "medium",
    appliesTo: guardrailTypes,
    supports: ["A.9.3", "A.9.4"],
    why: "MISCONDUCT is the kind that stops requests for, and instructions on, crime and fraud; checks of the four other kinds do not miss it when it is left out.",
    fix: "Give contentPolicyConfig a filter of type MISCONDUCT, with an inputStrength and an outputStrength other than NONE.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-content-filters.html",
    check(guardrail, context) {
        const { items, path } = contentFilters(guardrail);
        const isFiltered = holdsForSome(
            items,
            (item) => item.type === misconduct.type && directions.some((direction) => stops(item, direction)),
        );
        expectYes(isFiltered, context, "has no filter that stops content of the kind MISCONDUCT", path);
    },
    examples: {
        passes: {
            "misconduct is filtered": { contentPolicyConfig: { filtersConfigs: [misconduct] } },
            "misconduct is filtered, and another filter is not known yet": {
                contentPolicyConfig: { filtersConfigs: [unknownValue, misconduct] },
            },
        },
        fails: {
            "there are no content filters": {},
            "only other kinds are filtered": {
                contentPolicyConfig: { filtersConfigs: [{ ...misconduct, type: "VIOLENCE" }] },
            },
            "the filter is evaluated in neither direction": ofType(nativeGuardrailType, {
                contentPolicyConfig: {
                    filtersConfig: [{ ...misconduct, inputEnabled: false, outputEnabled: false }],
                },
            }),
        },
        unknown: {
            "the filters are not known yet": { contentPolicyConfig: { filtersConfigs: unknownValue } },
        },
    },
});
