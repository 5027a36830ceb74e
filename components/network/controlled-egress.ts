import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { stackName } from "../naming";
import type { OptOuts } from "../opt-outs";
import { optOutTags } from "../opt-outs";
import { EncryptionKey } from "../security/encryption-key";
import { allowedTargets, firewallEndpointId, refusedProtocols } from "./egress-rules";
import type { NetworkLayout, PrivateNetwork } from "./private-network";

export interface ControlledEgressArgs {
    /** Whose workloads get out. */
    readonly network: PrivateNetwork;
    /** The hosts that they reach: `huggingface.co` is this one alone, `.huggingface.co` every one below it too. */
    readonly allowedHosts: readonly string[];
    /** Why the network needs a way to the internet at all. */
    readonly optOuts: Required<OptOuts<"route-no-open-igw">>;
    /** Encrypts firewall, rules and logs; it has to let logs use it. One of the component's own unless told. */
    readonly key?: EncryptionKey;
    /** Where things are in a network that was there already; one that is made here knows it. */
    readonly layout?: NetworkLayout;
}

/**
 * A way out of a private network to named hosts only: AWS Network Firewall before a NAT gateway, which lets through what
 * asks for an allowed host by TLS or HTTP, drops all else, and logs both. It stands in one zone of the network.
 */
export class ControlledEgress extends pulumi.ComponentResource {
    readonly firewallArn: pulumi.Output<string>;
    /** For workloads that go out, beside the network's own group: HTTPS to anywhere, which the firewall narrows. */
    readonly securityGroupId: pulumi.Output<string>;
    /** Holds what was dropped, and every flow. */
    readonly logGroupName: string;

    private readonly name: string;

    /** @throws Error when a host is none, no host is given, the key does not serve, or the layout is missing or too much */
    constructor(name: string, args: ControlledEgressArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:network:ControlledEgress", name, {}, opts);
        this.name = name;
        const targets = allowedTargets(name, args.allowedHosts);
        const tags = optOutTags(args.optOuts);
        const layout = layoutOf(name, args);
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["logs"] }, { parent: this });
        key.assertUsedBy("logs", name);
        this.logGroupName = `/aws/network-firewall/${stackName(name, 480)}`;
        const vpcId = args.network.vpcId;

        const outside = this.createSubnet("outside", vpcId, layout.spareRanges[1], layout.zone);
        const inspection = this.createSubnet("firewall", vpcId, layout.spareRanges[0], layout.zone);
        // What leads to the internet is one route table's only, which carries the opt-out.
        const outsideTable = this.createRouteTable("outside", vpcId, outside.id, tags);
        const inspectionTable = this.createRouteTable("firewall", vpcId, inspection.id);

        const gateway = new aws.ec2.InternetGateway(name, { vpcId, tags: this.named(name) }, { parent: this });
        const address = new aws.ec2.Eip(
            name,
            { domain: "vpc", tags: this.named(name) },
            { parent: this, dependsOn: gateway },
        );
        const nat = new aws.ec2.NatGateway(
            name,
            { subnetId: outside.id, allocationId: address.id, tags: this.named(name) },
            { parent: this, dependsOn: gateway },
        );
        const firewall = this.createFirewall(vpcId, inspection.id, targets, key);
        const endpointId = firewall.firewallStatuses.apply(firewallEndpointId);
        this.createLogs(firewall.arn, key);

        const everywhere = "0.0.0.0/0";
        this.route("outside", outsideTable.id, everywhere, { gatewayId: gateway.id });
        this.route("firewall", inspectionTable.id, everywhere, { natGatewayId: nat.id });
        layout.routeTableIds.forEach((routeTableId, index) => {
            this.route(`workloads-${index}`, routeTableId, everywhere, { vpcEndpointId: endpointId });
        });
        // Answers come back through the firewall too, which has to see both halves of a conversation.
        layout.subnetRanges.forEach((range, index) => {
            this.route(`back-${index}`, outsideTable.id, range, { vpcEndpointId: endpointId });
        });

        this.firewallArn = firewall.arn;
        this.securityGroupId = this.createSecurityGroup(vpcId);
        this.registerOutputs({
            firewallArn: this.firewallArn,
            securityGroupId: this.securityGroupId,
            logGroupName: this.logGroupName,
        });
    }

    private createFirewall(
        vpcId: pulumi.Output<string>,
        subnetId: pulumi.Output<string>,
        targets: string[],
        key: EncryptionKey,
    ): aws.networkfirewall.Firewall {
        const encryptionConfiguration = { type: "CUSTOMER_KMS", keyId: key.arn };
        const common = { encryptionConfiguration, tags: this.named(this.name) };
        const parent = { parent: this };
        const ruleOrder = "STRICT_ORDER";
        const protocols = new aws.networkfirewall.RuleGroup(
            `${this.name}-protocols`,
            {
                ...common,
                name: stackName(`${this.name}-protocols`, 128),
                description: "Drops what is not TCP, and so names no host",
                type: "STATEFUL",
                capacity: 10,
                ruleGroup: {
                    statefulRuleOptions: { ruleOrder },
                    rulesSource: { statefulRules: refusedProtocols },
                },
            },
            parent,
        );
        const hosts = new aws.networkfirewall.RuleGroup(
            `${this.name}-hosts`,
            {
                ...common,
                name: stackName(`${this.name}-hosts`, 128),
                description: "The hosts that workloads reach",
                type: "STATEFUL",
                // It cannot be changed later, and a host takes two of it: one for TLS and one for HTTP.
                capacity: 1000,
                ruleGroup: {
                    statefulRuleOptions: { ruleOrder },
                    rulesSource: {
                        rulesSourceList: {
                            generatedRulesType: "ALLOWLIST",
                            targetTypes: ["TLS_SNI", "HTTP_HOST"],
                            targets,
                        },
                    },
                },
            },
            parent,
        );
        const policy = new aws.networkfirewall.FirewallPolicy(
            this.name,
            {
                ...common,
                name: stackName(this.name, 128),
                firewallPolicy: {
                    statelessDefaultActions: ["aws:forward_to_sfe"],
                    statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
                    statefulEngineOptions: { ruleOrder, streamExceptionPolicy: "REJECT" },
                    // A handshake of TCP goes through, as only what follows it names a host.
                    statefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
                    statefulRuleGroupReferences: [
                        { priority: 1, resourceArn: protocols.arn },
                        { priority: 2, resourceArn: hosts.arn },
                    ],
                },
            },
            parent,
        );
        return new aws.networkfirewall.Firewall(
            this.name,
            {
                ...common,
                name: stackName(this.name, 128),
                description: `What may go out by ${this.name}`,
                vpcId,
                subnetMappings: [{ subnetId }],
                firewallPolicyArn: policy.arn,
                deleteProtection: true,
                firewallPolicyChangeProtection: true,
                subnetChangeProtection: true,
            },
            parent,
        );
    }

    private createLogs(firewallArn: pulumi.Output<string>, key: EncryptionKey): void {
        const logGroup = new aws.cloudwatch.LogGroup(
            this.name,
            { name: this.logGroupName, kmsKeyId: key.arn, retentionInDays: 365 },
            { parent: this },
        );
        new aws.networkfirewall.LoggingConfiguration(
            this.name,
            {
                firewallArn,
                loggingConfiguration: {
                    logDestinationConfigs: ["ALERT", "FLOW"].map((logType) => ({
                        logType,
                        logDestinationType: "CloudWatchLogs",
                        logDestination: { logGroup: logGroup.name },
                    })),
                },
            },
            { parent: this },
        );
    }

    private createSecurityGroup(vpcId: pulumi.Output<string>): pulumi.Output<string> {
        const group = new aws.ec2.SecurityGroup(
            this.name,
            { vpcId, description: "Workloads: out over HTTPS by way of the firewall", tags: this.named(this.name) },
            { parent: this },
        );
        new aws.vpc.SecurityGroupEgressRule(
            this.name,
            {
                securityGroupId: group.id,
                description: "HTTPS, to the hosts that the firewall allows",
                fromPort: 443,
                toPort: 443,
                ipProtocol: "tcp",
                cidrIpv4: "0.0.0.0/0",
            },
            { parent: this },
        );
        return group.id;
    }

    private createSubnet(
        side: string,
        vpcId: pulumi.Output<string>,
        cidrBlock: string,
        availabilityZone: pulumi.Input<string>,
    ): aws.ec2.Subnet {
        const name = `${this.name}-${side}`;
        return new aws.ec2.Subnet(
            name,
            { vpcId, cidrBlock, availabilityZone, mapPublicIpOnLaunch: false, tags: this.named(name) },
            { parent: this },
        );
    }

    private createRouteTable(
        side: string,
        vpcId: pulumi.Output<string>,
        subnetId: pulumi.Output<string>,
        tags: Record<string, string> = {},
    ): aws.ec2.RouteTable {
        const name = `${this.name}-${side}`;
        const table = new aws.ec2.RouteTable(name, { vpcId, tags: { ...this.named(name), ...tags } }, { parent: this });
        new aws.ec2.RouteTableAssociation(name, { subnetId, routeTableId: table.id }, { parent: this });
        return table;
    }

    private route(
        side: string,
        routeTableId: pulumi.Input<string>,
        destinationCidrBlock: string,
        target: Pick<aws.ec2.RouteArgs, "gatewayId" | "natGatewayId" | "vpcEndpointId">,
    ): void {
        new aws.ec2.Route(`${this.name}-${side}`, { routeTableId, destinationCidrBlock, ...target }, { parent: this });
    }

    private named(name: string): Record<string, string> {
        return { Name: stackName(name, 255) };
    }
}

function layoutOf(name: string, { network, layout }: ControlledEgressArgs): NetworkLayout {
    if (network.layout && layout) {
        throw new Error(`"${name}" is told the layout of a network that knows its own: leave out layout.`);
    }
    const known = network.layout ?? layout;
    if (known === undefined) {
        throw new Error(
            `"${name}" goes out of a network that was there already: give it the layout, with the route tables and ranges of ` +
                "the workloads' subnets and two ranges to spare.",
        );
    }
    return known;
}
