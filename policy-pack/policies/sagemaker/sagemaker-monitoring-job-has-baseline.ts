import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { monitoringJobDefinitions } from "../../services/sagemaker-monitoring";
import type { MonitoringKind } from "../../services/sagemaker-monitoring";

interface Baseline {
    readonly baseliningJobName?: string;
    readonly constraintsResource?: { readonly s3Uri?: string };
}

/** Where each kind of job says what it compares with. */
type Definition = Readonly<Record<`${Uncapitalize<MonitoringKind>}BaselineConfig`, Baseline | undefined>>;

const constraintsResource = { s3Uri: "s3://scoring-monitoring/baseline/constraints.json" };
const explainability = "aws-native:sagemaker:ModelExplainabilityJobDefinition";

export default definePolicy<Definition>({
    id: "sagemaker-monitoring-job-has-baseline",
    title: "Monitoring jobs compare with a baseline",
    severity: "medium",
    appliesTo: monitoringJobDefinitions.map(({ type }) => type),
    supports: ["A.6.2.6"],
    why: "A job without constraints computes figures and finds no violation, however far the model has drifted.",
    fix: "Set the baseline's constraintsResource.s3Uri to the constraints that a baselining job has suggested, or name that job.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-create-baseline.html",
    check(definition, { report, notApplicable, resource }) {
        const kind = monitoringJobDefinitions.find(({ type }) => type === resource.type)?.kind ?? "DataQuality";
        const key = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}BaselineConfig` as keyof Definition;
        // Statistics of data are of use by themselves: a baseline is made of the first of them.
        if (kind === "DataQuality" && !isSet(definition, key)) notApplicable();
        const baseline = definition[key];
        if (isSet(baseline, "baseliningJobName") || isSet(baseline?.constraintsResource, "s3Uri")) return;
        report("has nothing to compare with", `${key}.constraintsResource.s3Uri`);
    },
    examples: {
        passes: {
            "the constraints are given": { dataQualityBaselineConfig: { constraintsResource } },
            "the job that suggested them is named": ofType(explainability, {
                modelExplainabilityBaselineConfig: { baseliningJobName: "scoring-baseline" },
            }),
            "the constraints are written in the same deployment": {
                dataQualityBaselineConfig: { constraintsResource: { s3Uri: unknownValue } },
            },
        },
        fails: {
            "there is no baseline": ofType(explainability, {}),
            "the baseline is empty": ofType(explainability, {
                modelExplainabilityBaselineConfig: { constraintsResource: {} },
            }),
            "only statistics are given": {
                dataQualityBaselineConfig: { statisticsResource: { s3Uri: "s3://scoring/statistics.json" } } as never,
            },
        },
        unknown: { "the baseline is not known yet": { dataQualityBaselineConfig: unknownValue } },
        notApplicable: { "the job describes the data, until there is a baseline": {} },
    },
});
