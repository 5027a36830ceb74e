import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** Nodes for everything, and nodes for pods that ask for a GPU. */
export type NodeKind = "general" | "gpu";

const gigabytes: Readonly<Record<string, number>> = {
    // Bottlerocket's own files.
    "/dev/xvda": 8,
    // Images and what pods write.
    "/dev/xvdb": 100,
};

/** How a node is started: encrypted volumes, and credentials of the node that no pod can ask for. */
export function launchTemplate(
    instanceType: string,
    keyArn: pulumi.Input<string>,
    securityGroupIds: pulumi.Input<string>[],
): aws.ec2.LaunchTemplateArgs {
    return {
        instanceType,
        vpcSecurityGroupIds: securityGroupIds,
        updateDefaultVersion: true,
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        monitoring: { enabled: true },
        blockDeviceMappings: Object.entries(gigabytes).map(([deviceName, volumeSize]) => ({
            deviceName,
            ebs: { volumeType: "gp3", volumeSize, encrypted: "true", kmsKeyId: keyArn, deleteOnTermination: "true" },
        })),
    };
}

/** How many nodes there are, and which pods they take. Bottlerocket has no shell and a read-only system. */
export function nodeGroup(
    kind: NodeKind,
    { min, max }: { readonly min: number; readonly max: number },
): Pick<aws.eks.NodeGroupArgs, "amiType" | "scalingConfig" | "taints" | "updateConfig"> {
    return {
        amiType: kind === "gpu" ? "BOTTLEROCKET_x86_64_NVIDIA" : "BOTTLEROCKET_x86_64",
        scalingConfig: { minSize: min, maxSize: max, desiredSize: min },
        updateConfig: { maxUnavailable: 1 },
        ...(kind === "gpu" ? { taints: [{ key: "nvidia.com/gpu", value: "true", effect: "NO_SCHEDULE" }] } : {}),
    };
}
