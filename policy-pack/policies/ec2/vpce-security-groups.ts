import type { VpcEndpointArgs } from "@pulumi/aws/ec2";

import { definePolicy, isSet, unknownValue } from "../../policy";

const runtime = {
    vpcId: "vpc-0123456789abcdef0",
    vpcEndpointType: "Interface",
    serviceName: "com.amazonaws.eu-central-1.sagemaker.runtime",
};

export default definePolicy<VpcEndpointArgs>({
    id: "vpce-security-groups",
    title: "Interface endpoints have security groups of their own",
    severity: "medium",
    appliesTo: "aws:ec2/vpcEndpoint:VpcEndpoint",
    supports: ["A.4.5", "A.6.2.5"],
    why:
        "Without one AWS gives an endpoint the default security group of the VPC, whose members all reach each other: " +
        "who may ask a model is then whoever was started without thought.",
    fix: "Set securityGroupIds to a group that lets in HTTPS from the workloads that need the service.",
    reference: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
    check(endpoint, { report, notApplicable }) {
        if (endpoint.vpcEndpointType !== "Interface") notApplicable();
        if (!isSet(endpoint, "securityGroupIds")) {
            report("has the default security group of its VPC", "securityGroupIds");
        }
    },
    examples: {
        passes: {
            "a group is given": { ...runtime, securityGroupIds: ["sg-0123456789abcdef0"] },
            "the stack itself makes the group": { ...runtime, securityGroupIds: unknownValue },
        },
        fails: {
            "there is no group": runtime,
            "the list of groups is empty": { ...runtime, securityGroupIds: [] },
        },
        unknown: { "what kind of endpoint it is is not known yet": { ...runtime, vpcEndpointType: unknownValue } },
        notApplicable: {
            "a gateway endpoint has none": { vpcId: runtime.vpcId, serviceName: "com.amazonaws.eu-central-1.s3" },
        },
    },
});
