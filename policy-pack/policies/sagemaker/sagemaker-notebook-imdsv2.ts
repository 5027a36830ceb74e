import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { notebookTypes } from "../../services/sagemaker";

export default definePolicy<NotebookInstanceArgs>({
    id: "sagemaker-notebook-imdsv2",
    title: "Notebook instances answer only version 2 of the metadata service",
    severity: "medium",
    appliesTo: notebookTypes,
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV_AWS_371"],
    why: "Version 1 hands the role's credentials to any request that code in the notebook can be made to send.",
    fix: 'Set instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion to "2".',
    reference:
        "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InstanceMetadataServiceConfiguration.html",
    check({ instanceMetadataServiceConfiguration }, { report }) {
        if (instanceMetadataServiceConfiguration?.minimumInstanceMetadataServiceVersion !== "2") {
            report(
                "answers version 1 of the metadata service",
                "instanceMetadataServiceConfiguration.minimumInstanceMetadataServiceVersion",
            );
        }
    },
    examples: {
        passes: {
            "version 2 is the least": {
                instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
            },
        },
        fails: {
            "nothing is said about the metadata service": {},
            "version 1 is the least": {
                instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "1" },
            },
        },
        unknown: {
            "the version is not known yet": {
                instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: unknownValue },
            },
        },
    },
});
