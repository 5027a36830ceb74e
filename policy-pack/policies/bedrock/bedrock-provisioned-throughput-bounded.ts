import type { ProvisionedModelThroughputArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { provisionedThroughputType } from "../../services/bedrock";

export default definePolicy<ProvisionedModelThroughputArgs, { maximumUnits: number; maximumMonths: number }>({
    id: "bedrock-provisioned-throughput-bounded",
    title: "Provisioned Throughput is bought in bounded amounts",
    severity: "low",
    appliesTo: provisionedThroughputType,
    supports: ["A.4.5"],
    why: "Each model unit is paid by the hour whether anything calls the model or not, and a commitment cannot be ended before its time: one wrong digit in a program is bought for months.",
    fix: "Set modelUnits and commitmentDuration to no more than the configured limits, 5 units and a month by default, or have the limits raised.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/prov-throughput.html",
    config: {
        maximumUnits: {
            type: "integer",
            minimum: 1,
            default: 5,
            description: "The number of model units that may be bought at most.",
        },
        maximumMonths: {
            type: "integer",
            minimum: 0,
            maximum: 6,
            default: 1,
            description: "The number of months that may be committed to at most.",
        },
    },
    check(throughput, { report, each, config }) {
        each(["modelUnits"] as const, (key) => {
            if (Number(throughput[key] ?? 0) <= config.maximumUnits) return;
            report(`buys more than ${config.maximumUnits} model units`, key);
        });
        each(["commitmentDuration"] as const, (key) => {
            const months = { OneMonth: 1, SixMonths: 6 }[throughput[key] ?? ""] ?? 0;
            if (months > config.maximumMonths) report(`is bought for more than ${config.maximumMonths} months`, key);
        });
    },
    examples: {
        passes: {
            "one unit is bought by the hour": { modelUnits: 1 },
            "two units are bought for a month": { modelUnits: 2, commitmentDuration: "OneMonth" },
            "the configuration allows for more": withConfig(
                { maximumUnits: 20, maximumMonths: 6 },
                { modelUnits: 12, commitmentDuration: "SixMonths" },
            ),
        },
        fails: {
            "ten units are bought": { modelUnits: 10 },
            "a unit is bought for six months": { modelUnits: 1, commitmentDuration: "SixMonths" },
            "the time is too long, and the number of units not known yet": {
                modelUnits: unknownValue,
                commitmentDuration: "SixMonths",
            },
        },
        unknown: {
            "the number of units is not known yet": { modelUnits: unknownValue },
        },
    },
});
