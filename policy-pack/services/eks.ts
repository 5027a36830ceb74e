import type { ConfigSchema } from "../policy";

export const clusterType = "aws:eks/cluster:Cluster";
export const nodeGroupType = "aws:eks/nodeGroup:NodeGroup";
export const addonType = "aws:eks/addon:Addon";

/** The kinds of logs that a control plane can write; none is on by default. */
export const controlPlaneLogs = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

/** The configuration of policies on Kubernetes versions. */
export interface VersionConfig {
    oldestVersion: string;
}

export const versionConfig = {
    oldestVersion: {
        type: "string",
        default: "1.32",
        pattern: String.raw`^1\.\d+$`,
        description:
            "The oldest Kubernetes version to accept; versions before the default get no more patches from AWS.",
    },
} as const satisfies ConfigSchema<VersionConfig>;
