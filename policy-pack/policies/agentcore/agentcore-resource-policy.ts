import { definePolicy, ref, unknownValue } from "../../policy";
import { gatewayType, resourcePolicyType, runtimeType } from "../../services/agentcore";

const policy = "{}";

export default definePolicy({
    id: "agentcore-resource-policy",
    title: "Agent runtimes and gateways have a resource policy",
    severity: "low",
    scope: "stack",
    appliesTo: [runtimeType, gatewayType],
    supports: ["A.9.4"],
    equivalents: ["aws-aiml:AC-10", "aws-aiml:AG-21"],
    why: "Without one, any identity of the account whose policy is wide enough may invoke it; a policy at the resource itself says who may, and from where.",
    fix: "Add an AgentcoreResourcePolicy whose resourceArn is the runtime or gateway.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/resource-based-policies.html",
    check(subject, { graph, report, unknown }) {
        const policies = graph.referringTo(subject, "resourceArn", resourcePolicyType);
        if (policies.resources.length > 0) return;
        if (policies.complete) report("has no resource policy");
        else unknown("may be the resource of a policy whose resource is not known yet");
    },
    examples: {
        passes: {
            "a runtime has a policy": {
                agent: { type: runtimeType },
                access: { type: resourcePolicyType, props: { resourceArn: ref("agent", "agentRuntimeArn"), policy } },
            },
            "a gateway has a policy": {
                tools: { type: gatewayType },
                access: { type: resourcePolicyType, props: { resourceArn: ref("tools", "gatewayArn"), policy } },
            },
        },
        fails: {
            "a runtime has none": { agent: { type: runtimeType } },
            "the policy is another gateway's": {
                tools: { type: gatewayType },
                other: { type: gatewayType },
                access: { type: resourcePolicyType, props: { resourceArn: ref("other", "gatewayArn"), policy } },
            },
        },
        unknown: {
            "the resource of a policy is not known yet": {
                agent: { type: runtimeType },
                access: { type: resourcePolicyType, props: { resourceArn: unknownValue, policy } },
            },
        },
    },
});
