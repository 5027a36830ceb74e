import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const tags = { project: "classic-vpc" };
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, tags });
const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id, tags });
const zones = aws.getAvailabilityZonesOutput({ state: "available" });

const outside = new aws.ec2.RouteTable("public", {
    vpcId: vpc.id,
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
const publicSubnets: aws.ec2.Subnet[] = [];
const privateSubnets: aws.ec2.Subnet[] = [];
for (const index of [0, 1]) {
    const availabilityZone = zones.names.apply((names) => names[index] ?? "");
    const publicSubnet = new aws.ec2.Subnet(`public-${index}`, {
        vpcId: vpc.id,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone,
        mapPublicIpOnLaunch: true,
    });
    new aws.ec2.RouteTableAssociation(`public-${index}`, { subnetId: publicSubnet.id, routeTableId: outside.id });
    publicSubnets.push(publicSubnet);
    privateSubnets.push(
        new aws.ec2.Subnet(`private-${index}`, {
            vpcId: vpc.id,
            cidrBlock: `10.0.${10 + index}.0/24`,
            availabilityZone,
        }),
    );
}
const address = new aws.ec2.Eip("nat", { domain: "vpc" });
const nat = new aws.ec2.NatGateway("nat", { allocationId: address.id, subnetId: publicSubnets[0]?.id ?? "" });
const inside = new aws.ec2.RouteTable("private", { vpcId: vpc.id });
new aws.ec2.Route("private", {
    routeTableId: inside.id,
    destinationCidrBlock: "0.0.0.0/0",
    natGatewayId: nat.id,
});
privateSubnets.forEach((subnet, index) => {
    new aws.ec2.RouteTableAssociation(`private-${index}`, { subnetId: subnet.id, routeTableId: inside.id });
});

const ssh = new aws.ec2.SecurityGroup("ssh", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
const image = aws.ec2.getAmiOutput({
    owners: ["amazon"],
    mostRecent: true,
    filters: [{ name: "name", values: ["al2023-ami-*-x86_64"] }],
});
const bastion = new aws.ec2.Instance("bastion", {
    ami: image.id,
    instanceType: "t3.micro",
    subnetId: publicSubnets[0]?.id ?? "",
    vpcSecurityGroupIds: [ssh.id],
});

const database = new aws.ec2.SecurityGroup("database", { vpcId: vpc.id });
new aws.ec2.SecurityGroupRule("database", {
    type: "ingress",
    protocol: "tcp",
    fromPort: 5432,
    toPort: 5432,
    securityGroupId: database.id,
    sourceSecurityGroupId: ssh.id,
});
const config = new pulumi.Config();
new aws.rds.Instance("database", {
    engine: "postgres",
    instanceClass: "db.t3.micro",
    allocatedStorage: 20,
    dbSubnetGroupName: new aws.rds.SubnetGroup("database", { subnetIds: privateSubnets.map(({ id }) => id) }).name,
    vpcSecurityGroupIds: [database.id],
    username: "app",
    password: config.getSecret("password") ?? pulumi.secret("change-me-at-once"),
    skipFinalSnapshot: true,
});

export const bastionAddress = bastion.publicIp;
