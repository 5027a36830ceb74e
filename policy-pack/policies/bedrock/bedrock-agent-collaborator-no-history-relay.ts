import { definePolicy, ofType, unknownValue } from "../../policy";
import { collaboratorHolderTypes, eachCollaborator, nativeAgentType } from "../../services/bedrock-agents";
import type { CollaboratorHolderArgs } from "../../services/bedrock-agents";

export default definePolicy<CollaboratorHolderArgs>({
    id: "bedrock-agent-collaborator-no-history-relay",
    title: "Collaborator agents get their task, not the whole conversation",
    severity: "medium",
    appliesTo: collaboratorHolderTypes,
    supports: ["A.7.2", "A.9.4"],
    why: "With the history relayed, each collaborator reads all that the user told the supervisor, and an instruction planted in an earlier answer reaches the tools of every agent.",
    fix: "Set relayConversationHistory to DISABLED, and put what the collaborator needs into collaborationInstruction.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/create-multi-agent-collaboration.html",
    check(props, context) {
        eachCollaborator(props, context, ({ relayConversationHistory }, path) => {
            // Absent means DISABLED.
            if (relayConversationHistory === "TO_COLLABORATOR") {
                context.report("hands the whole conversation to a collaborator", path("relayConversationHistory"));
            }
        });
    },
    examples: {
        passes: {
            "it is disabled": { relayConversationHistory: "DISABLED" },
            "it is left at its default, disabled": {},
            "an agent of aws-native has no collaborators": ofType(nativeAgentType, {}),
        },
        fails: {
            "the history goes to the collaborator": { relayConversationHistory: "TO_COLLABORATOR" },
            "an agent of aws-native relays it to one of two": ofType(nativeAgentType, {
                agentCollaborators: [
                    { collaboratorName: "billing" },
                    { collaboratorName: "travel", relayConversationHistory: "TO_COLLABORATOR" },
                ],
            }),
        },
        unknown: { "it is not known yet": { relayConversationHistory: unknownValue } },
    },
});
