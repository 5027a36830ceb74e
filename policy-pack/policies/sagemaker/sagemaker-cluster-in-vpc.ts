import { asList, definePolicy, isSet, unknownValue } from "../../policy";
import { clusterType } from "../../services/sagemaker-clusters";
import type { ClusterArgs } from "../../services/sagemaker-clusters";

const vpcConfig = { subnets: ["subnet-0a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] };
const workers = { instanceGroupName: "workers", instanceType: "ml.p5.48xlarge", instanceCount: 16 };

export default definePolicy<ClusterArgs>({
    id: "sagemaker-cluster-in-vpc",
    title: "HyperPod clusters run in a VPC of the account",
    severity: "high",
    appliesTo: clusterType,
    supports: ["A.4.5", "A.7.2"],
    why: "Outside a VPC the nodes reach the internet past every security group and flow log of yours, with the training data and the weights of weeks on them.",
    fix: "Set vpcConfig with private subnets and securityGroupIds; each instance group may have one of its own in overrideVpcConfig.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites.html",
    check(cluster, { report, each }) {
        if (isSet(cluster.vpcConfig, "subnets")) return;
        const groups = [...asList(cluster.instanceGroups), ...asList(cluster.restrictedInstanceGroups)];
        let outside = groups.length === 0;
        each(groups, ({ overrideVpcConfig }) => {
            outside ||= !isSet(overrideVpcConfig, "subnets");
        });
        if (outside) report("runs outside any VPC", "vpcConfig");
    },
    examples: {
        passes: {
            "subnets are given": { vpcConfig, instanceGroups: [workers] },
            "the stack itself makes the subnets": {
                vpcConfig: { subnets: [unknownValue], securityGroupIds: [unknownValue] },
                instanceGroups: [workers],
            },
            "each instance group has subnets of its own": {
                instanceGroups: [{ ...workers, overrideVpcConfig: vpcConfig }],
            },
        },
        fails: {
            "there is no vpcConfig": { instanceGroups: [workers] },
            "one of two groups has no subnets": {
                instanceGroups: [{ ...workers, overrideVpcConfig: vpcConfig }, workers],
            },
        },
        unknown: { "the network is not known yet": { vpcConfig: unknownValue, instanceGroups: [workers] } },
    },
});
