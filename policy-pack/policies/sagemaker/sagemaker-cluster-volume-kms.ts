import { asList, definePolicy, isSet, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { clusterType, instanceGroupsOf } from "../../services/sagemaker-clusters";
import type { ClusterArgs } from "../../services/sagemaker-clusters";

const workers = { instanceGroupName: "workers", instanceType: "ml.p5.48xlarge", instanceCount: 16 };
const volumeKmsKeyId = "1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<ClusterArgs>({
    id: "sagemaker-cluster-volume-kms",
    title: "Nodes of HyperPod clusters encrypt their volumes with a customer-managed key",
    severity: "medium",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.7.2"],
    why: "Checkpoints and data stay on the nodes' volumes for weeks; only a key of your own shows who used it, and lets you put an end to it.",
    fix: "Give each instance group an ebsVolumeConfig with volumeKmsKeyId, and one with rootVolume true for the root volume.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterEbsVolumeConfig.html",
    check(cluster, { report, each }) {
        each(instanceGroupsOf(cluster), ({ property, groups }) => {
            each(groups, (group, index) => {
                const volumes = asList(group.instanceStorageConfigs).filter((storage) =>
                    isSet(storage, "ebsVolumeConfig"),
                );
                const path = `${property}.${index}.instanceStorageConfigs`;
                if (volumes.length === 0) report("has nodes without a customer-managed key", path);
                each(volumes, ({ ebsVolumeConfig }) => {
                    if (!isCustomerKey(ebsVolumeConfig, "volumeKmsKeyId")) {
                        report("has volumes without a customer-managed key", path);
                    }
                });
            });
        });
    },
    examples: {
        passes: {
            "a key is given": {
                instanceGroups: [{ ...workers, instanceStorageConfigs: [{ ebsVolumeConfig: { volumeKmsKeyId } }] }],
            },
            "the stack itself makes the key": {
                instanceGroups: [
                    {
                        ...workers,
                        instanceStorageConfigs: [
                            { ebsVolumeConfig: { rootVolume: true, volumeKmsKeyId: unknownValue } },
                        ],
                    },
                ],
            },
        },
        fails: {
            "nothing is said of volumes": { instanceGroups: [workers] },
            "one volume has no key": {
                restrictedInstanceGroups: [
                    {
                        ...workers,
                        instanceStorageConfigs: [
                            { ebsVolumeConfig: { volumeKmsKeyId } },
                            { ebsVolumeConfig: { volumeSizeInGb: 500 } },
                        ],
                    },
                ],
            },
        },
        unknown: {
            "a volume is not known yet": {
                instanceGroups: [{ ...workers, instanceStorageConfigs: [{ ebsVolumeConfig: unknownValue }] }],
            },
        },
    },
});
