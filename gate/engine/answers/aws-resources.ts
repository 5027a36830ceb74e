/**
 * What AWS gives to the resource types that programs use most: the id, and properties by template. In a template
 * `{property}` is a property of the resource, and
 * `{p}` `{r}` `{a}` `{dns}` are partition, region, account and the partition's domain;
 * `{issuer}` is the `url` without its scheme,
 * `{hex}` is a made-up id of 17 hex digits, `{uuid}` a made-up UUID, `{id}` the id itself, `{marker}` the marker.
 * A template that names a property whose value is not known, or absent, gives an unknown value or nothing.
 */
export interface AwsResource {
    readonly id: string;
    readonly outputs?: Readonly<Record<string, string>>;
}

const bucket: AwsResource = {
    id: "{bucket}",
    outputs: {
        arn: "arn:{p}:s3:::{bucket}",
        bucketDomainName: "{bucket}.s3.{dns}",
        bucketRegionalDomainName: "{bucket}.s3.{r}.{dns}",
        hostedZoneId: "Z3{marker}",
        region: "{r}",
        websiteDomain: "s3-website-{r}.{dns}",
        websiteEndpoint: "{bucket}.s3-website-{r}.{dns}",
    },
};
const ofBucket: AwsResource = { id: "{bucket}" };
const bucketWebsite: AwsResource = {
    id: "{bucket}",
    outputs: {
        websiteDomain: "s3-website-{r}.{dns}",
        websiteEndpoint: "{bucket}.s3-website-{r}.{dns}",
    },
};

/** Types whose id is an EC2 id, by its prefix, and whose ARN is made of it. */
function ec2(prefix: string, arnResource: string, outputs: Record<string, string> = {}): AwsResource {
    return { id: `${prefix}-{hex}`, outputs: { arn: `arn:{p}:ec2:{r}:{a}:${arnResource}/{id}`, ...outputs } };
}

/** Types whose id and ARN are made of the name that the program gives. */
function named(
    service: string,
    resource: string,
    property = "name",
    outputs: Record<string, string> = {},
): AwsResource {
    return { id: `{${property}}`, outputs: { arn: `arn:{p}:${service}:{r}:{a}:${resource}`, ...outputs } };
}

/** Types whose id is their ARN. */
function byArn(arn: string, outputs: Record<string, string> = {}): AwsResource {
    return { id: arn, outputs: { arn: "{id}", ...outputs } };
}

const loadBalancer = byArn("arn:{p}:elasticloadbalancing:{r}:{a}:loadbalancer/app/{name}/{hex16}", {
    arnSuffix: "app/{name}/{hex16}",
    dnsName: "{name}-{marker}.{r}.elb.{dns}",
    zoneId: "Z35{marker}",
});
const targetGroup = byArn("arn:{p}:elasticloadbalancing:{r}:{a}:targetgroup/{name}/{hex16}", {
    arnSuffix: "targetgroup/{name}/{hex16}",
});
const listener = byArn("arn:{p}:elasticloadbalancing:{r}:{a}:listener/app/{marker}/{hex16}/{hex16}");
const listenerRule = byArn("arn:{p}:elasticloadbalancing:{r}:{a}:listener-rule/app/{marker}/{hex16}/{hex16}/{hex16}");
const policyAttachment: AwsResource = { id: "{role}-{hex}" };
const iam = (resource: string, property = "name"): AwsResource => ({
    id: `{${property}}`,
    outputs: { arn: `arn:{p}:iam::{a}:${resource}`, uniqueId: "AIDA{hex}" },
});
const vpc = ec2("vpc", "vpc", {
    defaultSecurityGroupId: "sg-{hex}",
    defaultRouteTableId: "rtb-{hex}",
    defaultNetworkAclId: "acl-{hex}",
    mainRouteTableId: "rtb-{hex}",
    ownerId: "{a}",
});

/** By module and class, as in the token `aws:<module>/...:<Class>`. */
export const awsResources: Readonly<Record<string, AwsResource>> = {
    "s3:Bucket": bucket,
    "s3:BucketV2": bucket,
    "s3:BucketPolicy": ofBucket,
    "s3:BucketAcl": ofBucket,
    "s3:BucketAclV2": ofBucket,
    "s3:BucketVersioning": ofBucket,
    "s3:BucketVersioningV2": ofBucket,
    "s3:BucketPublicAccessBlock": ofBucket,
    "s3:BucketOwnershipControls": ofBucket,
    "s3:BucketLogging": ofBucket,
    "s3:BucketLoggingV2": ofBucket,
    "s3:BucketLifecycleConfiguration": ofBucket,
    "s3:BucketLifecycleConfigurationV2": ofBucket,
    "s3:BucketServerSideEncryptionConfiguration": ofBucket,
    "s3:BucketServerSideEncryptionConfigurationV2": ofBucket,
    "s3:BucketCorsConfiguration": ofBucket,
    "s3:BucketCorsConfigurationV2": ofBucket,
    "s3:BucketObjectLockConfiguration": ofBucket,
    "s3:BucketObjectLockConfigurationV2": ofBucket,
    "s3:BucketReplicationConfig": ofBucket,
    "s3:BucketNotification": ofBucket,
    "s3:BucketWebsiteConfiguration": bucketWebsite,
    "s3:BucketWebsiteConfigurationV2": bucketWebsite,
    "s3:BucketObject": { id: "{key}", outputs: { arn: "arn:{p}:s3:::{bucket}/{key}" } },
    "s3:BucketObjectv2": { id: "{key}", outputs: { arn: "arn:{p}:s3:::{bucket}/{key}" } },
    "s3:AccessPoint": { id: "{a}:{name}", outputs: { arn: "arn:{p}:s3:{r}:{a}:accesspoint/{name}" } },

    "iam:Role": { id: "{name}", outputs: { arn: "arn:{p}:iam::{a}:role{path}{name}", uniqueId: "AROA{hex}" } },
    "iam:User": { id: "{name}", outputs: { arn: "arn:{p}:iam::{a}:user{path}{name}", uniqueId: "AIDA{hex}" } },
    "iam:Group": { id: "{name}", outputs: { arn: "arn:{p}:iam::{a}:group{path}{name}", uniqueId: "AGPA{hex}" } },
    "iam:Policy": { id: "arn:{p}:iam::{a}:policy{path}{name}", outputs: { arn: "{id}", policyId: "ANPA{hex}" } },
    "iam:InstanceProfile": {
        id: "{name}",
        outputs: { arn: "arn:{p}:iam::{a}:instance-profile{path}{name}", uniqueId: "AIPA{hex}" },
    },
    "iam:RolePolicy": { id: "{role}:{name}" },
    "iam:UserPolicy": { id: "{user}:{name}" },
    "iam:GroupPolicy": { id: "{group}:{name}" },
    "iam:RolePolicyAttachment": policyAttachment,
    "iam:UserPolicyAttachment": { id: "{user}-{hex}" },
    "iam:GroupPolicyAttachment": { id: "{group}-{hex}" },
    "iam:PolicyAttachment": { id: "{name}" },
    "iam:AccessKey": { id: "AKIA{hex}", outputs: { secret: "{marker}{hex16}{hex16}" } },
    "iam:ServerCertificate": iam("server-certificate{path}{name}"),

    "iam:OpenIdConnectProvider": byArn("arn:{p}:iam::{a}:oidc-provider/{issuer}"),
    "iam:SamlProvider": byArn("arn:{p}:iam::{a}:saml-provider/{name}"),

    "kms:Key": { id: "{uuid}", outputs: { keyId: "{id}", arn: "arn:{p}:kms:{r}:{a}:key/{id}" } },
    "kms:ReplicaKey": { id: "{uuid}", outputs: { keyId: "{id}", arn: "arn:{p}:kms:{r}:{a}:key/{id}" } },
    "kms:Alias": {
        id: "{name}",
        outputs: { arn: "arn:{p}:kms:{r}:{a}:{name}", targetKeyArn: "arn:{p}:kms:{r}:{a}:key/{targetKeyId}" },
    },

    "ec2:Vpc": vpc,
    "ec2:DefaultVpc": { id: vpc.id, outputs: { ...vpc.outputs, cidrBlock: "172.31.0.0/16" } },
    "ec2:Subnet": ec2("subnet", "subnet", { ownerId: "{a}" }),
    "ec2:DefaultSubnet": ec2("subnet", "subnet", { ownerId: "{a}", cidrBlock: "172.31.0.0/20" }),
    "ec2:SecurityGroup": ec2("sg", "security-group", { ownerId: "{a}" }),
    "ec2:DefaultSecurityGroup": ec2("sg", "security-group", { ownerId: "{a}" }),
    "ec2:SecurityGroupRule": { id: "sgrule-{hex}", outputs: { securityGroupRuleId: "sgr-{hex}" } },
    "vpc:SecurityGroupIngressRule": {
        id: "sgr-{hex}",
        outputs: { arn: "arn:{p}:ec2:{r}:{a}:security-group-rule/{id}", securityGroupRuleId: "{id}" },
    },
    "vpc:SecurityGroupEgressRule": {
        id: "sgr-{hex}",
        outputs: { arn: "arn:{p}:ec2:{r}:{a}:security-group-rule/{id}", securityGroupRuleId: "{id}" },
    },
    "ec2:InternetGateway": ec2("igw", "internet-gateway", { ownerId: "{a}" }),
    "ec2:EgressOnlyInternetGateway": { id: "eigw-{hex}" },
    "ec2:NatGateway": {
        id: "nat-{hex}",
        outputs: { associationId: "eipassoc-{hex}", networkInterfaceId: "eni-{hex}" },
    },
    "ec2:Eip": ec2("eipalloc", "elastic-ip", { allocationId: "{id}", publicIp: "203.0.113.42" }),
    "ec2:RouteTable": ec2("rtb", "route-table", { ownerId: "{a}" }),
    "ec2:DefaultRouteTable": ec2("rtb", "route-table", { ownerId: "{a}" }),
    "ec2:RouteTableAssociation": { id: "rtbassoc-{hex}" },
    "ec2:MainRouteTableAssociation": { id: "rtbassoc-{hex}" },
    "ec2:Route": { id: "r-{routeTableId}{hex}" },
    "ec2:NetworkAcl": ec2("acl", "network-acl", { ownerId: "{a}" }),
    "ec2:NetworkInterface": ec2("eni", "network-interface", { ownerId: "{a}", privateIp: "10.42.0.42" }),
    "ec2:VpcEndpoint": ec2("vpce", "vpc-endpoint", { ownerId: "{a}", prefixListId: "pl-{hex}" }),
    "ec2:VpcEndpointService": ec2("vpce-svc", "vpc-endpoint-service", {
        serviceName: "com.amazonaws.vpce.{r}.{id}",
    }),
    "ec2:VpcPeeringConnection": { id: "pcx-{hex}", outputs: { acceptStatus: "active" } },
    "ec2:FlowLog": ec2("fl", "vpc-flow-log"),
    "ec2:Instance": ec2("i", "instance", {
        privateIp: "10.42.0.42",
        publicIp: "203.0.113.42",
        privateDns: "ip-10-42-0-42.{r}.compute.internal",
        publicDns: "ec2-{marker}.{r}.compute.{dns}",
        primaryNetworkInterfaceId: "eni-{hex}",
        availabilityZone: "{r}a",
    }),
    "ec2:KeyPair": {
        id: "{keyName}",
        outputs: { arn: "arn:{p}:ec2:{r}:{a}:key-pair/{keyName}", keyPairId: "key-{hex}" },
    },
    "ec2:LaunchTemplate": ec2("lt", "launch-template"),
    "ec2:LaunchConfiguration": { id: "{name}" },
    "ec2:Ami": ec2("ami", "image"),
    "ec2:AmiCopy": ec2("ami", "image"),
    "ec2:VpcDhcpOptions": ec2("dopt", "dhcp-options", { ownerId: "{a}" }),
    "ec2:VpnGateway": ec2("vgw", "vpn-gateway"),
    "ec2:CustomerGateway": ec2("cgw", "customer-gateway"),
    "ec2:ManagedPrefixList": ec2("pl", "prefix-list", { ownerId: "{a}" }),
    "ec2transitgateway:TransitGateway": ec2("tgw", "transit-gateway", {
        ownerId: "{a}",
        associationDefaultRouteTableId: "tgw-rtb-{hex}",
        propagationDefaultRouteTableId: "tgw-rtb-{hex}",
    }),
    "ec2transitgateway:VpcAttachment": ec2("tgw-attach", "transit-gateway-attachment"),
    "ebs:Volume": ec2("vol", "volume"),
    "ebs:Snapshot": ec2("snap", "snapshot", { ownerId: "{a}" }),

    "lambda:Function": named("lambda", "function:{name}", "name", {
        invokeArn:
            "arn:{p}:apigateway:{r}:lambda:path/2015-03-31/functions/arn:{p}:lambda:{r}:{a}:function:{name}/invocations",
        qualifiedArn: "arn:{p}:lambda:{r}:{a}:function:{name}:1",
        version: "1",
    }),
    "lambda:CallbackFunction": named("lambda", "function:{name}"),
    "lambda:Alias": {
        id: "arn:{p}:lambda:{r}:{a}:function:{functionName}:{name}",
        outputs: {
            arn: "{id}",
            invokeArn:
                "arn:{p}:apigateway:{r}:lambda:path/2015-03-31/functions/arn:{p}:lambda:{r}:{a}:function:{functionName}:{name}/invocations",
        },
    },
    "lambda:LayerVersion": byArn("arn:{p}:lambda:{r}:{a}:layer:{layerName}:1", {
        layerArn: "arn:{p}:lambda:{r}:{a}:layer:{layerName}",
        version: "1",
    }),
    "lambda:FunctionUrl": {
        id: "{functionName}",
        outputs: { functionUrl: "https://{hex}.lambda-url.{r}.on.aws/", urlId: "{hex}" },
    },
    "lambda:EventSourceMapping": { id: "{uuid}", outputs: { uuid: "{id}" } },
    "lambda:Permission": { id: "{statementId}" },

    "sqs:Queue": {
        id: "https://sqs.{r}.{dns}/{a}/{name}",
        outputs: { arn: "arn:{p}:sqs:{r}:{a}:{name}", url: "{id}" },
    },
    "sqs:QueuePolicy": { id: "{queueUrl}" },
    "sns:Topic": byArn("arn:{p}:sns:{r}:{a}:{name}", { owner: "{a}" }),
    "sns:TopicPolicy": { id: "{arn}", outputs: { owner: "{a}" } },
    "dynamodb:Table": named("dynamodb", "table/{name}", "name", {
        streamArn: "arn:{p}:dynamodb:{r}:{a}:table/{name}/stream/{marker}",
        streamLabel: "{marker}",
    }),
    "kinesis:Stream": byArn("arn:{p}:kinesis:{r}:{a}:stream/{name}"),
    "kinesis:FirehoseDeliveryStream": byArn("arn:{p}:firehose:{r}:{a}:deliverystream/{name}"),
    "cloudwatch:LogGroup": named("logs", "log-group:{name}"),
    "cloudwatch:LogStream": named("logs", "log-group:{logGroupName}:log-stream:{name}"),
    "cloudwatch:EventRule": named("events", "rule/{name}"),
    "cloudwatch:EventBus": named("events", "event-bus/{name}"),
    "cloudwatch:MetricAlarm": named("cloudwatch", "alarm:{name}"),
    "cloudwatch:Dashboard": {
        id: "{dashboardName}",
        outputs: { dashboardArn: "arn:{p}:cloudwatch::{a}:dashboard/{dashboardName}" },
    },
    "cloudtrail:Trail": byArn("arn:{p}:cloudtrail:{r}:{a}:trail/{name}", { homeRegion: "{r}" }),
    "sfn:StateMachine": byArn("arn:{p}:states:{r}:{a}:stateMachine:{name}"),

    "sagemaker:Model": named("sagemaker", "model/{name}"),
    "sagemaker:Endpoint": named("sagemaker", "endpoint/{name}"),
    "sagemaker:EndpointConfiguration": named("sagemaker", "endpoint-config/{name}"),
    "sagemaker:NotebookInstance": named("sagemaker", "notebook-instance/{name}", "name", {
        url: "{name}-{marker}.notebook.{r}.sagemaker.aws",
        networkInterfaceId: "eni-{hex}",
    }),
    "sagemaker:NotebookInstanceLifecycleConfiguration": named("sagemaker", "notebook-instance-lifecycle-config/{name}"),
    "sagemaker:Domain": {
        id: "d-{marker}{hex4}",
        outputs: {
            arn: "arn:{p}:sagemaker:{r}:{a}:domain/{id}",
            url: "https://{id}.studio.{r}.sagemaker.aws",
            homeEfsFileSystemId: "fs-{hex}",
            securityGroupIdForDomainBoundary: "sg-{hex}",
        },
    },
    "sagemaker:UserProfile": {
        id: "arn:{p}:sagemaker:{r}:{a}:user-profile/{domainId}/{userProfileName}",
        outputs: { arn: "{id}" },
    },
    "sagemaker:FeatureGroup": named("sagemaker", "feature-group/{featureGroupName}", "featureGroupName"),
    "sagemaker:ModelPackageGroup": named(
        "sagemaker",
        "model-package-group/{modelPackageGroupName}",
        "modelPackageGroupName",
    ),
    "sagemaker:Pipeline": named("sagemaker", "pipeline/{pipelineName}", "pipelineName"),
    "sagemaker:CodeRepository": named("sagemaker", "code-repository/{codeRepositoryName}", "codeRepositoryName"),
    "sagemaker:Image": named("sagemaker", "image/{imageName}", "imageName"),
    "sagemaker:DataQualityJobDefinition": named("sagemaker", "data-quality-job-definition/{name}"),
    "sagemaker:MonitoringSchedule": named("sagemaker", "monitoring-schedule/{name}"),

    "bedrock:Guardrail": {
        id: "{marker}{hex4}",
        outputs: {
            guardrailId: "{id}",
            guardrailArn: "arn:{p}:bedrock:{r}:{a}:guardrail/{id}",
            version: "DRAFT",
        },
    },
    "bedrock:AgentAgent": {
        id: "{marker}{hex4}",
        outputs: {
            agentId: "{id}",
            agentArn: "arn:{p}:bedrock:{r}:{a}:agent/{id}",
            agentVersion: "DRAFT",
        },
    },
    "bedrock:AgentKnowledgeBase": {
        id: "{marker}{hex4}",
        outputs: { arn: "arn:{p}:bedrock:{r}:{a}:knowledge-base/{id}" },
    },
    "bedrock:AgentDataSource": {
        id: "{marker}{hex4},{knowledgeBaseId}",
        outputs: { dataSourceId: "{marker}{hex4}" },
    },
    "bedrock:AgentcoreAgentRuntime": {
        id: "{agentRuntimeName}-{marker}{hex4}",
        outputs: { agentRuntimeId: "{id}", agentRuntimeArn: "arn:{p}:bedrock-agentcore:{r}:{a}:runtime/{id}" },
    },
    "bedrock:AgentcoreGateway": {
        id: "{name}-{marker}{hex4}",
        outputs: {
            gatewayId: "{id}",
            gatewayArn: "arn:{p}:bedrock-agentcore:{r}:{a}:gateway/{id}",
            gatewayUrl: "https://{id}.gateway.bedrock-agentcore.{r}.{dns}/mcp",
        },
    },
    "bedrock:AgentcoreMemory": {
        id: "{name}-{marker}{hex4}",
        outputs: { arn: "arn:{p}:bedrock-agentcore:{r}:{a}:memory/{id}" },
    },
    "bedrock:AgentcorePolicyEngine": {
        id: "{name}-{marker}{hex4}",
        outputs: { policyEngineId: "{id}", policyEngineArn: "arn:{p}:bedrock-agentcore:{r}:{a}:policy-engine/{id}" },
    },
    "bedrock:InferenceProfile": {
        id: "{marker}{hex4}",
        outputs: { arn: "arn:{p}:bedrock:{r}:{a}:application-inference-profile/{id}" },
    },
    "bedrock:CustomModel": byArn("arn:{p}:bedrock:{r}:{a}:custom-model/{marker}"),
    "bedrockmodel:InvocationLoggingConfiguration": { id: "{r}" },
    "signer:SigningProfile": { id: "{name}", outputs: { arn: "arn:{p}:signer:{r}:{a}:/signing-profiles/{name}" } },
    "opensearch:Domain": byArn("arn:{p}:es:{r}:{a}:domain/{domainName}", {
        domainId: "{a}/{domainName}",
        endpoint: "search-{domainName}-{marker}.{r}.es.{dns}",
        kibanaEndpoint: "search-{domainName}-{marker}.{r}.es.{dns}/_plugin/kibana/",
        dashboardEndpoint: "search-{domainName}-{marker}.{r}.es.{dns}/_dashboards",
    }),
    "elasticsearch:Domain": byArn("arn:{p}:es:{r}:{a}:domain/{domainName}", {
        domainId: "{a}/{domainName}",
        endpoint: "search-{domainName}-{marker}.{r}.es.{dns}",
        kibanaEndpoint: "search-{domainName}-{marker}.{r}.es.{dns}/_plugin/kibana/",
    }),
    "opensearch:ServerlessCollection": {
        id: "{marker}{hex4}",
        outputs: {
            arn: "arn:{p}:aoss:{r}:{a}:collection/{id}",
            collectionEndpoint: "https://{id}.{r}.aoss.{dns}",
            dashboardEndpoint: "https://{id}.{r}.aoss.{dns}/_dashboards",
        },
    },

    "ecr:Repository": named("ecr", "repository/{name}", "name", {
        repositoryUrl: "{a}.dkr.ecr.{r}.{dns}/{name}",
        registryId: "{a}",
    }),
    "ecr:LifecyclePolicy": { id: "{repository}", outputs: { registryId: "{a}" } },
    "ecr:RepositoryPolicy": { id: "{repository}", outputs: { registryId: "{a}" } },
    "ecs:Cluster": byArn("arn:{p}:ecs:{r}:{a}:cluster/{name}"),
    "ecs:Service": byArn("arn:{p}:ecs:{r}:{a}:service/{marker}/{name}"),
    "ecs:TaskDefinition": {
        id: "{family}",
        outputs: {
            arn: "arn:{p}:ecs:{r}:{a}:task-definition/{family}:1",
            arnWithoutRevision: "arn:{p}:ecs:{r}:{a}:task-definition/{family}",
        },
    },
    "eks:Cluster": named("eks", "cluster/{name}", "name", {
        endpoint: "https://{hex}.gr7.{r}.eks.{dns}",
        clusterId: "{uuid}",
        platformVersion: "eks.1-{marker}",
    }),
    "eks:NodeGroup": {
        id: "{clusterName}:{nodeGroupName}",
        outputs: { arn: "arn:{p}:eks:{r}:{a}:nodegroup/{clusterName}/{nodeGroupName}/{uuid}" },
    },
    "eks:FargateProfile": {
        id: "{clusterName}:{fargateProfileName}",
        outputs: { arn: "arn:{p}:eks:{r}:{a}:fargateprofile/{clusterName}/{fargateProfileName}/{uuid}" },
    },
    "eks:Addon": {
        id: "{clusterName}:{addonName}",
        outputs: { arn: "arn:{p}:eks:{r}:{a}:addon/{clusterName}/{addonName}/{uuid}" },
    },
    "rds:Instance": {
        id: "{identifier}",
        outputs: {
            arn: "arn:{p}:rds:{r}:{a}:db:{identifier}",
            address: "{identifier}.{marker}.{r}.rds.{dns}",
            endpoint: "{identifier}.{marker}.{r}.rds.{dns}:{port}",
            hostedZoneId: "Z2{marker}",
            resourceId: "db-{hex}",
        },
    },
    "rds:Cluster": {
        id: "{clusterIdentifier}",
        outputs: {
            arn: "arn:{p}:rds:{r}:{a}:cluster:{clusterIdentifier}",
            endpoint: "{clusterIdentifier}.cluster-{marker}.{r}.rds.{dns}",
            readerEndpoint: "{clusterIdentifier}.cluster-ro-{marker}.{r}.rds.{dns}",
            hostedZoneId: "Z2{marker}",
            clusterResourceId: "cluster-{hex}",
        },
    },
    "rds:ClusterInstance": {
        id: "{identifier}",
        outputs: {
            arn: "arn:{p}:rds:{r}:{a}:db:{identifier}",
            endpoint: "{identifier}.{marker}.{r}.rds.{dns}",
            dbiResourceId: "db-{hex}",
        },
    },
    "rds:SubnetGroup": named("rds", "subgrp:{name}"),
    "rds:ParameterGroup": named("rds", "pg:{name}"),
    "rds:ClusterParameterGroup": named("rds", "cluster-pg:{name}"),
    "rds:OptionGroup": named("rds", "og:{name}"),
    "elasticache:Cluster": named("elasticache", "cluster:{clusterId}", "clusterId", {
        configurationEndpoint: "{clusterId}.{marker}.cfg.{r}.cache.{dns}:11211",
        clusterAddress: "{clusterId}.{marker}.cfg.{r}.cache.{dns}",
    }),
    "elasticache:ReplicationGroup": named(
        "elasticache",
        "replicationgroup:{replicationGroupId}",
        "replicationGroupId",
        {
            primaryEndpointAddress: "{replicationGroupId}.{marker}.ng.{r}.cache.{dns}",
            readerEndpointAddress: "{replicationGroupId}-ro.{marker}.ng.{r}.cache.{dns}",
            configurationEndpointAddress: "{replicationGroupId}.{marker}.clustercfg.{r}.cache.{dns}",
        },
    ),
    "elasticache:SubnetGroup": named("elasticache", "subnetgroup:{name}"),
    "efs:FileSystem": {
        id: "fs-{hex}",
        outputs: {
            arn: "arn:{p}:elasticfilesystem:{r}:{a}:file-system/{id}",
            dnsName: "{id}.efs.{r}.{dns}",
            ownerId: "{a}",
        },
    },
    "efs:AccessPoint": {
        id: "fsap-{hex}",
        outputs: { arn: "arn:{p}:elasticfilesystem:{r}:{a}:access-point/{id}", ownerId: "{a}" },
    },

    "lb:LoadBalancer": loadBalancer,
    "lb:TargetGroup": targetGroup,
    "lb:Listener": listener,
    "lb:ListenerRule": listenerRule,
    "alb:LoadBalancer": loadBalancer,
    "alb:TargetGroup": targetGroup,
    "alb:Listener": listener,
    "alb:ListenerRule": listenerRule,
    "applicationloadbalancing:LoadBalancer": loadBalancer,
    "applicationloadbalancing:TargetGroup": targetGroup,
    "applicationloadbalancing:Listener": listener,
    "elasticloadbalancingv2:LoadBalancer": loadBalancer,
    "elasticloadbalancingv2:TargetGroup": targetGroup,
    "elasticloadbalancingv2:Listener": listener,
    "elb:LoadBalancer": {
        id: "{name}",
        outputs: {
            arn: "arn:{p}:elasticloadbalancing:{r}:{a}:loadbalancer/{name}",
            dnsName: "{name}-{marker}.{r}.elb.{dns}",
            zoneId: "Z35{marker}",
        },
    },
    "autoscaling:Group": {
        id: "{name}",
        outputs: { arn: "arn:{p}:autoscaling:{r}:{a}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}" },
    },

    "route53:Zone": {
        id: "Z{hex}",
        outputs: { zoneId: "{id}", arn: "arn:{p}:route53:::hostedzone/{id}" },
    },
    "route53:Record": { id: "{zoneId}_{name}_{type}", outputs: { fqdn: "{name}" } },
    "acm:Certificate": byArn("arn:{p}:acm:{r}:{a}:certificate/{uuid}"),
    "acm:CertificateValidation": { id: "{certificateArn}" },
    "cloudfront:Distribution": {
        id: "E{hex}",
        outputs: {
            arn: "arn:{p}:cloudfront::{a}:distribution/{id}",
            domainName: "{hex}.cloudfront.net",
            // The one zone of all distributions, in every account.
            hostedZoneId: "Z2FDTNDATAQYW2",
        },
    },
    "cloudfront:OriginAccessIdentity": {
        id: "E{hex}",
        outputs: {
            iamArn: "arn:{p}:iam::cloudfront:user/CloudFront Origin Access Identity {id}",
            cloudfrontAccessIdentityPath: "origin-access-identity/cloudfront/{id}",
            s3CanonicalUserId: "{hex}{hex16}",
        },
    },
    "cloudfront:OriginAccessControl": { id: "E{hex}" },

    "secretsmanager:Secret": byArn("arn:{p}:secretsmanager:{r}:{a}:secret:{name}-{marker}"),
    "secretsmanager:SecretVersion": {
        id: "{secretId}|{uuid}",
        outputs: { arn: "{secretId}", versionId: "{uuid}" },
    },
    "ssm:Parameter": named("ssm", "parameter/{name}"),
    "ssm:Document": named("ssm", "document/{name}"),
    "apigateway:RestApi": {
        id: "{marker}{hex4}",
        outputs: {
            arn: "arn:{p}:apigateway:{r}::/restapis/{id}",
            executionArn: "arn:{p}:execute-api:{r}:{a}:{id}",
            rootResourceId: "{marker}{hex4}",
        },
    },
    "apigateway:Resource": { id: "{marker}{hex4}", outputs: { path: "/{pathPart}" } },
    "apigateway:Deployment": {
        id: "{marker}{hex4}",
        outputs: {
            invokeUrl: "https://{restApi}.execute-api.{r}.{dns}/",
            executionArn: "arn:{p}:execute-api:{r}:{a}:{restApi}/",
        },
    },
    "apigateway:Stage": {
        id: "ags-{restApi}-{stageName}",
        outputs: {
            arn: "arn:{p}:apigateway:{r}::/restapis/{restApi}/stages/{stageName}",
            invokeUrl: "https://{restApi}.execute-api.{r}.{dns}/{stageName}",
            executionArn: "arn:{p}:execute-api:{r}:{a}:{restApi}/{stageName}",
        },
    },
    "apigatewayv2:Api": {
        id: "{marker}{hex4}",
        outputs: {
            arn: "arn:{p}:apigateway:{r}::/apis/{id}",
            apiEndpoint: "https://{id}.execute-api.{r}.{dns}",
            executionArn: "arn:{p}:execute-api:{r}:{a}:{id}",
        },
    },
    "apigatewayv2:Stage": {
        id: "{name}",
        outputs: {
            arn: "arn:{p}:apigateway:{r}::/apis/{apiId}/stages/{name}",
            invokeUrl: "https://{apiId}.execute-api.{r}.{dns}/{name}",
            executionArn: "arn:{p}:execute-api:{r}:{a}:{apiId}/{name}",
        },
    },
    "cognito:UserPool": {
        id: "{r}_{hex}",
        outputs: { arn: "arn:{p}:cognito-idp:{r}:{a}:userpool/{id}", endpoint: "cognito-idp.{r}.{dns}/{id}" },
    },
    "cognito:UserPoolClient": { id: "{hex}{hex4}" },
    "cognito:IdentityPool": {
        id: "{r}:{uuid}",
        outputs: { arn: "arn:{p}:cognito-identity:{r}:{a}:identitypool/{id}" },
    },
    "wafv2:WebAcl": { id: "{uuid}", outputs: { arn: "arn:{p}:wafv2:{r}:{a}:regional/webacl/{name}/{id}" } },
    "codebuild:Project": { id: "arn:{p}:codebuild:{r}:{a}:project/{name}", outputs: { arn: "{id}" } },
    "codepipeline:Pipeline": named("codepipeline", "{name}"),
    "glue:CatalogDatabase": {
        id: "{a}:{name}",
        outputs: { arn: "arn:{p}:glue:{r}:{a}:database/{name}", catalogId: "{a}" },
    },
    "glue:Job": named("glue", "job/{name}"),
    "athena:Workgroup": named("athena", "workgroup/{name}"),
    "redshift:Cluster": {
        id: "{clusterIdentifier}",
        outputs: {
            arn: "arn:{p}:redshift:{r}:{a}:cluster:{clusterIdentifier}",
            dnsName: "{clusterIdentifier}.{marker}.{r}.redshift.{dns}",
            endpoint: "{clusterIdentifier}.{marker}.{r}.redshift.{dns}:5439",
        },
    },
    "backup:Vault": named("backup", "backup-vault:{name}"),
    "guardduty:Detector": {
        id: "{hex}{hex4}",
        outputs: { arn: "arn:{p}:guardduty:{r}:{a}:detector/{id}", accountId: "{a}" },
    },
};
