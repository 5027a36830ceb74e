import { definePolicy, isUnknown, ref, unknownValue } from "../../policy";
import type { ResourceView } from "../../policy";
import {
    browserType,
    codeInterpreterType,
    harnessType,
    roleHolderTypes,
    roleProperties,
    rolePropertyOf,
    runtimeType,
} from "../../services/agentcore";
import type { RoleHolderArgs } from "../../services/agentcore";
import { roleType } from "../../services/execution-roles";

export default definePolicy<RoleHolderArgs>({
    id: "agentcore-role-not-shared",
    title: "Agents, gateways and tools have roles of their own",
    severity: "medium",
    scope: "stack",
    appliesTo: roleHolderTypes,
    supports: ["A.3.2", "A.9.4"],
    why: "A shared role has what any of its users needs: code that a model wrote runs with the rights of the agent, one agent with those of the next, and the trail does not tell them apart.",
    fix: "Give each runtime, gateway, harness, browser and code interpreter an IAM role of its own.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html",
    check(subject, { graph, report, unknown, notApplicable }) {
        const property = rolePropertyOf(subject.props);
        if (!property) return notApplicable();
        const others = graph.ofType<RoleHolderArgs>(...roleHolderTypes).filter(({ urn }) => urn !== subject.urn);
        const mine = graph.referredToBy(subject, property, roleType);
        let isOpen = false;
        for (const other of others) {
            const theirProperty = rolePropertyOf(other.props);
            if (!theirProperty) continue;
            const theirs = graph.referredToBy(other, theirProperty, roleType);
            const isShared = theirs.resources.some(({ urn }) => mine.resources.some((role) => role.urn === urn));
            // A role of another stack is known by its ARN only.
            if (isShared || (isKnown(subject) && isKnown(other) && roleOf(subject) === roleOf(other))) {
                return report(`shares its role with "${other.name}"`, property);
            }
            if (!mine.complete || !theirs.complete) isOpen = true;
        }
        if (isOpen) unknown("may share its role, which is not known yet", property);
    },
    examples: {
        passes: {
            "there is one agent, whose role is not known yet": {
                agent: { type: runtimeType, props: { roleArn: unknownValue } },
            },
            "each has a role": {
                agentRole: { type: roleType },
                toolRole: { type: roleType },
                agent: { type: runtimeType, props: { roleArn: ref("agentRole", "arn") } },
                interpreter: { type: codeInterpreterType, props: { executionRoleArn: ref("toolRole", "arn") } },
            },
            "roles of another stack are different": {
                claims: { type: runtimeType, props: { roleArn: "arn:aws:iam::111122223333:role/claims-agent" } },
                billing: { type: runtimeType, props: { roleArn: "arn:aws:iam::111122223333:role/billing-agent" } },
            },
        },
        fails: {
            "a code interpreter has the role of the agent": {
                role: { type: roleType },
                agent: { type: runtimeType, props: { roleArn: ref("role", "arn") } },
                interpreter: { type: codeInterpreterType, props: { executionRoleArn: ref("role", "arn") } },
            },
            "two agents have one role of another stack": {
                claims: { type: runtimeType, props: { roleArn: "arn:aws:iam::111122223333:role/agent" } },
                billing: { type: harnessType, props: { executionRoleArn: "arn:aws:iam::111122223333:role/agent" } },
            },
        },
        unknown: {
            "one role is not known yet": {
                claims: { type: runtimeType, props: { roleArn: unknownValue } },
                billing: { type: runtimeType, props: { roleArn: "arn:aws:iam::111122223333:role/billing-agent" } },
            },
        },
        notApplicable: { "a browser has no role": { browser: { type: browserType } } },
    },
});

function isKnown({ props }: ResourceView<RoleHolderArgs>): boolean {
    return roleProperties.every((name) => !isUnknown(props, name));
}

function roleOf({ props }: ResourceView<RoleHolderArgs>): string | undefined {
    return props.roleArn ?? props.executionRoleArn;
}
