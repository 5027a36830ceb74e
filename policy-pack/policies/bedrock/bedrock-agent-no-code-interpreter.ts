import { definePolicy, ofType, unknownValue } from "../../policy";
import { actionGroupHolderTypes, eachActionGroup, isEnabled, nativeAgentType } from "../../services/bedrock-agents";
import type { ActionGroupHolderArgs } from "../../services/bedrock-agents";

export default definePolicy<ActionGroupHolderArgs>({
    id: "bedrock-agent-no-code-interpreter",
    title: "Agents write and run no code of their own",
    severity: "low",
    appliesTo: actionGroupHolderTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why: "With the code interpreter the model decides what code runs on the files of a session; a manipulated prompt decides with it. Most agents need no more than their own functions.",
    fix: "Remove the action group whose parentActionGroupSignature is AMAZON.CodeInterpreter, or set its actionGroupState to DISABLED.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-code-interpretation.html",
    check(props, context) {
        eachActionGroup(props, context, (group, path) => {
            if (group.parentActionGroupSignature === "AMAZON.CodeInterpreter" && isEnabled(group)) {
                context.report("lets the agent run code that the model wrote", path("parentActionGroupSignature"));
            }
        });
    },
    examples: {
        passes: {
            "the group has functions of its own": { actionGroupName: "orders" },
            "the agent may ask the user for what is missing": { parentActionGroupSignature: "AMAZON.UserInput" },
            "the code interpreter is disabled": {
                parentActionGroupSignature: "AMAZON.CodeInterpreter",
                actionGroupState: "DISABLED",
            },
            "an agent of aws-native has no action groups": ofType(nativeAgentType, {}),
        },
        fails: {
            "the code interpreter is enabled": {
                parentActionGroupSignature: "AMAZON.CodeInterpreter",
                actionGroupState: "ENABLED",
            },
            "its state is left at its default, enabled": { parentActionGroupSignature: "AMAZON.CodeInterpreter" },
            "an agent of aws-native has it among its groups": ofType(nativeAgentType, {
                actionGroups: [
                    { actionGroupName: "orders" },
                    { actionGroupName: "code", parentActionGroupSignature: "AMAZON.CodeInterpreter" },
                ],
            }),
        },
        unknown: { "the signature is not known yet": { parentActionGroupSignature: unknownValue } },
    },
});
