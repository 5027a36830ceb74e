import type { WorkteamArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";

type Constraints = { readonly sourceIp?: string; readonly vpcSourceIp?: string };

const boundBy = (iamPolicyConstraints: Constraints): { workerAccessConfiguration: object } => ({
    workerAccessConfiguration: { s3Presign: { iamPolicyConstraints } },
});

export default definePolicy<WorkteamArgs>({
    id: "sagemaker-workteam-presigned-url-bound",
    title: "Links to the data of a task work for the worker's own address only",
    severity: "medium",
    appliesTo: "aws:sagemaker/workteam:Workteam",
    supports: ["A.7.2"],
    why: "The portal shows each object by a presigned link; whoever gets hold of one reads the object from anywhere until it expires.",
    fix: 'Set workerAccessConfiguration.s3Presign.iamPolicyConstraints.sourceIp to "Enabled", or vpcSourceIp for a portal inside the VPC.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_IamPolicyConstraints.html",
    check({ workerAccessConfiguration }, { report }) {
        const constraints = workerAccessConfiguration?.s3Presign?.iamPolicyConstraints;
        // Absent means Disabled.
        if (constraints?.sourceIp === "Enabled" || constraints?.vpcSourceIp === "Enabled") return;
        report(
            "shows data by links that work from everywhere",
            "workerAccessConfiguration.s3Presign.iamPolicyConstraints",
        );
    },
    examples: {
        passes: {
            "links are bound to the worker's address": boundBy({ sourceIp: "Enabled" }),
            "links are bound to the worker's address in the VPC": boundBy({ vpcSourceIp: "Enabled" }),
        },
        fails: {
            "nothing is said, which means no": { workteamName: "reviewers" },
            "both are off": boundBy({ sourceIp: "Disabled", vpcSourceIp: "Disabled" }),
        },
        unknown: { "whether links are bound is not known yet": boundBy({ sourceIp: unknownValue }) },
    },
});
