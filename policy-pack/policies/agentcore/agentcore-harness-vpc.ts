import type { AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";

import { asList, definePolicy, unknownValue } from "../../policy";
import type { Readable } from "../../policy";
import { harnessType } from "../../services/agentcore";

const inNetwork = (networkMode: string): Readable<AgentcoreHarnessArgs> => ({
    environments: [
        {
            agentcoreRuntimeEnvironments: [
                {
                    networkConfigurations: [
                        {
                            networkMode,
                            networkModeConfigs: [
                                {
                                    subnets: ["subnet-0123456789abcdef0"],
                                    securityGroups: ["sg-0123456789abcdef0"],
                                },
                            ],
                        },
                    ],
                },
            ],
        },
    ],
});

export default definePolicy<AgentcoreHarnessArgs>({
    id: "agentcore-harness-vpc",
    title: "Harnesses run their agent in a VPC",
    severity: "high",
    appliesTo: harnessType,
    supports: ["A.6.2.5", "A.9.4"],
    why: "A harness gives its agent a shell. With a public network, one injected prompt is enough to send whatever it reads to any address.",
    fix: "Set networkMode to VPC in environments.agentcoreRuntimeEnvironments.networkConfigurations, with subnets and security groups.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/harness.html",
    check({ environments }, { report }) {
        const modes = asList(environments)
            .flatMap((environment) => asList(environment.agentcoreRuntimeEnvironments))
            .flatMap((environment) => asList(environment.networkConfigurations))
            .map(({ networkMode }) => networkMode);
        // Absent means a public network.
        if (modes.length > 0 && modes.every((mode) => mode === "VPC")) return;
        report("has a public network", "environments.0.agentcoreRuntimeEnvironments.0.networkConfigurations");
    },
    examples: {
        passes: { "the harness is in private subnets": inNetwork("VPC") },
        fails: {
            "the network is public": inNetwork("PUBLIC"),
            "no network is said": {},
            "an environment says nothing of its network": {
                environments: [{ agentcoreRuntimeEnvironments: [{ lifecycleConfigurations: [] }] }],
            },
        },
        unknown: {
            "the network mode is not known yet": inNetwork(unknownValue),
        },
    },
});
