import { covers } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { gatewayType } from "../../services/agentcore";
import type { RoleHolderArgs } from "../../services/agentcore";
import { reportStatements, roleType, withRoleAt } from "../../services/execution-roles";
import { reachesAllOf } from "../../services/iam";

const policyOf = (Action: string, Resource: string): string =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action, Resource }] });

/** A gateway whose role has this inline policy. */
function gatewayWith(policy: string): StackExample {
    return {
        role: { type: roleType, props: { inlinePolicies: [{ name: "tools", policy }] } },
        tools: { type: gatewayType, props: { roleArn: ref("role", "arn") } },
    };
}

/** Whether a statement allows to call whatever function there is. */
function callsEveryFunction(statement: Statement): boolean {
    const { effect, actions, resources } = statement;
    const calls = !actions.negated && actions.patterns.some((pattern) => covers(pattern, "lambda:invokefunction"));
    if (effect !== "Allow" || !calls) return false;
    if (reachesAllOf(statement, "lambda") === "yes") return true;
    return resources.patterns.some((pattern) => /^arn:[^:]*:lambda:[^:]*:[^:]*:function:\*+$/.test(pattern));
}

export default definePolicy<RoleHolderArgs>({
    id: "agentcore-gateway-role-functions-named",
    title: "Gateways may call only the functions that are their tools",
    severity: "medium",
    scope: "stack",
    appliesTo: gatewayType,
    supports: ["A.9.2", "A.9.4"],
    why: "A target that is added, or changed, makes a tool of any function of the account, those for payments and deletions among them, if the gateway's role may call it.",
    fix: "List the ARNs of the functions in the Resource of the role's statement on lambda:InvokeFunction.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-prerequisites-permissions.html",
    check(gateway, context) {
        if (!isSet(gateway.props, "roleArn")) return context.notApplicable();
        withRoleAt(gateway, "roleArn", context, (role) =>
            reportStatements(role, "roleArn", context, callsEveryFunction, "may call every Lambda function"),
        );
    },
    examples: {
        passes: {
            "one function is named": gatewayWith(
                policyOf("lambda:InvokeFunction", "arn:aws:lambda:eu-central-1:111122223333:function:crm"),
            ),
            "functions of one name are meant": gatewayWith(
                policyOf("lambda:InvokeFunction", "arn:aws:lambda:eu-central-1:111122223333:function:claims-*"),
            ),
            "no function may be called": gatewayWith(policyOf("execute-api:Invoke", "*")),
        },
        fails: {
            "every resource is meant": gatewayWith(policyOf("lambda:InvokeFunction", "*")),
            "every function of the account is meant": gatewayWith(
                policyOf("lambda:*", "arn:aws:lambda:eu-central-1:111122223333:function:*"),
            ),
        },
        unknown: {
            "the policy is not known yet": gatewayWith(unknownValue),
            "the role is not part of the stack": {
                tools: { type: gatewayType, props: { roleArn: "arn:aws:iam::111122223333:role/tools" } },
            },
        },
        notApplicable: { "the gateway has no role": { tools: { type: gatewayType } } },
    },
});
