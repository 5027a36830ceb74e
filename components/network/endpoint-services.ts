import type { Account } from "../account";
import type { Statement } from "../security/policy-document";

/** An AWS service that a private network reaches without the internet. */
export type EndpointService =
    | "dynamodb"
    | "ecr.api"
    | "ecr.dkr"
    | "kms"
    | "logs"
    | "monitoring"
    | "s3"
    | "sagemaker.api"
    | "sagemaker.runtime"
    | "sts";

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
    "ecr.api": imagePull,
    "ecr.dkr": imagePull,
    kms: ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey"],
    logs: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
    monitoring: ["cloudwatch:PutMetricData"],
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
        "sagemaker:CreateProcessingJob",
        "sagemaker:CreateTrainingJob",
        "sagemaker:CreateTransformJob",
        "sagemaker:DescribeEndpoint",
        "sagemaker:DescribeProcessingJob",
        "sagemaker:DescribeTrainingJob",
        "sagemaker:DescribeTransformJob",
    ],
    "sagemaker.runtime": [
        "sagemaker:InvokeEndpoint",
        "sagemaker:InvokeEndpointAsync",
        "sagemaker:InvokeEndpointWithResponseStream",
    ],
    sts: ["sts:AssumeRole", "sts:GetCallerIdentity"],
};

/** The endpoints of a network, unless told: what serving, training and monitoring a model take. */
export const defaultEndpointServices = Object.keys(actions).sort() as readonly EndpointService[];

/** The name under which AWS offers an endpoint. */
export function endpointServiceName(service: EndpointService, region: string): string {
    return `com.amazonaws.${region}.${service}`;
}

/**
 * An endpoint's policy: the account's own principals, on the account's own resources, doing what workloads do. So data
 * cannot leave through the endpoint to someone else's bucket, with someone else's credentials.
 */
export function endpointPolicy(service: EndpointService, account: Account): readonly Statement[] {
    const statements: Statement[] = [
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
    if (service === "s3") {
        // Image layers come from buckets of AWS's own, by links that ECR signs.
        statements.push({
            Sid: "LayersOfImages",
            Effect: "Allow",
            Principal: "*",
            Action: "s3:GetObject",
            Resource: `arn:${account.partition}:s3:::prod-${account.region}-starport-layer-bucket/*`,
        });
    }
    return statements;
}
