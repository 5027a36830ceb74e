import { definePolicy, isSet, ref, unknownValue } from "../../policy";
import type { GraphView, ResourceView } from "../../policy";

const roleType = "aws:iam/role:Role";

/** What is an AI system of its own, and the property that names its role. */
const systems: Readonly<Record<string, readonly [kind: string, property: string]>> = {
    "aws:bedrock/agentAgent:AgentAgent": ["agent", "agentResourceRoleArn"],
    "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase": ["knowledge base", "roleArn"],
    "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime": ["agent runtime", "roleArn"],
    "aws:bedrock/customModel:CustomModel": ["model customization", "roleArn"],
    "aws:sagemaker/model:Model": ["model", "executionRoleArn"],
    "aws:sagemaker/notebookInstance:NotebookInstance": ["notebook", "roleArn"],
    "aws:sagemaker/pipeline:Pipeline": ["pipeline", "roleArn"],
    "aws:sagemaker/featureGroup:FeatureGroup": ["feature group", "roleArn"],
};

/** Of these, several of one kind are several systems; several models, say, may well serve one. */
const distinctKinds = ["agent", "agent runtime", "notebook"];

/** The roles that are used, with the systems that use each; worked out once. */
function usersOfRoles(graph: GraphView): ReadonlyMap<string, readonly ResourceView[]> {
    const users = new Map<string, ResourceView[]>();
    for (const [type, [, property]] of Object.entries(systems)) {
        for (const system of graph.ofType(type) as readonly ResourceView[]) {
            for (const role of graph.referredToBy(system, property, roleType).resources) {
                users.set(role.urn, [...(users.get(role.urn) ?? []), system]);
            }
        }
    }
    return users;
}

export default definePolicy<Record<string, unknown>>({
    id: "ai-role-not-shared",
    title: "AI systems have roles of their own",
    severity: "medium",
    scope: "stack",
    appliesTo: Object.keys(systems),
    supports: ["A.3.2", "A.9.4"],
    why:
        "A role that an agent shares with a notebook or a model has what each of them needs: what takes over the one has the " +
        "other's data, and the trail does not tell who it was.",
    fix: "Give each system an IAM role of its own, with what that system needs.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(system, { graph, report, unknown, notApplicable }) {
        const [kind, property] = systems[system.type] as readonly [string, string];
        if (!isSet(system.props, property)) return notApplicable();
        const { resources, complete } = graph.referredToBy(system, property, roleType);
        for (const role of resources) {
            const others = (graph.once(usersOfRoles).get(role.urn) ?? []).filter(({ urn }) => urn !== system.urn);
            const other = others.find(({ type }) => systems[type]?.[0] !== kind || distinctKinds.includes(kind));
            if (other)
                report(
                    `shares its role ("${role.name}") with the ${systems[other.type]?.[0]} "${other.name}"`,
                    property,
                );
        }
        if (!complete) unknown("has a role that is not known yet", property);
    },
    examples: {
        passes: {
            "each has a role": {
                agentRole: { type: roleType },
                notebookRole: { type: roleType },
                agent: {
                    type: "aws:bedrock/agentAgent:AgentAgent",
                    props: { agentResourceRoleArn: ref("agentRole", "arn") },
                },
                notebook: {
                    type: "aws:sagemaker/notebookInstance:NotebookInstance",
                    props: { roleArn: ref("notebookRole", "arn") },
                },
            },
            "two models of one system share a role": {
                role: { type: roleType },
                small: { type: "aws:sagemaker/model:Model", props: { executionRoleArn: ref("role", "arn") } },
                large: { type: "aws:sagemaker/model:Model", props: { executionRoleArn: ref("role", "arn") } },
            },
        },
        fails: {
            "an agent and a notebook share a role": {
                role: { type: roleType },
                agent: {
                    type: "aws:bedrock/agentAgent:AgentAgent",
                    props: { agentResourceRoleArn: ref("role", "arn") },
                },
                notebook: {
                    type: "aws:sagemaker/notebookInstance:NotebookInstance",
                    props: { roleArn: ref("role", "arn") },
                },
            },
            "two notebooks share a role": {
                role: { type: roleType },
                ann: {
                    type: "aws:sagemaker/notebookInstance:NotebookInstance",
                    props: { roleArn: ref("role", "arn") },
                },
                bob: {
                    type: "aws:sagemaker/notebookInstance:NotebookInstance",
                    props: { roleArn: ref("role", "arn") },
                },
            },
        },
        unknown: {
            "the role is not known yet": {
                model: { type: "aws:sagemaker/model:Model", props: { executionRoleArn: unknownValue } },
            },
        },
        notApplicable: { "a runtime names no role": { model: { type: "aws:sagemaker/model:Model" } } },
    },
});
