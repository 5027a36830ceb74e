import type { VpcArgs } from "@pulumi/aws/ec2";

import { definePolicy, ref, unknownValue } from "../../policy";

const vpcType = "aws:ec2/vpc:Vpc";
const flowLogType = "aws:ec2/flowLog:FlowLog";
const toBucket = {
    logDestination: "arn:aws:s3:::central-flow-logs",
    logDestinationType: "s3",
    trafficType: "ALL",
};

export default definePolicy<VpcArgs>({
    id: "vpc-flow-logs",
    title: "Every VPC has flow logs",
    severity: "medium",
    scope: "stack",
    appliesTo: [vpcType, "aws:ec2/defaultVpc:DefaultVpc"],
    supports: ["A.6.2.8"],
    equivalents: ["checkov:CKV2_AWS_11", "cdk-nag:VPCFlowLogsEnabled", "fsbp:EC2.6"],
    why: "After an incident, only flow logs say what talked to what, and how much went out.",
    fix: "Add a FlowLog with the VPC's vpcId, trafficType ALL and a log group or bucket as logDestination.",
    reference: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
    check(vpc, { graph, report, unknown }) {
        // Flow logs of single subnets leave out the subnets to come.
        const flowLogs = graph.referringTo(vpc, "vpcId", flowLogType);
        if (flowLogs.resources.length > 0) return;
        if (flowLogs.complete) report("has no flow logs");
        else unknown("may be the VPC of a flow log whose VPC is not known yet");
    },
    examples: {
        passes: {
            "the VPC has a flow log": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
                flows: { type: flowLogType, props: { vpcId: ref("network"), ...toBucket } },
            },
        },
        fails: {
            "there is no flow log": { network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } } },
            "the flow log is another VPC's": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
                flows: { type: flowLogType, props: { vpcId: "vpc-0123456789abcdef0", ...toBucket } },
            },
            "the flow log is only one subnet's": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
                subnet: { type: "aws:ec2/subnet:Subnet", props: { vpcId: ref("network"), cidrBlock: "10.0.0.0/24" } },
                flows: { type: flowLogType, props: { subnetId: ref("subnet"), ...toBucket } },
            },
        },
        unknown: {
            "the VPC of the flow log is not known yet": {
                network: { type: vpcType, props: { cidrBlock: "10.0.0.0/16" } },
                flows: { type: flowLogType, props: { vpcId: unknownValue, ...toBucket } },
            },
        },
    },
});
