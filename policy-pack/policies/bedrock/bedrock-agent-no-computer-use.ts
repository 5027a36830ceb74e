import { definePolicy, ofType, unknownValue } from "../../policy";
import { actionGroupHolderTypes, eachActionGroup, isEnabled, nativeAgentType } from "../../services/bedrock-agents";
import type { ActionGroupHolderArgs } from "../../services/bedrock-agents";

export default definePolicy<ActionGroupHolderArgs>({
    id: "bedrock-agent-no-computer-use",
    title: "Agents operate no computer, shell or editor",
    severity: "high",
    appliesTo: actionGroupHolderTypes,
    supports: ["A.6.2.5", "A.9.4"],
    why: "The computer-use groups let the model click, type, edit files and give commands to a shell. Text on a screen that it reads can then make it do anything that the machine's user may do.",
    fix: "Remove the action group whose parentActionGroupSignature begins with ANTHROPIC, or set its actionGroupState to DISABLED; give the agent functions that do what it needs.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-computer-use.html",
    check(props, context) {
        eachActionGroup(props, context, (group, path) => {
            // ANTHROPIC.Computer, ANTHROPIC.Bash and ANTHROPIC.TextEditor.
            if (group.parentActionGroupSignature?.startsWith("ANTHROPIC.") && isEnabled(group)) {
                context.report("lets the agent operate a computer", path("parentActionGroupSignature"));
            }
        });
    },
    examples: {
        passes: {
            "the group has functions of its own": { actionGroupName: "orders" },
            "the agent may ask the user for what is missing": { parentActionGroupSignature: "AMAZON.UserInput" },
            "the shell is disabled": {
                parentActionGroupSignature: "ANTHROPIC.Bash",
                actionGroupState: "DISABLED",
            },
        },
        fails: {
            "the agent sees and operates a desktop": {
                parentActionGroupSignature: "ANTHROPIC.Computer",
                actionGroupState: "ENABLED",
            },
            "the agent has a shell, and the state is left at its default": {
                parentActionGroupSignature: "ANTHROPIC.Bash",
            },
            "an agent of aws-native edits files": ofType(nativeAgentType, {
                actionGroups: [{ parentActionGroupSignature: "ANTHROPIC.TextEditor" }],
            }),
        },
        unknown: { "the signature is not known yet": { parentActionGroupSignature: unknownValue } },
    },
});
