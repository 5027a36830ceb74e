import type { VpcEndpointArgs } from "@pulumi/aws/ec2";

import { definePolicy, unknownValue } from "../../policy";

const runtime = {
    vpcId: "vpc-0123456789abcdef0",
    vpcEndpointType: "Interface",
    serviceName: "com.amazonaws.eu-central-1.bedrock-runtime",
};

export default definePolicy<VpcEndpointArgs>({
    id: "vpce-private-dns",
    title: "Interface endpoints of AWS services answer by the service's own name",
    severity: "medium",
    appliesTo: "aws:ec2/vpcEndpoint:VpcEndpoint",
    supports: ["A.4.5", "A.6.2.5"],
    why:
        "Without private DNS an SDK finds the service's public address: calls go past the endpoint and its policy over " +
        "the internet, or fail where there is none.",
    fix: "Set privateDnsEnabled to true, in a VPC with enableDnsSupport and enableDnsHostnames.",
    reference: "https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
    check({ vpcEndpointType, serviceName, privateDnsEnabled }, { report, notApplicable }) {
        // Services of others have no name of their own to answer by, unless they verified one.
        if (vpcEndpointType !== "Interface" || serviceName?.startsWith("com.amazonaws.vpce.")) notApplicable();
        // A gateway endpoint beside answers for S3 and DynamoDB by its routes.
        if (/\.(s3|dynamodb)$/.test(serviceName ?? "")) notApplicable();
        if (String(privateDnsEnabled) !== "true") {
            report("does not answer by the service's own name", "privateDnsEnabled");
        }
    },
    examples: {
        passes: { "private DNS is on": { ...runtime, privateDnsEnabled: true } },
        fails: {
            "private DNS is left at the provider's default, off": runtime,
            "private DNS is off": { ...runtime, privateDnsEnabled: false },
        },
        unknown: { "it is not known yet": { ...runtime, privateDnsEnabled: unknownValue } },
        notApplicable: {
            "a gateway endpoint is a route": { vpcId: runtime.vpcId, serviceName: "com.amazonaws.eu-central-1.s3" },
            "S3 may have a gateway endpoint beside": { ...runtime, serviceName: "com.amazonaws.eu-central-1.s3" },
            "the service is another company's": {
                ...runtime,
                serviceName: "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0",
            },
        },
    },
});
