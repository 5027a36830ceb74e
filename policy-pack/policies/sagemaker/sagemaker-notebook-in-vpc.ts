import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { notebookTypes } from "../../services/sagemaker";

const [, nativeType] = notebookTypes;

export default definePolicy<NotebookInstanceArgs>({
    id: "sagemaker-notebook-in-vpc",
    title: "Notebook instances stand in a VPC of the account",
    severity: "high",
    appliesTo: notebookTypes,
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
    fix: "Set subnetId to a private subnet. It cannot be changed later: the instance is replaced.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    check(notebook, { report }) {
        if (!isSet(notebook, "subnetId")) report("stands outside any VPC", "subnetId");
    },
    examples: {
        passes: {
            "a subnet is given": { subnetId: "subnet-0a1b2c3d4e5f60718" },
            "the stack itself makes the subnet": { subnetId: unknownValue },
            "a subnet is given, in the AWS Native provider": ofType(nativeType, {
                subnetId: "subnet-0a1b2c3d4e5f60718",
                securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
            }),
        },
        fails: {
            "there is no subnet": {},
            "there are only security groups": { securityGroups: ["sg-0a1b2c3d4e5f60718"] },
            "there is no subnet, in the AWS Native provider": ofType(nativeType, {}),
        },
    },
});
