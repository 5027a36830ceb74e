import type { NotebookInstanceArgs } from "@pulumi/aws/sagemaker";

import { selectionCovers } from "../../iam";
import { definePolicy, ref, unknownValue } from "../../policy";
import { reportStatements, roleType, withRoleAt } from "../../services/execution-roles";
import { notebookTypes } from "../../services/sagemaker";

const [notebookType] = notebookTypes;
const policyOf = (...statements: object[]): string => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const readData = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::training-data/*" };
const everything = { Effect: "Allow", Action: "*", Resource: "arn:aws:s3:::training-data/*" };
const notebook = { type: notebookType, props: { roleArn: ref("role", "arn") } };

export default definePolicy<NotebookInstanceArgs>({
    id: "sagemaker-notebook-role-no-wildcard-action",
    title: "The role of a notebook instance has no statement that allows every action",
    severity: "high",
    scope: "stack",
    appliesTo: notebookTypes,
    supports: ["A.3.2", "A.4.5"],
    equivalents: ["checkov:CKV2_AWS_68"],
    why: "Whoever opens the notebook acts as its role: with every action allowed, a cell of code deletes what it reads and opens it to others.",
    fix: "List in Action what people do from the notebook.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    check(notebook, context) {
        withRoleAt(notebook, "roleArn", context, (role) =>
            reportStatements(
                role,
                "roleArn",
                context,
                ({ effect, actions }) => effect === "Allow" && selectionCovers(actions, "*:*") === "yes",
                "allows every action",
            ),
        );
    },
    examples: {
        passes: {
            "the role's policy lists its actions": {
                role: { type: roleType, props: { inlinePolicies: [{ name: "data", policy: policyOf(readData) }] } },
                notebook,
            },
            "the role may do nothing": { role: { type: roleType }, notebook },
        },
        fails: {
            "an inline policy of the role allows every action": {
                role: { type: roleType, props: { inlinePolicies: [{ name: "data", policy: policyOf(everything) }] } },
                notebook,
            },
            "a policy for the role allows every action in one of its statements": {
                role: { type: roleType, props: { name: "notebook" } },
                policy: {
                    type: "aws:iam/rolePolicy:RolePolicy",
                    props: { role: "notebook", policy: policyOf(readData, everything) },
                },
                notebook,
            },
            "the role is an administrator's": {
                role: {
                    type: roleType,
                    props: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
                },
                notebook,
            },
        },
        unknown: {
            "the role is not in this stack": {
                notebook: { type: notebookType, props: { roleArn: "arn:aws:iam::111122223333:role/notebook" } },
            },
            "the policy of the role is not known yet": {
                role: { type: roleType, props: { inlinePolicies: [{ name: "data", policy: unknownValue }] } },
                notebook,
            },
        },
    },
});
