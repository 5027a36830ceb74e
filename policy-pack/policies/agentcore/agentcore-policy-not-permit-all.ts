import type { AgentcorePolicyArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { policyType } from "../../services/agentcore";
import { parseCedar, permitsEverything } from "../../services/cedar";

const gateway = 'AgentCore::Gateway::"arn:aws:bedrock-agentcore:eu-central-1:111122223333:gateway/claims-a1b2c3d4e5"';
const policy = (statement: string): { definition: { cedar: { statement: string } } } => ({
    definition: { cedar: { statement } },
});

export default definePolicy<AgentcorePolicyArgs>({
    id: "agentcore-policy-not-permit-all",
    title: "Policies of agents' tools do not permit everything",
    severity: "high",
    appliesTo: policyType,
    supports: ["A.9.2", "A.9.4"],
    why: "A permit that names neither a caller nor a tool and has no condition undoes the policy engine: an agent that obeys an injected prompt may use every tool with any arguments.",
    fix: "Name tools in the action of the permit, or callers in its principal, or add a when clause on the caller's claims or the tool's inputs.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/policy-scope.html",
    check({ definition }, { report, unknown }) {
        const path = "definition.cedar.statement";
        const statement = definition?.cedar?.statement;
        const policies = statement === undefined ? undefined : parseCedar(statement);
        if (!policies) unknown("has a statement that cannot be read as Cedar", path);
        else if (policies.some(permitsEverything)) report("permits every caller every tool", path);
    },
    examples: {
        passes: {
            "one tool is permitted": policy(
                `permit(principal is AgentCore::OAuthUser, action == AgentCore::Action::"ClaimsApi__get_claim", resource == ${gateway});`,
            ),
            "every tool is permitted to one role": policy(
                `permit(principal is AgentCore::OAuthUser, action, resource == ${gateway}) when { principal.hasTag("role") && principal.getTag("role") == "claims-lead" };`,
            ),
            "everything is forbidden": policy("forbid(principal, action, resource);"),
        },
        fails: {
            "nothing is named": policy("permit(principal, action, resource);"),
            "the gateway is named, and neither callers nor tools": policy(
                `permit(principal is AgentCore::OAuthUser, action, resource == ${gateway});`,
            ),
            "the condition always holds": policy("permit(principal, action, resource) when { true };"),
        },
        unknown: {
            "the statement is not known yet": policy(unknownValue),
            "the statement is no Cedar": policy("permit everything"),
            "there is no statement": {},
        },
    },
});
