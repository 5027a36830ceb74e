import type { Account } from "../account";
import type { Statement } from "../security/policy-document";

/** An AWS service that a private network reaches without the internet. */
export type EndpointService =
    | "bedrock"
    | "bedrock-agent"
    | "bedrock-agent-runtime"
    | "bedrock-agentcore"
    | "bedrock-agentcore.gateway"
    | "bedrock-mantle"
    | "bedrock-runtime"
    | "dynamodb"
    | "ec2"
    | "ecr.api"
    | "ecr.dkr"
    | "eks"
    | "eks-auth"
    | "glue"
    | "kms"
    | "logs"
    | "monitoring"
    | "rds-data"
    | "s3"
    | "s3vectors"
    | "sagemaker.api"
    | "sagemaker.featurestore-runtime"
    | "sagemaker.runtime"
    | "ssm"
    | "sts"
    | "xray";

/** Those that come as a route (a gateway), not as a network interface. */
export const gatewayServices: ReadonlySet<EndpointService> = new Set(["dynamodb", "s3"]);

const imagePull = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:GetAuthorizationToken",
    "ecr:GetDownloadUrlForLayer",
];

/** What workloads do through each endpoint; nothing else passes. */
const actions: Readonly<Record<EndpointService, readonly string[]>> = {
    bedrock: [
        "bedrock:GetFoundationModel",
        "bedrock:GetGuardrail",
        "bedrock:GetInferenceProfile",
        "bedrock:ListFoundationModels",
        "bedrock:ListInferenceProfiles",
    ],
    "bedrock-agent": [
        "bedrock:GetIngestionJob",
        "bedrock:GetKnowledgeBase",
        "bedrock:GetPrompt",
        "bedrock:ListIngestionJobs",
        "bedrock:StartIngestionJob",
    ],
    "bedrock-agent-runtime": ["bedrock:InvokeAgent", "bedrock:Retrieve", "bedrock:RetrieveAndGenerate"],
    "bedrock-agentcore": [
        "bedrock-agentcore:CreateEvent",
        "bedrock-agentcore:GetEvent",
        "bedrock-agentcore:GetMemoryRecord",
        "bedrock-agentcore:GetWorkloadAccessToken",
        "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
        "bedrock-agentcore:GetWorkloadAccessTokenForUserId",
        "bedrock-agentcore:InvokeAgentRuntime",
        "bedrock-agentcore:ListEvents",
        "bedrock-agentcore:ListMemoryRecords",
        "bedrock-agentcore:RetrieveMemoryRecords",
    ],
    "bedrock-agentcore.gateway": ["bedrock-agentcore:InvokeGateway"],
    "bedrock-mantle": [
        "bedrock-mantle:CancelInference",
        "bedrock-mantle:CreateInference",
        "bedrock-mantle:GetInference",
        "bedrock-mantle:GetModel",
        "bedrock-mantle:ListModels",
    ],
    "bedrock-runtime": ["bedrock:ApplyGuardrail", "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
    dynamodb: [
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:DescribeTable",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:Scan",
        "dynamodb:UpdateItem",
    ],
    // What the nodes of a cluster do for its network.
    ec2: [
        "ec2:AssignPrivateIpAddresses",
        "ec2:AttachNetworkInterface",
        "ec2:CreateNetworkInterface",
        "ec2:CreateTags",
        "ec2:DeleteNetworkInterface",
        "ec2:DescribeInstances",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeTags",
        "ec2:DetachNetworkInterface",
        "ec2:ModifyNetworkInterfaceAttribute",
        "ec2:UnassignPrivateIpAddresses",
    ],
    "ecr.api": imagePull,
    "ecr.dkr": imagePull,
    eks: ["eks:DescribeCluster"],
    "eks-auth": ["eks-auth:AssumeRoleForPodIdentity"],
    glue: ["glue:GetDatabase", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"],
    kms: ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
    logs: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    monitoring: ["cloudwatch:PutMetricData"],
    "rds-data": ["rds-data:BatchExecuteStatement", "rds-data:ExecuteStatement"],
    s3: [
        "s3:AbortMultipartUpload",
        "s3:DeleteObject",
        "s3:GetBucketLocation",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:ListBucket",
        "s3:PutObject",
    ],
    "sagemaker.api": [
        "sagemaker:AddTags",
        "sagemaker:CreateModelPackage",
        "sagemaker:CreateProcessingJob",
        "sagemaker:CreateTrainingJob",
        "sagemaker:CreateTransformJob",
        "sagemaker:DescribeEndpoint",
        "sagemaker:DescribeModelPackage",
        "sagemaker:DescribeModelPackageGroup",
        "sagemaker:DescribeNotebookInstance",
        "sagemaker:DescribePipelineExecution",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeTransformJob",
        "sagemaker:ListModelPackages",
        "sagemaker:ListPipelineExecutionSteps",
        "sagemaker:StartPipelineExecution",
        "sagemaker:StopNotebookInstance",
    ],
    s3vectors: [
        "s3vectors:DeleteVectors",
        "s3vectors:GetIndex",
        "s3vectors:GetVectors",
        "s3vectors:ListVectors",
        "s3vectors:PutVectors",
        "s3vectors:QueryVectors",
    ],
    "sagemaker.featurestore-runtime": [
        "sagemaker:BatchGetRecord",
        "sagemaker:DeleteRecord",
        "sagemaker:GetRecord",
        "sagemaker:PutRecord",
    ],
    "sagemaker.runtime": [
        "sagemaker:InvokeEndpoint",
        "sagemaker:InvokeEndpointAsync",
        "sagemaker:InvokeEndpointWithResponseStream",
    ],
    ssm: ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
    sts: ["sts:AssumeRole", "sts:GetCallerIdentity"],
    xray: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
};

/** Every service that there is an endpoint for. */
export const endpointServices = Object.keys(actions).sort() as readonly EndpointService[];

/** Every way to Bedrock: where one is left out, a client takes it over the internet. */
export const bedrockServices: readonly EndpointService[] = [
    "bedrock",
    "bedrock-agent",
    "bedrock-agent-runtime",
    "bedrock-mantle",
    "bedrock-runtime",
];

/** The endpoints of a network, unless told: what serving, training and monitoring a model take. */
export const defaultEndpointServices: readonly EndpointService[] = [
    "dynamodb",
    "ecr.api",
    "ecr.dkr",
    "kms",
    "logs",
    "monitoring",
    "s3",
    "sagemaker.api",
    "sagemaker.runtime",
    "sts",
];

/** The images of the add-ons of EKS, in the account of AWS's that has them for most regions. */
const addonImages = ({ partition, region, id }: Account): Statement => ({
    Sid: "AddonsOfEks",
    Effect: "Allow",
    Principal: "*",
    Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
    Resource: `arn:${partition}:ecr:${region}:602401143452:repository/eks/*`,
    Condition: { StringEquals: { "aws:PrincipalAccount": id } },
});

/** What is AWS's own, and so of another account than the caller's. */
const sharedResources: Partial<Readonly<Record<EndpointService, (account: Account) => Statement>>> = {
    "bedrock-runtime": ({ partition, id }) => ({
        Sid: "ModelsOfBedrock",
        Effect: "Allow",
        Principal: "*",
        Action: ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Resource: `arn:${partition}:bedrock:*::foundation-model/*`,
        Condition: { StringEquals: { "aws:PrincipalAccount": id } },
    }),
    "ecr.api": addonImages,
    "ecr.dkr": addonImages,
    // Image layers come from buckets of AWS's own, by links that ECR signs.
    s3: ({ partition, region }) => ({
        Sid: "LayersOfImages",
        Effect: "Allow",
        Principal: "*",
        Action: "s3:GetObject",
        Resource: `arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`,
    }),
};

/** The name under which AWS offers an endpoint. */
export function endpointServiceName(service: EndpointService, region: string): string {
    return `com.amazonaws.${region}.${service}`;
}

/**
 * An endpoint's policy: the account's own principals, on the account's own resources, doing what workloads do. So data
 * cannot leave through the endpoint to someone else's bucket, with someone else's credentials.
 */
export function endpointPolicy(service: EndpointService, account: Account): readonly Statement[] {
    const statements: readonly Statement[] = [
        {
            Sid: "OwnPrincipalsOnOwnResources",
            Effect: "Allow",
            Principal: "*",
            Action: actions[service],
            Resource: "*",
            Condition: {
                StringEquals: { "aws:PrincipalAccount": account.id },
                // Absent from requests that concern no resource, such as asking for a token.
                StringEqualsIfExists: { "aws:ResourceAccount": account.id },
            },
        },
    ];
    const shared = sharedResources[service];
    return shared === undefined ? statements : [...statements, shared(account)];
}
