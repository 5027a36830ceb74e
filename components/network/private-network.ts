import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import { policyDocument } from "../security/policy-document";
import { subnetRanges } from "./address-range";
import type { EndpointService } from "./endpoint-services";
import { defaultEndpointServices, endpointPolicy, endpointServiceName, gatewayServices } from "./endpoint-services";

/** A network that is there already. */
export interface ExistingNetwork {
    readonly vpcId: pulumi.Input<string>;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The security group that workloads get. */
    readonly securityGroupId: pulumi.Input<string>;
}

/** Where things are in a network, for what is put beside the workloads. */
export interface NetworkLayout {
    /** Route tables of the workloads' subnets. */
    readonly routeTableIds: readonly pulumi.Input<string>[];
    /** Addresses of the workloads' subnets. */
    readonly subnetRanges: readonly string[];
    /** Two ranges of the network, /28 or larger, that no subnet has. */
    readonly spareRanges: readonly [string, string];
    /** The availability zone for what is in one only. */
    readonly zone: pulumi.Input<string>;
}

export interface PrivateNetworkArgs {
    /** The network's addresses, /16 to /25; 10.42.0.0/16 unless told. */
    readonly range?: string;
    /** How many availability zones get a subnet, 2 to 6; 2 unless told. */
    readonly zones?: number;
    /** The AWS services that workloads reach; all that a model's life takes unless told. */
    readonly services?: readonly EndpointService[];
    /** Encrypts the flow logs; it has to let CloudWatch Logs use it. One of the network's own unless told. */
    readonly key?: EncryptionKey;
    /** How long flow logs are kept, in days, as CloudWatch Logs takes it; 365 unless told. */
    readonly flowLogRetentionInDays?: number;
    /** A network of your own in place of a new one; nothing in it is changed. */
    readonly existing?: ExistingNetwork;
}

/** Where endpoints go in a network that is made here. */
interface EndpointPlace {
    readonly vpcId: pulumi.Output<string>;
    readonly subnetIds: pulumi.Output<string>[];
    readonly routeTableId: pulumi.Output<string>;
    readonly workloadSecurityGroupId: pulumi.Output<string>;
    readonly endpointSecurityGroupId: pulumi.Output<string>;
}

const https = { fromPort: 443, toPort: 443, ipProtocol: "tcp" };

/**
 * Private subnets without any route to the internet: AWS services are reached through endpoints whose policies let
 * only the account's principals and resources through, and every connection is in the flow logs.
 */
export class PrivateNetwork extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    readonly subnetIds: pulumi.Output<string[]>;
    /** The security group for workloads: out to the endpoints over HTTPS, in from nowhere. */
    readonly securityGroupId: pulumi.Output<string>;

    private readonly name: string;
    private place: EndpointPlace | undefined;
    private ownLayout: NetworkLayout | undefined;
    private readonly endpoints = new Map<EndpointService, aws.ec2.VpcEndpoint>();

    /** @throws Error when `existing` is given together with anything else, or a value is out of its range */
    constructor(name: string, args: PrivateNetworkArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:network:PrivateNetwork", name, {}, opts);
        this.name = name;
        const { existing, ...own } = args;
        if (existing && Object.values(own).some((value) => value !== undefined)) {
            throw new Error(
                `The network "${name}" is an existing one: leave out ${Object.keys(own).join(", ")}, which only a new network takes.`,
            );
        }
        const network = existing ?? this.createNetwork(own);
        this.vpcId = pulumi.output(network.vpcId);
        this.subnetIds = pulumi.output(network.subnetIds);
        this.securityGroupId = pulumi.output(network.securityGroupId);
        this.registerOutputs({
            vpcId: this.vpcId,
            subnetIds: this.subnetIds,
            securityGroupId: this.securityGroupId,
        });
    }

    /** The security group that endpoints get: in from the workloads over HTTPS. Undefined for an existing network. */
    get endpointSecurityGroupId(): pulumi.Output<string> | undefined {
        return this.place?.endpointSecurityGroupId;
    }

    /** Where things are in the network. Undefined for an existing one. */
    get layout(): NetworkLayout | undefined {
        return this.ownLayout;
    }

    /** Gives the network an endpoint for a service, unless it has one. An existing network is left as it is. */
    reach(service: EndpointService): void {
        if (this.place === undefined || this.endpoints.has(service)) return;
        this.endpoints.set(service, this.createEndpoint(service, this.place));
    }

    private createNetwork(args: Omit<PrivateNetworkArgs, "existing">): ExistingNetwork {
        const { range = "10.42.0.0/16", zones = 2, services = defaultEndpointServices } = args;
        if (zones < 2 || zones > 6) {
            throw new Error(
                `The network "${this.name}" cannot have ${zones} zones: give it 2 to 6, so that one may fail.`,
            );
        }
        const opts = { parent: this };
        const account = accountOf(this);
        const tags = { Name: stackName(this.name, 255) };
        const vpc = new aws.ec2.Vpc(
            this.name,
            { cidrBlock: range, enableDnsSupport: true, enableDnsHostnames: true, tags },
            opts,
        );
        // Adopts the group that every network comes with and takes its rules away.
        new aws.ec2.DefaultSecurityGroup(this.name, { vpcId: vpc.id, ingress: [], egress: [], tags }, opts);
        const routeTable = new aws.ec2.RouteTable(this.name, { vpcId: vpc.id, tags }, opts);
        const names = aws.getAvailabilityZonesOutput({ state: "available" }, opts).names;
        const ranges = subnetRanges(range, 8);
        const workloadRanges = ranges.slice(0, zones);
        const [oneToSpare, otherToSpare] = ranges.slice(-2) as [string, string];
        this.ownLayout = {
            routeTableIds: [routeTable.id],
            subnetRanges: workloadRanges,
            spareRanges: [oneToSpare, otherToSpare],
            zone: names.apply((known) => zoneAt(known, 0)),
        };
        const subnets = workloadRanges.map((cidrBlock, index) => {
            const subnet = new aws.ec2.Subnet(
                `${this.name}-${index}`,
                {
                    vpcId: vpc.id,
                    cidrBlock,
                    availabilityZone: names.apply((known) => zoneAt(known, index)),
                    mapPublicIpOnLaunch: false,
                    tags,
                },
                opts,
            );
            new aws.ec2.RouteTableAssociation(
                `${this.name}-${index}`,
                { subnetId: subnet.id, routeTableId: routeTable.id },
                opts,
            );
            return subnet.id;
        });
        this.createFlowLogs(vpc.id, account, args);
        const groups = this.createSecurityGroups(vpc.id);
        this.place = { vpcId: vpc.id, subnetIds: subnets, routeTableId: routeTable.id, ...groups };
        for (const service of services) this.reach(service);
        return { vpcId: vpc.id, subnetIds: subnets, securityGroupId: groups.workloadSecurityGroupId };
    }

    private createFlowLogs(
        vpcId: pulumi.Output<string>,
        account: pulumi.Output<Account>,
        args: Omit<PrivateNetworkArgs, "existing">,
    ): void {
        const name = `${this.name}-flow-logs`;
        const key =
            args.key ??
            new EncryptionKey(
                name,
                { description: `Encrypts the flow logs of ${this.name}`, usedBy: ["logs"] },
                { parent: this },
            );
        key.assertUsedBy("logs", this.name);
        const logGroupName = `/aws/vpc/${stackName(this.name, 480)}`;
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: logGroupName, kmsKeyId: key.arn, retentionInDays: args.flowLogRetentionInDays ?? 365 },
            { parent: this },
        );
        const role = new ExecutionRole(name, { service: "vpc-flow-logs.amazonaws.com" }, { parent: this });
        role.grant(
            "write-flow-logs",
            account.apply((known) => flowLogPermissions(logGroupName, known)),
        );
        new aws.ec2.FlowLog(
            this.name,
            {
                vpcId,
                trafficType: "ALL",
                maxAggregationInterval: 60,
                logDestinationType: "cloud-watch-logs",
                logDestination: logGroup.arn,
                iamRoleArn: role.arn,
            },
            { parent: this, dependsOn: [...role.policies] },
        );
    }

    /** The groups on both sides of the endpoints, and the rules between them. */
    private createSecurityGroups(
        vpcId: pulumi.Output<string>,
    ): Pick<EndpointPlace, "workloadSecurityGroupId" | "endpointSecurityGroupId"> {
        const workloads = this.createSecurityGroup(
            "workloads",
            "Workloads: out to the endpoints, in from nowhere",
            vpcId,
        );
        const endpoints = this.createSecurityGroup("endpoints", "Endpoints: in from the workloads over HTTPS", vpcId);
        new aws.vpc.SecurityGroupIngressRule(
            `${this.name}-endpoints-from-workloads`,
            {
                ...https,
                description: "HTTPS from the workloads",
                securityGroupId: endpoints.id,
                referencedSecurityGroupId: workloads.id,
            },
            { parent: this },
        );
        new aws.vpc.SecurityGroupEgressRule(
            `${this.name}-workloads-to-endpoints`,
            {
                ...https,
                description: "HTTPS to the endpoints",
                securityGroupId: workloads.id,
                referencedSecurityGroupId: endpoints.id,
            },
            { parent: this },
        );
        return { workloadSecurityGroupId: workloads.id, endpointSecurityGroupId: endpoints.id };
    }

    private createEndpoint(service: EndpointService, place: EndpointPlace): aws.ec2.VpcEndpoint {
        const opts = { parent: this };
        const account = accountOf(this);
        const name = `${this.name}-${service.replaceAll(".", "-")}`;
        const common = {
            vpcId: place.vpcId,
            serviceName: account.apply(({ region }) => endpointServiceName(service, region)),
            policy: account.apply((known) => policyDocument(endpointPolicy(service, known))),
            tags: { Name: stackName(name, 255) },
        };
        if (!gatewayServices.has(service)) {
            return new aws.ec2.VpcEndpoint(
                name,
                {
                    ...common,
                    vpcEndpointType: "Interface",
                    privateDnsEnabled: true,
                    subnetIds: place.subnetIds,
                    securityGroupIds: [place.endpointSecurityGroupId],
                },
                opts,
            );
        }
        const gateway = new aws.ec2.VpcEndpoint(
            name,
            { ...common, vpcEndpointType: "Gateway", routeTableIds: [place.routeTableId] },
            opts,
        );
        new aws.vpc.SecurityGroupEgressRule(
            `${this.name}-workloads-to-${service}`,
            {
                ...https,
                description: `HTTPS to ${service}`,
                securityGroupId: place.workloadSecurityGroupId,
                prefixListId: gateway.prefixListId,
            },
            opts,
        );
        return gateway;
    }

    private createSecurityGroup(
        side: string,
        description: string,
        vpcId: pulumi.Output<string>,
    ): aws.ec2.SecurityGroup {
        const name = `${this.name}-${side}`;
        // Rules are resources of their own; without them the group lets nothing in or out.
        return new aws.ec2.SecurityGroup(
            name,
            { vpcId, description, tags: { Name: stackName(name, 255) } },
            { parent: this },
        );
    }
}

/** The zone for a subnet. @throws Error when the region has fewer zones */
export function zoneAt(names: readonly string[], index: number): string {
    const name = names[index];
    if (name === undefined) {
        throw new Error(
            `The region has ${names.length} availability zones, fewer than the network asks for: lower "zones".`,
        );
    }
    return name;
}

/** What writing flow logs into a log group that exists takes. */
export function flowLogPermissions(logGroupName: string, account: Account): readonly Permission[] {
    const group = `arn:${account.partition}:logs:${account.region}:${account.id}:log-group:${logGroupName}`;
    return [
        {
            actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            resources: [`${group}:*`],
        },
        { actions: ["logs:DescribeLogGroups"], resources: ["*"] },
    ];
}
