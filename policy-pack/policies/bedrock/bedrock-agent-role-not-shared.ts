import { definePolicy, isUnknown, ref, unknownValue } from "../../policy";
import { agentType } from "../../services/bedrock";
import { agentTypes, nativeAgentType } from "../../services/bedrock-agents";
import type { AnyAgentArgs } from "../../services/bedrock-agents";
import { roleType } from "../../services/execution-roles";

export default definePolicy<AnyAgentArgs>({
    id: "bedrock-agent-role-not-shared",
    title: "Every agent has a role of its own",
    severity: "medium",
    scope: "stack",
    appliesTo: agentTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["prowler:bedrock_agent_role_not_shared_across_agents"],
    why: "Agents with one role can each do what any of them needs, and the audit log cannot tell which of them acted.",
    fix: "Make a role for each agent, and name it in agentResourceRoleArn.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html",
    check(agent, { graph, report, unknown }) {
        const words = (other: string): string => `has the same role as the agent "${other}"`;
        const others = graph.ofType<AnyAgentArgs>(...agentTypes).filter(({ urn }) => urn !== agent.urn);
        const mine = graph.referredToBy(agent, "agentResourceRoleArn", roleType);
        let open = false;
        for (const other of others) {
            const theirs = graph.referredToBy(other, "agentResourceRoleArn", roleType);
            const isShared = theirs.resources.some(({ urn }) => mine.resources.some((role) => role.urn === urn));
            if (isShared || isSameElsewhere(agent.props, other.props)) {
                report(words(other.name), "agentResourceRoleArn");
                return;
            }
            if (!theirs.complete || !mine.complete) open = true;
        }
        if (open) unknown("may have the same role as another agent, which is not known yet", "agentResourceRoleArn");
    },
    examples: {
        passes: {
            "there is one agent": {
                role: { type: roleType },
                agent: { type: agentType, props: { agentResourceRoleArn: ref("role", "arn") } },
            },
            "each of two agents has its own role": {
                orders: { type: roleType },
                travel: { type: roleType },
                ordering: { type: agentType, props: { agentResourceRoleArn: ref("orders", "arn") } },
                travelling: { type: nativeAgentType, props: { agentResourceRoleArn: ref("travel", "arn") } },
            },
            "the roles are elsewhere, and differ": {
                ordering: {
                    type: agentType,
                    props: { agentResourceRoleArn: "arn:aws:iam::111122223333:role/ordering" },
                },
                travelling: {
                    type: agentType,
                    props: { agentResourceRoleArn: "arn:aws:iam::111122223333:role/travelling" },
                },
            },
        },
        fails: {
            "two agents have one role": {
                role: { type: roleType },
                ordering: { type: agentType, props: { agentResourceRoleArn: ref("role", "arn") } },
                travelling: { type: agentType, props: { agentResourceRoleArn: ref("role", "arn") } },
            },
            "an agent of each provider has the one role": {
                role: { type: roleType },
                ordering: { type: agentType, props: { agentResourceRoleArn: ref("role", "arn") } },
                travelling: { type: nativeAgentType, props: { agentResourceRoleArn: ref("role", "arn") } },
            },
            "the one role is not part of the stack": {
                ordering: {
                    type: agentType,
                    props: { agentResourceRoleArn: "arn:aws:iam::111122223333:role/agents" },
                },
                travelling: {
                    type: agentType,
                    props: { agentResourceRoleArn: "arn:aws:iam::111122223333:role/agents" },
                },
            },
        },
        unknown: {
            "the role of the other agent is not known yet": {
                role: { type: roleType },
                ordering: { type: agentType, props: { agentResourceRoleArn: ref("role", "arn") } },
                travelling: { type: agentType, props: { agentResourceRoleArn: unknownValue } },
            },
        },
    },
});

/** Whether both name one role that the graph does not have. */
function isSameElsewhere(
    one: { readonly agentResourceRoleArn?: string },
    other: { readonly agentResourceRoleArn?: string },
): boolean {
    if (isUnknown(one, "agentResourceRoleArn") || isUnknown(other, "agentResourceRoleArn")) return false;
    return one.agentResourceRoleArn !== undefined && one.agentResourceRoleArn === other.agentResourceRoleArn;
}
