import type { MlflowTrackingServerArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, ofType, unknownValue } from "../../policy";

const appType = "aws:sagemaker/mlflowApp:MlflowApp";
const nativeAppType = "aws-native:sagemaker:MlflowApp";

export default definePolicy<MlflowTrackingServerArgs & { modelRegistrationMode?: string }>({
    id: "sagemaker-mlflow-model-registration",
    title: "Models that are registered in MLflow come into the model registry",
    severity: "low",
    appliesTo: [
        "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
        "aws-native:sagemaker:MlflowTrackingServer",
        appType,
        nativeAppType,
    ],
    supports: ["A.6.2.3", "A.6.2.4"],
    why: "MLflow knows no approval: a model that is registered there only goes into use past the registry in which somebody has to agree to it.",
    fix: 'Set automaticModelRegistration to true, or modelRegistrationMode of an app to "AutoModelRegistrationEnabled".',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-track-experiments-model-registration.html",
    check(server, { report, resource: { type } }) {
        // Absent means no for both.
        if (type === appType || type === nativeAppType) {
            if (server.modelRegistrationMode !== "AutoModelRegistrationEnabled") {
                report("keeps its models out of the model registry", "modelRegistrationMode");
            }
        } else if (server.automaticModelRegistration !== true) {
            report("keeps its models out of the model registry", "automaticModelRegistration");
        }
    },
    examples: {
        passes: {
            "a server registers them": { automaticModelRegistration: true },
            "an app registers them": ofType(appType, { modelRegistrationMode: "AutoModelRegistrationEnabled" }),
        },
        fails: {
            "it is left at its default, off": {},
            "it is off": { automaticModelRegistration: false },
            "it is left at its default in an app": ofType(appType, {}),
        },
        unknown: { "whether it is on is not known yet": { automaticModelRegistration: unknownValue } },
    },
});
