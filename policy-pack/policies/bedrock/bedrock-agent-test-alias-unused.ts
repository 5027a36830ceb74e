import { definePolicy, ofType, unknownValue } from "../../policy";
import { collaboratorType, flowType } from "../../services/bedrock";
import { collaboratorHolderTypes, eachCollaborator, isTestAlias } from "../../services/bedrock-agents";
import type { CollaboratorHolderArgs } from "../../services/bedrock-agents";
import { eachFlowNode, flowTypes } from "../../services/bedrock-flows";
import type { AnyFlowArgs } from "../../services/bedrock-flows";

const production = "arn:aws:bedrock:eu-west-1:111122223333:agent-alias/AB12CD34EF/GH56IJ78KL";
const test = "arn:aws:bedrock:eu-west-1:111122223333:agent-alias/AB12CD34EF/TSTALIASID";

export default definePolicy<CollaboratorHolderArgs & AnyFlowArgs>({
    id: "bedrock-agent-test-alias-unused",
    title: "Nothing calls an agent by its test alias",
    severity: "medium",
    appliesTo: [...collaboratorHolderTypes, ...flowTypes],
    supports: ["A.6.2.4", "A.6.2.5"],
    why: "Every agent has the alias TSTALIASID, which always runs the working draft: supervisors and flows that call it run what somebody is editing this minute.",
    fix: "Make an alias for the agent, and name its ARN.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-test.html",
    check(props, context) {
        const words = "calls an agent by its test alias";
        if ((flowTypes as readonly string[]).includes(context.resource.type)) {
            eachFlowNode(props, context, ({ agent }, path) => {
                if (isTestAlias(agent?.agentAliasArn ?? "")) context.report(words, path);
            });
            return;
        }
        eachCollaborator(props, context, ({ agentDescriptor }, path) => {
            if (isTestAlias(agentDescriptor?.aliasArn ?? "")) {
                context.report(words, path("agentDescriptor.aliasArn"));
            }
        });
    },
    examples: {
        passes: {
            "a supervisor calls an alias of its own": ofType(collaboratorType, {
                agentDescriptor: { aliasArn: production },
            }),
            "a flow calls one": ofType(flowType, {
                definition: { nodes: [{ configuration: { agent: { agentAliasArn: production } } }] },
            }),
        },
        fails: {
            "a supervisor calls the test alias": ofType(collaboratorType, { agentDescriptor: { aliasArn: test } }),
            "a flow calls it": ofType(flowType, {
                definition: { nodes: [{ configuration: { agent: { agentAliasArn: test } } }] },
            }),
        },
        unknown: { "the alias is not known yet": { agentDescriptor: { aliasArn: unknownValue } } },
        notApplicable: { "the flow has no definition yet": ofType(flowType, {}) },
    },
});
