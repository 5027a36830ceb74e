import type { TrainingJobArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import { reportExcess, roleType, withRoleAt } from "../../services/execution-roles";
import {
    domainTypes,
    modelTypes,
    notebookTypes,
    pipelineTypes,
    processingJobType,
    trainingJobType,
    userProfileTypes,
} from "../../services/sagemaker";

const [notebookType] = notebookTypes;
const [domainType] = domainTypes;

/** Where each type names the role that code runs with. */
const places: Readonly<Record<string, string>> = {
    ...Object.fromEntries(modelTypes.map((type) => [type, "executionRoleArn"])),
    ...Object.fromEntries(notebookTypes.map((type) => [type, "roleArn"])),
    ...Object.fromEntries(pipelineTypes.map((type) => [type, "roleArn"])),
    ...Object.fromEntries(domainTypes.map((type) => [type, "defaultUserSettings.executionRole"])),
    ...Object.fromEntries(userProfileTypes.map((type) => [type, "userSettings.executionRole"])),
    [trainingJobType]: "roleArn",
    [processingJobType]: "roleArn",
};

export default definePolicy<TrainingJobArgs>({
    id: "sagemaker-role-not-excessive",
    title: "Code in SageMaker does not run as an administrator",
    severity: "high",
    scope: "stack",
    appliesTo: Object.keys(places),
    supports: ["A.3.2", "A.4.5"],
    why: "Notebooks, training code and models that others made run with the role: what it may do, a library or a prompt may do.",
    fix: "Give the role the actions and the ARNs of this one workload, and no policy of AWS with full access.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    check(resource, context) {
        const place = places[resource.type] ?? "roleArn";
        const [top = place] = place.split(".");
        // A profile without a role of its own has that of its domain.
        if (!isSet(resource.props, top as never)) context.notApplicable();
        withRoleAt(resource, place, context, (role) => reportExcess(role, place, context));
    },
    examples: {
        passes: {
            "the role may read one bucket": {
                role: {
                    type: roleType,
                    props: {
                        inlinePolicies: [
                            {
                                name: "data",
                                policy: JSON.stringify({
                                    Version: "2012-10-17",
                                    Statement: [
                                        {
                                            Effect: "Allow",
                                            Action: "s3:GetObject",
                                            Resource: "arn:aws:s3:::training-data/*",
                                        },
                                    ],
                                }),
                            },
                        ],
                    },
                },
                notebook: { type: notebookType, props: { roleArn: ref("role", "arn") } },
            },
        },
        fails: {
            "the role of a notebook is an administrator's": {
                role: {
                    type: roleType,
                    props: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
                },
                notebook: { type: notebookType, props: { roleArn: ref("role", "arn") } },
            },
            "the role of a domain's users has a policy of AWS with full access": {
                role: { type: roleType, props: { name: "studio" } },
                access: {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    props: { role: "studio", policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
                },
                domain: {
                    type: domainType,
                    props: { defaultUserSettings: { executionRole: ref("role", "arn") } },
                },
            },
        },
        unknown: {
            "the role is not part of the stack": {
                notebook: { type: notebookType, props: { roleArn: "arn:aws:iam::111122223333:role/notebook" } },
            },
            "the role is not known yet": { notebook: { type: notebookType, props: { roleArn: unknownValue } } },
        },
        notApplicable: {
            "a profile has the role of its domain": { profile: { type: userProfileTypes[0], props: {} } },
        },
    },
});
