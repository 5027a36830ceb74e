import type { AgentFlowArgs, AgentKnowledgeBaseArgs } from "@pulumi/aws/bedrock";

import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { flowType, knowledgeBaseType } from "../../services/bedrock";
import { flowTypes } from "../../services/bedrock-flows";
import { knowledgeBaseTypes } from "../../services/bedrock-knowledge-bases";
import { reportWholeServices, roleType, withRoleAt } from "../../services/execution-roles";

/** A knowledge base whose role has this statement. */
function knowledgeBaseWith(statement: object): StackExample {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return {
        role: { type: roleType, props: { inlinePolicies: [{ name: "kb", policy }] } },
        kb: { type: knowledgeBaseType, props: { roleArn: ref("role", "arn") } },
    };
}

export default definePolicy<AgentKnowledgeBaseArgs & AgentFlowArgs>({
    id: "bedrock-execution-role-no-whole-services",
    title: "The roles of knowledge bases and flows allow single actions, not whole services",
    severity: "medium",
    scope: "stack",
    appliesTo: [...knowledgeBaseTypes, ...flowTypes],
    supports: ["A.3.2", "A.7.2", "A.9.4"],
    why: "A knowledge base reads one bucket and writes one store. A role that may do all of a service lets whoever can edit the knowledge base or the flow do it too.",
    fix: "List in the role's policies the actions that are needed, such as s3:GetObject, aoss:APIAccessAll and bedrock:InvokeModel, with the ARNs they are meant for.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/kb-permissions.html",
    check(resource, context) {
        const property = (flowTypes as readonly string[]).includes(resource.type) ? "executionRoleArn" : "roleArn";
        withRoleAt(resource, property, context, (role) => reportWholeServices(role, property, context));
    },
    examples: {
        passes: {
            "the role reads one bucket": knowledgeBaseWith({
                Effect: "Allow",
                Action: ["s3:GetObject", "s3:ListBucket"],
                Resource: ["arn:aws:s3:::manuals", "arn:aws:s3:::manuals/*"],
            }),
        },
        fails: {
            "the role of a knowledge base allows all of Amazon S3": knowledgeBaseWith({
                Effect: "Allow",
                Action: "s3:*",
                Resource: "*",
            }),
            "the role of a flow is an administrator": {
                role: {
                    type: roleType,
                    props: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
                },
                flow: { type: flowType, props: { executionRoleArn: ref("role", "arn") } },
            },
        },
        unknown: {
            "the role is not part of the stack": {
                kb: { type: knowledgeBaseType, props: { roleArn: "arn:aws:iam::111122223333:role/kb" } },
            },
            "the role is not known yet": { flow: { type: flowType, props: { executionRoleArn: unknownValue } } },
        },
    },
});
