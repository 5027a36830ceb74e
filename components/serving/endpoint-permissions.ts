import type { Account } from "../account";
import type { Permission } from "../security/permissions";

/** Writing an endpoint's logs into its log group, which exists, and its metrics. */
export function telemetryPermissions(logGroupName: string, account: Account): readonly Permission[] {
    return [
        {
            actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            resources: [`arn:${account.partition}:logs:${account.region}:${account.id}:log-group:${logGroupName}:*`],
        },
        {
            actions: ["cloudwatch:PutMetricData"],
            resources: ["*"],
            conditions: { StringLike: { "cloudwatch:namespace": ["/aws/sagemaker/*", "AWS/SageMaker"] } },
        },
    ];
}

/** Network interfaces for SageMaker's instances, in these subnets and with this security group. */
export function networkPermissions(
    subnetIds: readonly string[],
    securityGroupId: string,
    account: Account,
): readonly Permission[] {
    const ec2 = `arn:${account.partition}:ec2:${account.region}:${account.id}`;
    return [
        {
            actions: ["ec2:CreateNetworkInterface"],
            resources: [
                `${ec2}:network-interface/*`,
                `${ec2}:security-group/${securityGroupId}`,
                ...subnetIds.map((id) => `${ec2}:subnet/${id}`),
            ],
        },
        {
            actions: [
                "ec2:CreateNetworkInterfacePermission",
                "ec2:DeleteNetworkInterface",
                "ec2:DeleteNetworkInterfacePermission",
            ],
            resources: [`${ec2}:network-interface/*`],
            conditions: { ArnEquals: { "ec2:Subnet": subnetIds.map((id) => `${ec2}:subnet/${id}`) } },
        },
        {
            actions: [
                "ec2:DescribeDhcpOptions",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSecurityGroups",
                "ec2:DescribeSubnets",
                "ec2:DescribeVpcs",
            ],
            resources: ["*"],
        },
    ];
}
