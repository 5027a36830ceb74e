import type { StateMachineArgs } from "@pulumi/aws/sfn";

import { definePolicy, isUnknown, ref, unknownValue } from "../../policy";
import { actionGroupType, agentType } from "../../services/bedrock";
import {
    actionGroupsOf,
    agentTypes,
    functionsOf,
    isEnabled,
    onlyReads,
    operationsOf,
    readOnlyNames,
    returnsControl,
} from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";

const stateMachineType = "aws:sfn/stateMachine:StateMachine";
const executor = { lambda: "arn:aws:lambda:eu-west-1:111122223333:function:refunds" };

/** A state machine whose one task has this resource. */
function machineWith(Resource: string): string {
    return JSON.stringify({ StartAt: "Approve", States: { Approve: { Type: "Task", Resource, End: true } } });
}

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-human-approval",
    title: "A person can stop what an agent is about to do",
    severity: "low",
    scope: "stack",
    appliesTo: agentTypes,
    supports: ["A.9.3"],
    why: "An agent whose functions run at once leaves nobody the time to say no. A confirmation by the user, a decision of the application, or an approval step in a workflow gives it.",
    fix: "Ask the user (x-requireConfirmation ENABLED), return control to the application (customControl RETURN_CONTROL), or have the function start a state machine with a .waitForTaskToken step that a person answers.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-userconfirmation.html",
    check(agent, { graph, report, unknown, notApplicable, each }) {
        const { groups, complete } = actionGroupsOf(agent, graph);
        let acts = false;
        let isAsked = false;
        let isUnread = false;
        each(groups, (group) => {
            if (!isEnabled(group) || !group.actionGroupExecutor) return;
            // Stays so where a value that is not known yet ends the reading of this group.
            const before = { acts, isUnread };
            acts = true;
            isUnread = true;
            if (returnsControl(group)) isAsked = true;
            const functions = functionsOf(group).value;
            const payload = group.apiSchema?.payload;
            const operations = payload === undefined ? [] : operationsOf(payload);
            const actions = [
                ...functions.map((fn) => ({
                    onlyReads: onlyReads(fn, readOnlyNames),
                    requiresConfirmation: fn.requireConfirmation === "ENABLED",
                })),
                ...(operations ?? []),
            ];
            if (actions.some(({ requiresConfirmation }) => requiresConfirmation)) isAsked = true;
            const isWholeUnread = !operations || group.apiSchema?.s3 !== undefined;
            isUnread = before.isUnread || isWholeUnread;
            if (!isWholeUnread && actions.length > 0 && actions.every((action) => action.onlyReads)) acts = before.acts;
        });
        for (const { props } of graph.ofType<StateMachineArgs>(stateMachineType)) {
            if (isUnknown(props, "definition")) isUnread = true;
            else if (props.definition?.includes(".waitForTaskToken")) isAsked = true;
        }
        if (isAsked) return;
        if (!acts && complete) return notApplicable();
        if (isUnread || !acts) return unknown("may ask somebody in a place that was not read");
        report("acts without anybody being asked");
    },
    examples: {
        passes: {
            "the application decides": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: {
                        agentId: ref("agent", "agentId"),
                        actionGroupExecutor: { customControl: "RETURN_CONTROL" },
                    },
                },
            },
            "a workflow waits for an approval": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: { agentId: ref("agent", "agentId"), actionGroupExecutor: executor },
                },
                refunds: {
                    type: stateMachineType,
                    props: { definition: machineWith("arn:aws:states:::sqs:sendMessage.waitForTaskToken") },
                },
            },
            "an operation asks the user": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: {
                        agentId: ref("agent", "agentId"),
                        actionGroupExecutor: executor,
                        apiSchema: {
                            payload: JSON.stringify({
                                paths: { "/refunds": { post: { "x-requireConfirmation": "ENABLED" } } },
                            }),
                        },
                    },
                },
            },
        },
        fails: {
            "the function runs at once": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: { agentId: ref("agent", "agentId"), actionGroupExecutor: executor },
                },
            },
            "the workflow waits for nobody": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: { agentId: ref("agent", "agentId"), actionGroupExecutor: executor },
                },
                refunds: {
                    type: stateMachineType,
                    props: { definition: machineWith("arn:aws:states:::lambda:invoke") },
                },
            },
        },
        unknown: {
            "the workflow is not known yet": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: { agentId: ref("agent", "agentId"), actionGroupExecutor: executor },
                },
                refunds: { type: stateMachineType, props: { definition: unknownValue } },
            },
            "the kind of executor is not known yet": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: {
                        agentId: ref("agent", "agentId"),
                        actionGroupExecutor: { customControl: unknownValue },
                    },
                },
            },
            "the agent of an action group is not known yet": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: { agentId: unknownValue, actionGroupExecutor: executor },
                },
            },
        },
        notApplicable: {
            "the agent only answers": { agent: { type: agentType } },
            "the agent only looks things up": {
                agent: { type: agentType },
                group: {
                    type: actionGroupType,
                    props: {
                        agentId: ref("agent", "agentId"),
                        actionGroupExecutor: executor,
                        functionSchema: { memberFunctions: { functions: [{ name: "getOrder" }] } },
                    },
                },
            },
        },
    },
});
