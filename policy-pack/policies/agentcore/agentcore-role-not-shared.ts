import { definePolicy, isUnknown, ref, unknownValue } from "../../policy";
import type { ResourceView } from "../../policy";
import { gatewayType, harnessType, runtimeType } from "../../services/agentcore";

const interpreterType = "aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter";
const browserType = "aws:bedrock/agentcoreBrowser:AgentcoreBrowser";
const roleType = "aws:iam/role:Role";
const types = [runtimeType, gatewayType, harnessType, interpreterType, browserType] as const;

interface RoleArgs {
    readonly roleArn?: string;
    readonly executionRoleArn?: string;
}

const roleProperties = ["roleArn", "executionRoleArn"] as const;

export default definePolicy<RoleArgs>({
    id: "agentcore-role-not-shared",
    title: "Agents, gateways and tools have roles of their own",
    severity: "medium",
    scope: "stack",
    appliesTo: types,
    supports: ["A.3.2", "A.9.4"],
    why: "A shared role has what any of its users needs: code that a model wrote runs with the rights of the agent, one agent with those of the next, and the trail does not tell them apart.",
    fix: "Give each runtime, gateway, harness, browser and code interpreter an IAM role of its own.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/runtime-permissions.html",
    check(subject, { graph, report, unknown, notApplicable }) {
        const property = roleProperties.find((name) => isUnknown(subject.props, name) || subject.props[name]);
        if (!property) return notApplicable();
        const others = (resources: readonly ResourceView<unknown>[]): readonly ResourceView<unknown>[] =>
            resources.filter(({ urn }) => urn !== subject.urn);
        const { resources: roles, complete } = graph.referredToBy(subject, property, roleType);
        const users = roles.flatMap((role) => roleProperties.map((name) => graph.referringTo(role, name, ...types)));
        // A role of another stack is known by its ARN only.
        const named =
            roles.length > 0 || !complete
                ? []
                : graph
                      .ofType<RoleArgs>(...types)
                      .filter(({ props }) =>
                          roleProperties.some(
                              (name) => !isUnknown(props, name) && props[name] === subject.props[property],
                          ),
                      );
        const [first] = others([...users.flatMap(({ resources }) => resources), ...named]) as ResourceView[];
        if (first) report(`shares its role with "${first.name}"`, property);
        else if (!complete || users.some((related) => !related.complete))
            unknown("has a role that is not known yet", property);
    },
    examples: {
        passes: {
            "each has a role": {
                agentRole: { type: roleType },
                toolRole: { type: roleType },
                agent: { type: runtimeType, props: { roleArn: ref("agentRole", "arn") } },
                interpreter: { type: interpreterType, props: { executionRoleArn: ref("toolRole", "arn") } },
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
                interpreter: { type: interpreterType, props: { executionRoleArn: ref("role", "arn") } },
            },
            "two agents have one role of another stack": {
                claims: { type: runtimeType, props: { roleArn: "arn:aws:iam::111122223333:role/agent" } },
                billing: { type: harnessType, props: { executionRoleArn: "arn:aws:iam::111122223333:role/agent" } },
            },
        },
        unknown: { "the role is not known yet": { agent: { type: runtimeType, props: { roleArn: unknownValue } } } },
        notApplicable: { "a browser has no role": { browser: { type: browserType } } },
    },
});
