import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { notebookTypes } from "../../services/sagemaker";

interface Config {
    readonly platforms: readonly string[];
}

const defaultPlatform = "notebook-al2-v3";

export default definePolicy<NotebookInstanceArgs, Config>({
    id: "sagemaker-notebook-platform-supported",
    title: "Notebook instances run on a platform that is still patched",
    severity: "medium",
    appliesTo: notebookTypes,
    supports: ["A.4.4", "A.6.2.6"],
    equivalents: [
        "fsbp:SageMaker.8",
        "config:SAGEMAKER_NOTEBOOK_INSTANCE_PLATFORM_VERSION",
        "steampipe:sagemaker_notebook_instance_supported_platform_version",
        "aws-aiml-next:SM-28",
    ],
    why: "A platform past its end gets no security fixes, and the notebook on it reads training data.",
    fix: 'Set platformIdentifier to "notebook-al2023-v1".',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-jl.html",
    config: {
        platforms: {
            type: "array",
            items: { type: "string" },
            default: ["notebook-al2023-v1"],
            description: "The platform identifiers that notebook instances may run on.",
        },
    },
    check(notebook, { report, config }) {
        if (!config.platforms.includes(notebook.platformIdentifier ?? defaultPlatform)) {
            report("runs on a platform that is not among the supported ones", "platformIdentifier");
        }
    },
    examples: {
        passes: {
            "the platform is Amazon Linux 2023": { platformIdentifier: "notebook-al2023-v1" },
            "the organisation admits the default platform": withConfig(
                { platforms: ["notebook-al2-v3", "notebook-al2023-v1"] },
                {},
            ),
        },
        fails: {
            "the platform is left at its default, Amazon Linux 2": {},
            "the platform is deprecated": { platformIdentifier: "notebook-al1-v1" },
        },
        unknown: {
            "the platform is not known yet": { platformIdentifier: unknownValue },
        },
    },
});
