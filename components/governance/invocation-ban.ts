import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { stackName } from "../naming";
import type { Permission } from "../security/permissions";
import { denialsOf } from "../security/permissions";
import { policyDocument } from "../security/policy-document";

/** Everything by which a role makes AI answer or act. */
export const invocations: readonly string[] = [
    "bedrock-agentcore:InvokeAgentRuntime",
    "bedrock-agentcore:InvokeGateway",
    "bedrock:InvokeAgent",
    "bedrock:InvokeFlow",
    "bedrock:InvokeInlineAgent",
    "bedrock:InvokeModel",
    "bedrock:InvokeModelWithResponseStream",
    "bedrock:Retrieve",
    "bedrock:RetrieveAndGenerate",
    "sagemaker:InvokeEndpoint",
    "sagemaker:InvokeEndpointAsync",
    "sagemaker:InvokeEndpointWithResponseStream",
];

/** A managed policy that takes from whoever has it all that makes AI answer; nobody has it until something happens. */
export function createInvocationBan(name: string, parent: pulumi.ComponentResource): aws.iam.Policy {
    return new aws.iam.Policy(
        name,
        {
            name: stackName(name, 128),
            description: "Denies every invocation of a model, an agent or an endpoint",
            policy: policyDocument(denialsOf([{ actions: invocations, resources: ["*"] }])),
        },
        { parent },
    );
}

/** Putting one policy on some roles, and no other on any. */
export function banPermissions(
    policyArn: string,
    roleArns: readonly string[],
    actions: readonly ("iam:AttachRolePolicy" | "iam:DetachRolePolicy")[],
): readonly Permission[] {
    return [{ actions, resources: roleArns, conditions: { ArnEquals: { "iam:PolicyARN": policyArn } } }];
}
