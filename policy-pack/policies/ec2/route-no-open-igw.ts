import type { RouteArgs, RouteTableArgs } from "@pulumi/aws/ec2";

import { asList, definePolicy, isUnknown, ref, unknownValue } from "../../policy";
import type { GraphView, ResourceView } from "../../policy";
import { isWholeInternet } from "../../services/ec2";

const routeType = "aws:ec2/route:Route";
const tableType = "aws:ec2/routeTable:RouteTable";
const gatewayType = "aws:ec2/internetGateway:InternetGateway";
const privateGatewayType = "aws:ec2/vpnGateway:VpnGateway";

export default definePolicy<RouteArgs & Pick<RouteTableArgs, "routes">>({
    id: "route-no-open-igw",
    title: "No route leads everywhere through an internet gateway",
    severity: "medium",
    scope: "stack",
    appliesTo: [routeType, tableType, "aws:ec2/defaultRouteTable:DefaultRouteTable"],
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: ["cdk-nag:VPCNoUnrestrictedRouteToIGW"],
    why: "A subnet with such a route is public: what is in it needs one address to be reached, and can send data anywhere.",
    fix:
        "Remove the route and reach AWS's services by VPC endpoints; where something has to be public, keep the route in a " +
        "stack or subnet of its own that holds nothing but load balancers and NAT gateways.",
    reference: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html",
    check(resource, { graph, report, unknown, each }) {
        const { props } = resource;
        const message = "sends what goes to the internet through an internet gateway";
        if (resource.type === routeType) {
            const networks = [props.destinationCidrBlock, props.destinationIpv6CidrBlock];
            if (!networks.some((network) => network !== undefined && isWholeInternet(network))) return;
            const verdict = leadsToInternet(graph, resource, props, "gatewayId");
            if (verdict === "yes") report(message, "gatewayId");
            if (verdict === "unknown") unknown("is not known yet", "gatewayId");
            return;
        }
        each(asList(props.routes), (route, index) => {
            const networks = [route.cidrBlock, route.ipv6CidrBlock];
            if (!networks.some((network) => network !== undefined && isWholeInternet(network))) return;
            const verdict = leadsToInternet(graph, resource, route, "routes.gatewayId");
            if (verdict === "yes") report(message, `routes.${index}.gatewayId`);
            if (verdict === "unknown") unknown("is not known yet", `routes.${index}.gatewayId`);
        });
    },
    examples: {
        passes: {
            "a route leads to a NAT gateway": {
                outward: {
                    type: routeType,
                    props: { destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-0123456789abcdef0" },
                },
            },
            "a route to one network leads through an internet gateway": {
                gateway: { type: gatewayType },
                office: {
                    type: routeType,
                    props: { destinationCidrBlock: "198.51.100.0/24", gatewayId: ref("gateway") },
                },
            },
            "a route leads everywhere through a virtual private gateway": {
                gateway: { type: privateGatewayType },
                outward: {
                    type: tableType,
                    props: { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }] },
                },
            },
            "a route table has no routes": { closed: { type: tableType, props: { vpcId: "vpc-0123456789abcdef0" } } },
        },
        fails: {
            "a route leads everywhere through an internet gateway of the stack": {
                gateway: { type: gatewayType },
                outward: {
                    type: routeType,
                    props: { destinationCidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") },
                },
            },
            "a route leads everywhere by IPv6 through an internet gateway of another stack": {
                outward: {
                    type: routeType,
                    props: { destinationIpv6CidrBlock: "::/0", gatewayId: "igw-0123456789abcdef0" },
                },
            },
            "a route table has such a route inline": {
                gateway: { type: gatewayType },
                public: {
                    type: tableType,
                    props: { routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: ref("gateway") }] },
                },
            },
        },
        unknown: {
            "the gateway is not known yet": {
                outward: {
                    type: routeType,
                    props: { destinationCidrBlock: "0.0.0.0/0", gatewayId: unknownValue },
                },
            },
            "the network is not known yet": {
                outward: {
                    type: routeType,
                    props: { destinationCidrBlock: unknownValue, gatewayId: "igw-0123456789abcdef0" },
                },
            },
        },
    },
});

/** Whether the gateway of a route is an internet gateway: by its id, or by being one of the stack. */
function leadsToInternet(
    graph: GraphView,
    resource: ResourceView<unknown>,
    route: { readonly gatewayId?: string },
    path: string,
): "yes" | "no" | "unknown" {
    if (!isUnknown(route, "gatewayId")) {
        const { gatewayId } = route;
        if (gatewayId === undefined) return "no";
        return gatewayId.startsWith("igw-") || graph.identifiedBy(gatewayId, gatewayType).length > 0 ? "yes" : "no";
    }
    const gateways = graph.referredToBy(resource, path, gatewayType, privateGatewayType);
    if (gateways.resources.some(({ type }) => type === gatewayType)) return "yes";
    return gateways.complete ? "no" : "unknown";
}
