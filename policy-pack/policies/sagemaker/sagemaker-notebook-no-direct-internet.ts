import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { notebookTypes } from "../../services/sagemaker";

export default definePolicy<NotebookInstanceArgs>({
    id: "sagemaker-notebook-no-direct-internet",
    title: "Notebook instances have no direct internet access",
    severity: "high",
    appliesTo: notebookTypes,
    supports: ["A.6.2.5", "A.9.4"],
    equivalents: [
        "checkov:CKV_AWS_122",
        "prowler:sagemaker_notebook_instance_without_direct_internet_access_configured",
        "cdk-nag:SageMakerNotebookNoDirectInternetAccess",
        "fsbp:SageMaker.1",
        "config:SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS",
        "steampipe:sagemaker_notebook_instance_direct_internet_access_disabled",
        "steampipe-tf:sagemaker_notebook_instance_direct_internet_access_disabled",
        "kics:cfn/sagemaker_enabling_internet_access",
        "datadog-iac:sagemaker_direct_internet_access_enabled",
        "guard-registry:SAGEMAKER_NOTEBOOK_NO_DIRECT_INTERNET_ACCESS",
        "sentinel:sagemaker-notebook-no-direct-internet-access",
    ],
    why: "A notebook with a route to the internet can send training data anywhere and load code from anywhere.",
    fix: 'Set directInternetAccess to "Disabled" and give the instance a private subnet and security groups.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    check(notebook, { report }) {
        // Absent means Enabled.
        if (notebook.directInternetAccess !== "Disabled") report("has direct internet access", "directInternetAccess");
    },
    examples: {
        passes: {
            "direct internet access is disabled": { directInternetAccess: "Disabled" },
        },
        fails: {
            "direct internet access is left at its default, Enabled": {},
            "direct internet access is enabled": { directInternetAccess: "Enabled" },
        },
        unknown: {
            "direct internet access comes from a value not known yet": { directInternetAccess: unknownValue },
        },
    },
});
