import { covers } from "../../iam";
import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { agentType, inferenceProfileType, provisionedThroughputType } from "../../services/bedrock";
import { eachModel, modelNamingTypes } from "../../services/bedrock-models";

const model = "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0";

export default definePolicy<{ region?: string }, { regions: readonly string[] }>({
    id: "bedrock-model-regions",
    title: "Models are used in approved Regions only",
    severity: "medium",
    appliesTo: [inferenceProfileType, ...modelNamingTypes.filter((type) => type !== inferenceProfileType)],
    supports: ["A.9.4", "A.10.3"],
    why: "A prompt is processed in the Region of the model that it is sent to. A resource that is made in another Region, or that names a model there, moves the data with it.",
    fix: "Make the resource in an approved Region, and name models and inference profiles there.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html",
    config: {
        regions: {
            type: "array",
            items: { type: "string" },
            default: [],
            description: "The approved Regions, e.g. eu-central-1 or eu-*. Without any, the policy asks nothing.",
        },
    },
    check(props, context) {
        const { regions } = context.config;
        if (regions.length === 0) context.notApplicable();
        const isApproved = (region: string): boolean => regions.some((pattern) => covers(pattern, region));
        context.each(["region"] as const, (key) => {
            const region = props[key];
            if (region && !isApproved(region)) context.report("is made in a Region that is not approved", key);
        });
        eachModel(props, context, (name, path) => {
            const [arn, , service, region] = name.split(":", 4);
            if (arn !== "arn" || service !== "bedrock" || !region || isApproved(region)) return;
            context.report("names a model of a Region that is not approved", path);
        });
    },
    examples: {
        passes: {
            "the model is one of an approved Region": withConfig({ regions: ["eu-*"] }, {
                modelSource: { copyFrom: model },
            } as object),
            "the model is named without a Region, and the resource has an approved one": withConfig(
                { regions: ["eu-central-1"] },
                { region: "eu-central-1" },
            ),
        },
        fails: {
            "the model is one of another Region": withConfig({ regions: ["us-east-1", "us-west-2"] }, {
                modelSource: { copyFrom: model },
            } as object),
            "the resource is made in another Region": withConfig({ regions: ["eu-*"] }, { region: "ap-south-1" }),
        },
        unknown: {
            "the model is not known yet": withConfig({ regions: ["eu-*"] }, {
                modelSource: { copyFrom: unknownValue },
            } as object),
        },
        notApplicable: {
            "the configuration names no Regions": ofType(provisionedThroughputType, { modelArn: model }),
            "the same goes for an agent": ofType(agentType, { foundationModel: "amazon.nova-lite-v1:0" }),
        },
    },
});
