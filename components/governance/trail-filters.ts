/** What CloudWatch Logs finds in a trail, as a metric that rings an alarm. */
export interface TrailFilter {
    /** Completes the names of filter, metric and alarm. */
    readonly name: string;
    readonly description: string;
    /** A filter pattern of CloudWatch Logs. */
    readonly pattern: string;
}

/** One call of one of these operations. */
function calls(source: string, ...operations: readonly string[]): string {
    const names = operations.map((operation) => `($.eventName = "${operation}")`).join(" || ");
    return `{ ($.eventSource = "${source}.amazonaws.com") && (${names}) }`;
}

/** The filters of every trail: changes that weaken an account (CIS AWS Foundations Benchmark), or an AI system in it. */
export const trailFilters: readonly TrailFilter[] = [
    {
        name: "root-use",
        description: "The account's root user did something",
        pattern:
            '{ ($.userIdentity.type = "Root") && ($.userIdentity.invokedBy NOT EXISTS) && ($.eventType != "AwsServiceEvent") }',
    },
    {
        name: "unauthorized-calls",
        description: "Somebody tried what is not allowed",
        pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
    },
    {
        name: "console-without-mfa",
        description: "Somebody signed in to the console without a second factor",
        pattern:
            '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ' +
            '($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
    },
    {
        name: "console-failures",
        description: "Somebody failed to sign in to the console",
        pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
    },
    {
        name: "iam-changes",
        description: "A policy of IAM was changed, attached or removed",
        pattern: calls(
            "iam",
            "AttachGroupPolicy",
            "AttachRolePolicy",
            "AttachUserPolicy",
            "CreatePolicy",
            "CreatePolicyVersion",
            "DeleteGroupPolicy",
            "DeletePolicy",
            "DeletePolicyVersion",
            "DeleteRolePermissionsBoundary",
            "DeleteRolePolicy",
            "DeleteUserPolicy",
            "DetachGroupPolicy",
            "DetachRolePolicy",
            "DetachUserPolicy",
            "PutGroupPolicy",
            "PutRolePolicy",
            "PutUserPolicy",
            "UpdateAssumeRolePolicy",
        ),
    },
    {
        name: "trail-changes",
        description: "A trail was changed, stopped or removed",
        pattern: calls(
            "cloudtrail",
            "CreateTrail",
            "DeleteTrail",
            "PutEventSelectors",
            "StartLogging",
            "StopLogging",
            "UpdateTrail",
        ),
    },
    {
        name: "config-changes",
        description: "The recording of configurations was changed or stopped",
        pattern: calls(
            "config",
            "DeleteDeliveryChannel",
            "PutConfigurationRecorder",
            "PutDeliveryChannel",
            "StopConfigurationRecorder",
        ),
    },
    {
        name: "key-removals",
        description: "A key was disabled, or is to be deleted",
        pattern: calls("kms", "DisableKey", "DisableKeyRotation", "PutKeyPolicy", "ScheduleKeyDeletion"),
    },
    {
        name: "bucket-policy-changes",
        description: "Access to a bucket, its encryption, its lock or its lifecycle was changed",
        pattern: calls(
            "s3",
            "DeleteBucketEncryption",
            "DeleteBucketLifecycle",
            "DeleteBucketPolicy",
            "DeleteBucketPublicAccessBlock",
            "PutBucketAcl",
            "PutBucketCors",
            "PutBucketEncryption",
            "PutBucketLifecycle",
            "PutBucketObjectLockConfiguration",
            "PutBucketPolicy",
            "PutBucketPublicAccessBlock",
            "PutBucketReplication",
        ),
    },
    {
        name: "security-group-changes",
        description: "A security group was changed",
        pattern: calls(
            "ec2",
            "AuthorizeSecurityGroupEgress",
            "AuthorizeSecurityGroupIngress",
            "CreateSecurityGroup",
            "DeleteSecurityGroup",
            "RevokeSecurityGroupEgress",
            "RevokeSecurityGroupIngress",
        ),
    },
    {
        name: "network-changes",
        description: "A network, its gateways, routes, endpoints or access lists were changed",
        pattern: calls(
            "ec2",
            "AcceptVpcPeeringConnection",
            "AttachInternetGateway",
            "CreateCustomerGateway",
            "CreateInternetGateway",
            "CreateNatGateway",
            "CreateNetworkAcl",
            "CreateNetworkAclEntry",
            "CreateRoute",
            "CreateVpc",
            "DeleteFlowLogs",
            "DeleteNetworkAclEntry",
            "DeleteRoute",
            "DeleteVpcEndpoints",
            "ModifyVpcEndpoint",
            "ReplaceNetworkAclEntry",
            "ReplaceRoute",
            "ReplaceRouteTableAssociation",
        ),
    },
    {
        name: "organization-changes",
        description: "The organization, or its policies, were changed",
        pattern: '{ ($.eventSource = "organizations.amazonaws.com") && ($.readOnly IS FALSE) }',
    },
    {
        name: "bedrock-safeguards-changes",
        description: "A guardrail was changed, or the recording of what models are asked was",
        pattern: calls(
            "bedrock",
            "DeleteGuardrail",
            "DeleteModelInvocationLoggingConfiguration",
            "PutModelInvocationLoggingConfiguration",
            "UpdateGuardrail",
        ),
    },
    {
        name: "model-approvals",
        description: "A model was approved or rejected, or a group of models was opened to others",
        pattern: calls(
            "sagemaker",
            "DeleteModelPackage",
            "DeleteModelPackageGroupPolicy",
            "PutModelPackageGroupPolicy",
            "UpdateModelPackage",
        ),
    },
    {
        name: "monitoring-removals",
        description: "The watch over a model was stopped or removed",
        pattern: calls("sagemaker", "DeleteMonitoringSchedule", "StopMonitoringSchedule", "UpdateMonitoringSchedule"),
    },
];
