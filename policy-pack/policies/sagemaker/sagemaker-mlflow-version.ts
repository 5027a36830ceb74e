import type { MlflowTrackingServerArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { isOlder } from "../../services/versions";

interface Config {
    readonly minimumVersion: string;
}

export default definePolicy<MlflowTrackingServerArgs, Config>({
    id: "sagemaker-mlflow-version",
    title: "MLflow tracking servers run a version that is still mended",
    severity: "medium",
    appliesTo: ["aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer", "aws-native:sagemaker:MlflowTrackingServer"],
    supports: ["A.4.4", "A.6.2.6"],
    why: "Earlier versions of MLflow have had holes that read files and ran code; the server's role reaches every experiment and every model in its store.",
    fix: "Leave mlflowVersion out for the newest, or set it to 3.0 or later.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow.html",
    config: {
        minimumVersion: {
            type: "string",
            pattern: "^\\d+(\\.\\d+)*$",
            default: "3.0",
            description: "The earliest version of MLflow that a tracking server may run.",
        },
    },
    check({ mlflowVersion }, { report, config }) {
        // Absent means the newest that SageMaker has.
        if (mlflowVersion && isOlder(mlflowVersion, config.minimumVersion)) {
            report(`runs MLflow in a version before ${config.minimumVersion}`, "mlflowVersion");
        }
    },
    examples: {
        passes: {
            "the newest version is taken": {},
            "the version is recent": { mlflowVersion: "3.0" },
            "the organisation admits an earlier version": withConfig(
                { minimumVersion: "2.16" },
                { mlflowVersion: "2.16.2" },
            ),
        },
        fails: {
            "the version is of the year 2024": { mlflowVersion: "2.13.2" },
            "the version is the last one before": { mlflowVersion: "2.16.2" },
        },
        unknown: { "the version is not known yet": { mlflowVersion: unknownValue } },
    },
});
