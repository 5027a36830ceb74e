import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { notebookTypes } from "../../services/sagemaker";

const [, nativeType] = notebookTypes;
const subnetId = "subnet-0a1b2c3d4e5f60718";

export default definePolicy<NotebookInstanceArgs & { securityGroupIds?: string[] }>({
    id: "sagemaker-notebook-security-groups",
    title: "Notebook instances in a VPC name their security groups",
    severity: "medium",
    appliesTo: notebookTypes,
    supports: ["A.4.5", "A.7.2"],
    why: "Without groups of its own a notebook gets the default group of the VPC, in which everything reaches everything.",
    fix: "Set securityGroups to groups made for the notebook.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html",
    check(notebook, { report, notApplicable, resource }) {
        // Outside a VPC there are none; that is another policy's question.
        if (!isSet(notebook, "subnetId")) notApplicable();
        const property = resource.type === nativeType ? "securityGroupIds" : "securityGroups";
        if (!isSet(notebook, property)) report("names no security groups", property);
    },
    examples: {
        passes: {
            "a security group is given": { subnetId, securityGroups: ["sg-0a1b2c3d4e5f60718"] },
            "the stack itself makes the security group": { subnetId: unknownValue, securityGroups: [unknownValue] },
            "a security group is given, in the AWS Native provider": ofType(nativeType, {
                subnetId,
                securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
            }),
        },
        fails: {
            "there is no security group": { subnetId },
            "the list of security groups is empty": { subnetId, securityGroups: [] },
            "there is no security group, in the AWS Native provider": ofType(nativeType, { subnetId }),
        },
        notApplicable: { "the notebook is outside any VPC": {} },
    },
});
