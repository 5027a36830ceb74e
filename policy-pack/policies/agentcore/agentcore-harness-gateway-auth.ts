import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue } from "../../policy";
import { harnessType } from "../../services/agentcore";

const gatewayArn = "arn:aws:bedrock-agentcore:eu-central-1:111122223333:gateway/claims-a1b2c3d4e5";
const tool = (outboundAuth: object): { tools: object[] } => ({
    tools: [{ type: "agentcoreGateway", config: { agentcoreGateway: { gatewayArn, outboundAuth } } }],
});

export default definePolicy<AgentcoreHarnessArgs>({
    id: "agentcore-harness-gateway-auth",
    title: "Harnesses authenticate themselves to gateways",
    severity: "high",
    appliesTo: harnessType,
    supports: ["A.9.4"],
    why: "A harness that shows no credential works only with a gateway that lets everybody in, and its policies cannot tell who calls.",
    fix: "Set outboundAuth to awsIam or oauth.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness.html",
    check({ tools }, { report, each }) {
        each(tools, ({ config }, index) => {
            // Absent means a signature with the role of the harness.
            if (config?.agentcoreGateway?.outboundAuth?.none !== true) return;
            report("calls a gateway without a credential", `tools.${index}.config.agentcoreGateway.outboundAuth.none`);
        });
    },
    examples: {
        passes: {
            "there are no tools": {},
            "requests are signed": tool({ awsIam: true }),
            "the kind is left at its default, a signature": tool({}),
        },
        fails: { "there is no authentication": tool({ none: true }) },
        unknown: { "it is not known yet": tool({ none: unknownValue }) },
    },
});
