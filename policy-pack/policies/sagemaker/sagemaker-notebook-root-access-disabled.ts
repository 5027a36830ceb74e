import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { notebookTypes } from "../../services/sagemaker";

export default definePolicy<NotebookInstanceArgs>({
    id: "sagemaker-notebook-root-access-disabled",
    title: "Users of notebook instances have no root access",
    severity: "medium",
    appliesTo: notebookTypes,
    supports: ["A.4.5"],
    equivalents: [
        "checkov:CKV_AWS_307",
        "prowler:sagemaker_notebook_instance_root_access_disabled",
        "fsbp:SageMaker.3",
        "config:SAGEMAKER_NOTEBOOK_INSTANCE_ROOT_ACCESS_CHECK",
        "steampipe:sagemaker_notebook_instance_root_access_disabled",
        "steampipe-tf:sagemaker_notebook_instance_root_access_disabled",
        "sentinel:sagemaker-notebook-instance-root-access-check",
        "aws-aiml:SM-09",
    ],
    why: "Whoever is root reads and changes every file of the instance, its logging and its lifecycle scripts included.",
    fix: 'Set rootAccess to "Disabled"; lifecycle configurations still run as root.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/nbi-root-access.html",
    check(notebook, { report }) {
        // Absent means Enabled.
        if (notebook.rootAccess !== "Disabled") report("gives its users root access", "rootAccess");
    },
    examples: {
        passes: {
            "root access is disabled": { rootAccess: "Disabled" },
        },
        fails: {
            "root access is left at its default, Enabled": {},
            "root access is enabled": { rootAccess: "Enabled" },
        },
        unknown: {
            "root access comes from a value not known yet": { rootAccess: unknownValue },
        },
    },
});
