import { definePolicy, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { codeInterpreterType, roleHolderTypes, rolePropertyOf, runtimeType } from "../../services/agentcore";
import type { RoleHolderArgs } from "../../services/agentcore";
import { reportExcess, reportWholeServices, roleType, withRoleAt } from "../../services/execution-roles";

const policyOf = (statement: object): string => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const invocation = policyOf({
    Effect: "Allow",
    Action: "bedrock:InvokeModel",
    Resource: "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-pro-v1:0",
});

/** A runtime whose role has this inline policy. */
function agentWith(policy: string): StackExample {
    return {
        role: { type: roleType, props: { inlinePolicies: [{ name: "agent", policy }] } },
        agent: { type: runtimeType, props: { roleArn: ref("role", "arn") } },
    };
}

export default definePolicy<RoleHolderArgs>({
    id: "agentcore-role-least-privilege",
    title: "The roles of agents, gateways and tools allow no whole services",
    severity: "high",
    scope: "stack",
    appliesTo: roleHolderTypes,
    supports: ["A.3.2", "A.9.4"],
    why: "An agent decides at run time what it does, and an injected prompt decides with it. What it must not do, its role must not allow.",
    fix: "Give the role a policy with the actions and ARNs that are needed, no FullAccess policy of AWS, and no way to change its own permissions.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html",
    check(subject, context) {
        const property = rolePropertyOf(subject.props);
        if (!property) return context.notApplicable();
        withRoleAt(subject, property, context, (role) => {
            reportWholeServices(role, property, context);
            reportExcess(role, property, context);
        });
    },
    examples: {
        passes: { "the role may call one model": agentWith(invocation) },
        fails: {
            "the role may do all of a service": agentWith(
                policyOf({ Effect: "Allow", Action: ["s3:*"], Resource: "arn:aws:s3:::claims/*" }),
            ),
            "the role can change its own policies": agentWith(
                policyOf({ Effect: "Allow", Action: "iam:PutRolePolicy", Resource: "*" }),
            ),
            "the role of a code interpreter has a policy of AWS with full access": {
                role: { type: roleType },
                attachment: {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    props: { role: ref("role", "name"), policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" },
                },
                interpreter: { type: codeInterpreterType, props: { executionRoleArn: ref("role", "arn") } },
            },
        },
        unknown: {
            "the role is not part of the stack": {
                agent: { type: runtimeType, props: { roleArn: "arn:aws:iam::111122223333:role/agent" } },
            },
            "a policy of the role is not known yet": agentWith(unknownValue),
        },
        notApplicable: { "a code interpreter has no role": { interpreter: { type: codeInterpreterType } } },
    },
});
