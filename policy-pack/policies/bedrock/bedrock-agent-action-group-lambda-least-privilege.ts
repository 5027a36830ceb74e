import type { StackExample } from "../../policy";
import { definePolicy, ref, unknownValue } from "../../policy";
import { actionGroupType } from "../../services/bedrock";
import { actionGroupHolderTypes, eachActionGroup, isEnabled, nativeAgentType } from "../../services/bedrock-agents";
import type { ActionGroupHolderArgs } from "../../services/bedrock-agents";
import { functionsAt, functionType } from "../../services/ai-functions";
import { allowsEverywhere, reportExcess, reportStatements, roleType, withRoleAt } from "../../services/execution-roles";

/** An action group whose function has a role with this statement. */
function groupWith(statement: object): StackExample {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    return {
        role: { type: roleType, props: { inlinePolicies: [{ name: "orders", policy }] } },
        orders: { type: functionType, props: { role: ref("role", "arn") } },
        group: { type: actionGroupType, props: { actionGroupExecutor: { lambda: ref("orders", "arn") } } },
    };
}

const reading = {
    Effect: "Allow",
    Action: ["dynamodb:GetItem", "dynamodb:Query"],
    Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
};

export default definePolicy<ActionGroupHolderArgs>({
    id: "bedrock-agent-action-group-lambda-least-privilege",
    title: "Functions behind an agent's actions may do no more than the action",
    severity: "high",
    scope: "stack",
    appliesTo: actionGroupHolderTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["aws-aiml:BR-21", "aws-aiml:AG-06"],
    why: "The model chooses when the function runs and with which parameters. Whatever its role allows beyond the action is within reach of a manipulated prompt.",
    fix: 'Give the function\'s role the actions it needs on the ARNs it needs: no FullAccess policy, no service:*, no Resource "*".',
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-lambda.html",
    check(holder, context) {
        const { graph, unknown, each } = context;
        const path =
            holder.type === nativeAgentType ? "actionGroups.actionGroupExecutor.lambda" : "actionGroupExecutor.lambda";
        let callsFunctions = false;
        eachActionGroup(holder.props, context, (group) => {
            if (isEnabled(group) && group.actionGroupExecutor && "lambda" in group.actionGroupExecutor) {
                callsFunctions = true;
            }
        });
        if (!callsFunctions) return context.notApplicable();
        const { resources, complete } = functionsAt(holder, path, graph);
        each(resources, (fn) =>
            withRoleAt(fn, "role", namedAfter(context, fn.name), (role) => {
                const named = namedAfter(context, fn.name);
                reportExcess(role, path, named);
                reportStatements(role, path, named, allowsEverywhere, "allows actions on every resource");
            }),
        );
        if (resources.length === 0) {
            unknown(`calls a function that is ${complete ? "not part of the stack" : "not known yet"}`, path);
        }
    },
    examples: {
        passes: {
            "the function reads one table": groupWith(reading),
            "the function also writes its log": {
                ...groupWith(reading),
                attachment: {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    props: {
                        role: ref("role", "name"),
                        policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
                    },
                },
            },
            "the function sends traces, which cannot be bound to a resource": groupWith({
                Effect: "Allow",
                Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
                Resource: "*",
            }),
        },
        fails: {
            "the function may write every table": groupWith({ ...reading, Action: "dynamodb:PutItem", Resource: "*" }),
            "the function may do everything": groupWith({ Effect: "Allow", Action: "*", Resource: "*" }),
            "the function has a policy of AWS with full access": {
                ...groupWith(reading),
                attachment: {
                    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
                    props: { role: ref("role", "name"), policyArn: "arn:aws:iam::aws:policy/AmazonDynamoDBFullAccess" },
                },
            },
            "an agent of aws-native calls such a function": {
                role: {
                    type: roleType,
                    props: { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] },
                },
                orders: { type: functionType, props: { role: ref("role", "arn") } },
                agent: {
                    type: nativeAgentType,
                    props: { actionGroups: [{ actionGroupExecutor: { lambda: ref("orders", "arn") } }] },
                },
            },
        },
        unknown: {
            "the function is not part of the stack": {
                group: {
                    type: actionGroupType,
                    props: {
                        actionGroupExecutor: { lambda: "arn:aws:lambda:eu-west-1:111122223333:function:orders" },
                    },
                },
            },
            "the function is not known yet": {
                group: { type: actionGroupType, props: { actionGroupExecutor: { lambda: unknownValue } } },
            },
        },
        notApplicable: {
            "the application acts itself": {
                group: { type: actionGroupType, props: { actionGroupExecutor: { customControl: "RETURN_CONTROL" } } },
            },
            "an agent of aws-native has no action groups": { agent: { type: nativeAgentType } },
        },
    },
});

/** The same context, whose messages say of which function they are. */
function namedAfter<
    C extends { report(message: string, path?: string): void; unknown(reason: string, path?: string): void },
>(context: C, name: string): C {
    const words = (message: string): string => `calls the function "${name}", which ${message}`;
    return {
        ...context,
        report: (message: string, path?: string) => context.report(words(message), path),
        unknown: (reason: string, path?: string) => context.unknown(words(reason), path),
    };
}
