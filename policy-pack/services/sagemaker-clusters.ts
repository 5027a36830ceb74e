import { asList, isSet } from "../policy";
import type { Readable } from "../policy";

/** HyperPod clusters, which only the AWS Native provider makes. */
export const clusterType = "aws-native:sagemaker:Cluster";

interface VpcConfig {
    readonly subnets?: readonly string[];
    readonly securityGroupIds?: readonly string[];
}

interface InstanceGroup {
    readonly instanceGroupName?: string;
    readonly instanceType?: string;
    readonly instanceCount?: number;
    readonly overrideVpcConfig?: VpcConfig;
    readonly instanceStorageConfigs?: readonly {
        readonly ebsVolumeConfig?: {
            readonly rootVolume?: boolean;
            readonly volumeKmsKeyId?: string;
            readonly volumeSizeInGb?: number;
        };
    }[];
}

/** The arguments of a HyperPod cluster. */
export interface ClusterArgs {
    readonly instanceGroups?: readonly InstanceGroup[];
    readonly restrictedInstanceGroups?: readonly InstanceGroup[];
    readonly nodeRecovery?: string;
    readonly vpcConfig?: VpcConfig;
}

/** The instance groups of a cluster, by the property that they stand in. */
export function instanceGroupsOf(
    cluster: Readable<ClusterArgs>,
): readonly { readonly property: string; readonly groups: readonly Readable<InstanceGroup>[] }[] {
    return (["instanceGroups", "restrictedInstanceGroups"] as const)
        .filter((property) => isSet(cluster, property))
        .map((property) => ({ property, groups: asList(cluster[property]) }));
}
