import type { AgentcoreGatewayTargetArgs } from "@pulumi/aws/bedrock";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { gatewayTargetType, jwtAuthorizedTypes, jwtAuthorizerOf } from "../../services/agentcore";
import type { JwtAuthorizedArgs } from "../../services/agentcore";

const managed = {
    endpointIpAddressType: "IPV4",
    vpcIdentifier: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0123456789abcdef0"],
};

export default definePolicy<Pick<AgentcoreGatewayTargetArgs, "privateEndpoint"> & JwtAuthorizedArgs>({
    id: "agentcore-private-endpoint-security-groups",
    title: "Private endpoints of agents have security groups of their own",
    severity: "low",
    appliesTo: [gatewayTargetType, ...jwtAuthorizedTypes],
    supports: ["A.6.2.5"],
    why: "Without one the endpoint gets the default security group of the VPC, which lets it talk to whatever else was left there.",
    fix: "List security groups in managedVpcResource.securityGroupIds.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-vpc-egress.html",
    check(props, { report, resource, notApplicable }) {
        const found = resource.type === gatewayTargetType ? undefined : jwtAuthorizerOf(props);
        const endpoint = found ? found.authorizer.privateEndpoint : props.privateEndpoint;
        if (!endpoint?.managedVpcResource) return notApplicable();
        if (isSet(endpoint.managedVpcResource, "securityGroupIds")) return;
        const path = found ? `${found.path}.privateEndpoint` : "privateEndpoint";
        report("has a private endpoint in the default security group", `${path}.managedVpcResource.securityGroupIds`);
    },
    examples: {
        passes: {
            "a security group is named": {
                privateEndpoint: { managedVpcResource: { ...managed, securityGroupIds: ["sg-0123456789abcdef0"] } },
            },
            "the security group is made in the same deployment": {
                privateEndpoint: { managedVpcResource: { ...managed, securityGroupIds: [unknownValue] } },
            },
        },
        fails: {
            "no security group is named": { privateEndpoint: { managedVpcResource: managed } },
            "an authorizer reaches its provider by an endpoint without one": ofType(
                "aws:bedrock/agentcoreGateway:AgentcoreGateway",
                {
                    authorizerConfiguration: {
                        customJwtAuthorizer: { privateEndpoint: { managedVpcResource: managed } },
                    },
                },
            ),
        },
        unknown: { "the endpoint is not known yet": { privateEndpoint: unknownValue } },
        notApplicable: {
            "there is no private endpoint": {},
            "the endpoint is managed elsewhere": {
                privateEndpoint: {
                    selfManagedLatticeResource: { resourceConfigurationIdentifier: "rcfg-0123456789abcdef0" },
                },
            },
        },
    },
});
