import type { ModelArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, isSet, ref, unknownValue, withConfig } from "../../policy";
import { modelPackageType, modelTypes } from "../../services/sagemaker";

interface ModelPackageArgs {
    readonly modelApprovalStatus?: string;
    readonly modelPackageGroupName?: string;
}

interface Config {
    readonly registryOnly: boolean;
}

const [modelType] = modelTypes;
const fromPackage = (modelPackageName: string): Record<string, unknown> => ({ primaryContainer: { modelPackageName } });

export default definePolicy<ModelArgs, Config>({
    id: "sagemaker-model-registry-approved",
    title: "Models come from model packages that were approved",
    severity: "medium",
    scope: "stack",
    appliesTo: modelTypes,
    supports: ["A.6.2.4", "A.9.2"],
    why: "The approval in the registry is where somebody says that a version was evaluated and may be used; a model beside it skips that.",
    fix: 'Take the model from a package version whose modelApprovalStatus is "Approved", by primaryContainer.modelPackageName.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    config: {
        registryOnly: {
            type: "boolean",
            default: false,
            description: "Whether every model has to come from the registry, and none from an image and an archive.",
        },
    },
    check(model, { graph, report, each, notApplicable, config }) {
        let isFromRegistry = false;
        each(["primaryContainer", "containers"] as const, (property) => {
            const isList = property === "containers";
            each(asList<object>(model.props[property]), (container, index) => {
                const path = isList ? `${property}.${index}` : property;
                if (isSet(container as { modelPackageName?: string }, "modelPackageName")) isFromRegistry = true;
                else if (config.registryOnly) report("does not come from the model registry", path);
            });
            // SageMaker itself refuses versions from elsewhere that are not approved.
            const packages = graph.referredToBy<ModelPackageArgs>(
                model,
                `${property}.modelPackageName`,
                modelPackageType,
            );
            each(packages.resources, ({ name, props }) => {
                // Packages outside any group have no versions, and nobody approves them. Absent means pending.
                if (!isSet(props, "modelPackageGroupName") || props.modelApprovalStatus === "Approved") return;
                report(`comes from the model package "${name}", which is not approved`, `${property}.modelPackageName`);
            });
        });
        if (!isFromRegistry && !config.registryOnly) notApplicable();
    },
    examples: {
        passes: {
            "the package of the stack is approved": {
                version: {
                    type: modelPackageType,
                    props: { modelPackageGroupName: "credit-scoring", modelApprovalStatus: "Approved" },
                },
                model: { type: modelType, props: fromPackage(ref("version", "modelPackageArn")) },
            },
            "the package is in another stack, and SageMaker takes only approved ones": {
                model: {
                    type: modelType,
                    props: fromPackage("arn:aws:sagemaker:eu-central-1:111122223333:model-package/credit-scoring/7"),
                },
            },
            "the package stands alone, without versions": {
                alone: { type: modelPackageType, props: { modelPackageName: "credit-scoring" } },
                model: { type: modelType, props: fromPackage(ref("alone", "modelPackageArn")) },
            },
        },
        fails: {
            "the package waits for its approval": {
                version: {
                    type: modelPackageType,
                    props: { modelPackageGroupName: "credit-scoring", modelApprovalStatus: "PendingManualApproval" },
                },
                model: { type: modelType, props: fromPackage(ref("version", "modelPackageArn")) },
            },
            "nothing is said about the package's approval": {
                version: { type: modelPackageType, props: { modelPackageGroupName: "credit-scoring" } },
                model: {
                    type: modelType,
                    props: { containers: [{ modelPackageName: ref("version", "modelPackageArn") }] },
                },
            },
            "the organisation wants every model from the registry": withConfig(
                { registryOnly: true },
                { model: { type: modelType, props: { primaryContainer: { image: "scoring" } } } },
            ),
        },
        unknown: {
            "the approval is not known yet": {
                version: {
                    type: modelPackageType,
                    props: { modelPackageGroupName: "credit-scoring", modelApprovalStatus: unknownValue },
                },
                model: { type: modelType, props: fromPackage(ref("version", "modelPackageArn")) },
            },
        },
        notApplicable: {
            "the model is made of an image and an archive": {
                model: { type: modelType, props: { primaryContainer: { image: "scoring", modelDataUrl: "s3://m/a" } } },
            },
        },
    },
});
