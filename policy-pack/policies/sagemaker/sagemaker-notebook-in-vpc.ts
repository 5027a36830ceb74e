import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, unknownValue } from "../../policy";

export default definePolicy<NotebookInstanceArgs>({
    id: "sagemaker-notebook-in-vpc",
    title: "Notebook instances stand in a VPC of the account",
    severity: "high",
    appliesTo: "aws:sagemaker/notebookInstance:NotebookInstance",
    supports: ["A.4.5", "A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_306",
        "prowler:sagemaker_notebook_instance_vpc_settings_configured",
        "cdk-nag:SageMakerNotebookInVPC",
        "fsbp:SageMaker.2",
        "config:SAGEMAKER_NOTEBOOK_INSTANCE_INSIDE_VPC",
        "steampipe:sagemaker_notebook_instance_in_vpc",
        "steampipe-tf:sagemaker_notebook_instance_in_vpc",
        "kics:cfn/sagemaker_notebook_not_placed_in_vpc",
        "sentinel:sagemaker-notebook-instances-should-be-launched-in-a-custom-vpc",
        "sentinel:sagemaker-notebook-ensure-subnet-id-for-instance",
        "aws-aiml:SM-10",
    ],
    why: "Outside a VPC the notebook's traffic passes no security group, no endpoint policy and no flow log of yours.",
    fix: "Set subnetId to a private subnet and securityGroups to groups made for the notebook.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    check(notebook, { report }) {
        if (!isSet(notebook, "subnetId")) return report("stands outside any VPC", "subnetId");
        if (!isSet(notebook, "securityGroups")) report("names no security groups", "securityGroups");
    },
    examples: {
        passes: {
            "a subnet and a security group are given": {
                subnetId: "subnet-0a1b2c3d4e5f60718",
                securityGroups: ["sg-0a1b2c3d4e5f60718"],
            },
            "the stack itself makes the subnet and the security group": {
                subnetId: unknownValue,
                securityGroups: [unknownValue],
            },
        },
        fails: {
            "there is no subnet": {},
            "there is no security group": { subnetId: "subnet-0a1b2c3d4e5f60718" },
        },
    },
});
