import type { Properties } from "../policy-pack/policy";

/**
 * What the AWS provider's Check fills in where a program says nothing, by type, for types that our stacks use: the
 * defaults of the upstream provider's schema, as its documentation gives them.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/
 */
export const documentedDefaults: Readonly<Record<string, Properties>> = {
    "aws:cloudwatch/logGroup:LogGroup": { skipDestroy: false },
    "aws:cloudwatch/metricAlarm:MetricAlarm": { actionsEnabled: true, treatMissingData: "missing" },
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": { revokeRulesOnDelete: false },
    "aws:ec2/securityGroup:SecurityGroup": { description: "Managed by Pulumi", revokeRulesOnDelete: false },
    "aws:ec2/subnet:Subnet": {
        assignIpv6AddressOnCreation: false,
        enableDns64: false,
        enableResourceNameDnsAaaaRecordOnLaunch: false,
        enableResourceNameDnsARecordOnLaunch: false,
        ipv6Native: false,
        mapPublicIpOnLaunch: false,
    },
    "aws:ec2/vpc:Vpc": { enableDnsSupport: true, instanceTenancy: "default" },
    "aws:ec2/vpcEndpoint:VpcEndpoint": { vpcEndpointType: "Gateway" },
    "aws:iam/policy:Policy": { path: "/" },
    "aws:iam/role:Role": { forceDetachPolicies: false, maxSessionDuration: 3600, path: "/" },
    "aws:iam/user:User": { forceDestroy: false, path: "/" },
    "aws:kms/key:Key": {
        bypassPolicyLockoutSafetyCheck: false,
        customerMasterKeySpec: "SYMMETRIC_DEFAULT",
        enableKeyRotation: false,
        isEnabled: true,
        keyUsage: "ENCRYPT_DECRYPT",
    },
    "aws:s3/bucket:Bucket": { forceDestroy: false },
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {
        blockPublicAcls: false,
        blockPublicPolicy: false,
        ignorePublicAcls: false,
        restrictPublicBuckets: false,
    },
    "aws:sns/topic:Topic": { fifoTopic: false, contentBasedDeduplication: false },
    "aws:sqs/queue:Queue": {
        delaySeconds: 0,
        fifoQueue: false,
        maxMessageSize: 262144,
        messageRetentionSeconds: 345600,
        receiveWaitTimeSeconds: 0,
        visibilityTimeoutSeconds: 30,
    },
};
