import { parseDocument } from "./document";
import type { PolicyDocument } from "./document";

/** What is known of a policy that AWS manages. */
export interface ManagedPolicy {
    readonly document: PolicyDocument;
    /** False where the document here holds only the statements that matter most. */
    readonly isWhole: boolean;
}

interface Content {
    readonly statements: readonly object[];
    readonly isExcerpt?: true;
}

function allow(Action: string | readonly string[], Resource: string | readonly string[] = "*"): object {
    return { Effect: "Allow", Action, Resource };
}

function passRole(Resource: string, ...services: readonly string[]): object {
    return {
        ...allow("iam:PassRole", Resource),
        Condition: { StringEquals: { "iam:PassedToService": services.map((service) => `${service}.amazonaws.com`) } },
    };
}

const writeLogs = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"];
const readImages = [
    "ecr:GetAuthorizationToken",
    "ecr:BatchCheckLayerAvailability",
    "ecr:GetDownloadUrlForLayer",
    "ecr:BatchGetImage",
];

/**
 * By name without path, from the AWS Managed Policy Reference Guide. AWS adds to these as its services grow; what is an
 * excerpt is so because only what gives most is needed.
 */
const contents: Readonly<Record<string, Content>> = {
    AdministratorAccess: { statements: [allow("*")] },
    PowerUserAccess: {
        statements: [
            { Effect: "Allow", NotAction: ["iam:*", "organizations:*", "account:*"], Resource: "*" },
            allow([
                "account:GetAccountInformation",
                "account:GetGovCloudAccountInformation",
                "account:GetPrimaryEmail",
                "account:ListRegions",
                "iam:CreateServiceLinkedRole",
                "iam:DeleteServiceLinkedRole",
                "iam:ListRoles",
                "organizations:DescribeEffectivePolicy",
                "organizations:DescribeOrganization",
            ]),
        ],
    },
    IAMFullAccess: {
        statements: [
            allow([
                "iam:*",
                "organizations:DescribeAccount",
                "organizations:DescribeOrganization",
                "organizations:DescribeOrganizationalUnit",
                "organizations:DescribePolicy",
                "organizations:ListChildren",
                "organizations:ListParents",
                "organizations:ListPolicies",
                "organizations:ListPoliciesForTarget",
                "organizations:ListRoots",
                "organizations:ListTargetsForPolicy",
            ]),
        ],
    },
    AmazonBedrockFullAccess: {
        isExcerpt: true,
        statements: [
            allow(["bedrock:*", "bedrock-mantle:*"]),
            allow(["iam:ListRoles", "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups"]),
            passRole("arn:aws:iam::*:role/*SageMaker*ForBedrock*", "sagemaker", "bedrock"),
            passRole("arn:aws:iam::*:role/*AmazonBedrock*", "bedrock"),
        ],
    },
    AmazonSageMakerFullAccess: {
        isExcerpt: true,
        statements: [
            {
                Effect: "Allow",
                Action: ["sagemaker:*", "sagemaker-geospatial:*"],
                NotResource: [
                    "domain",
                    "user-profile",
                    "app",
                    "space",
                    "partner-app",
                    "flow-definition",
                    "training-plan",
                    "reserved-capacity",
                ].map((kind) => `arn:aws:sagemaker:*:*:${kind}/*`),
            },
            allow([
                "sagemaker:CreatePresignedDomainUrl",
                "glue:CreateJob",
                "glue:StartJobRun",
                "glue:UpdateJob",
                "iam:ListRoles",
                "athena:StartQueryExecution",
                "athena:GetQueryResults",
                "logs:PutResourcePolicy",
            ]),
            passRole("arn:aws:iam::*:role/*AmazonSageMaker*", "glue", "robomaker", "states"),
            passRole("arn:aws:iam::*:role/*", "sagemaker"),
        ],
    },
    BedrockAgentCoreFullAccess: {
        isExcerpt: true,
        statements: [
            allow("bedrock-agentcore:*", "arn:aws:bedrock-agentcore:*:*:*"),
            passRole("arn:aws:iam::*:role/*BedrockAgentCore*", "bedrock-agentcore"),
            allow("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:*:*:secret:bedrock-agentcore*"),
        ],
    },
    AmazonS3FullAccess: { statements: [allow(["s3:*", "s3-object-lambda:*"])] },
    AmazonS3ReadOnlyAccess: {
        statements: [allow(["s3:Get*", "s3:List*", "s3:Describe*", "s3-object-lambda:Get*", "s3-object-lambda:List*"])],
    },
    AWSLambda_FullAccess: {
        isExcerpt: true,
        statements: [allow(["lambda:*", "iam:ListRoles"]), passRole("*", "lambda")],
    },
    AWSLambdaBasicExecutionRole: { statements: [allow(writeLogs)] },
    AWSLambdaVPCAccessExecutionRole: {
        statements: [
            allow([
                ...writeLogs,
                "ec2:CreateNetworkInterface",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeSubnets",
                "ec2:DeleteNetworkInterface",
                "ec2:AssignPrivateIpAddresses",
                "ec2:UnassignPrivateIpAddresses",
            ]),
        ],
    },
    AmazonECSTaskExecutionRolePolicy: {
        statements: [allow([...readImages, "logs:CreateLogStream", "logs:PutLogEvents"])],
    },
    AmazonEC2ContainerRegistryReadOnly: {
        statements: [
            allow([
                ...readImages,
                "ecr:GetRepositoryPolicy",
                "ecr:DescribeRepositories",
                "ecr:ListImages",
                "ecr:DescribeImages",
                "ecr:GetLifecyclePolicy",
                "ecr:GetLifecyclePolicyPreview",
                "ecr:ListTagsForResource",
                "ecr:DescribeImageScanFindings",
            ]),
        ],
    },
    AmazonEKS_CNI_Policy: {
        statements: [
            allow([
                "ec2:AssignPrivateIpAddresses",
                "ec2:AttachNetworkInterface",
                "ec2:CreateNetworkInterface",
                "ec2:DeleteNetworkInterface",
                "ec2:DescribeInstances",
                "ec2:DescribeTags",
                "ec2:DescribeNetworkInterfaces",
                "ec2:DescribeInstanceTypes",
                "ec2:DescribeSubnets",
                "ec2:DescribeSecurityGroups",
                "ec2:DetachNetworkInterface",
                "ec2:ModifyNetworkInterfaceAttribute",
                "ec2:UnassignPrivateIpAddresses",
            ]),
            allow("ec2:CreateTags", "arn:aws:ec2:*:*:network-interface/*"),
        ],
    },
    AmazonSSMManagedInstanceCore: {
        statements: [
            allow([
                "ssm:DescribeAssociation",
                "ssm:GetDeployablePatchSnapshotForInstance",
                "ssm:GetDocument",
                "ssm:DescribeDocument",
                "ssm:GetManifest",
                "ssm:GetParameter",
                "ssm:GetParameters",
                "ssm:ListAssociations",
                "ssm:ListInstanceAssociations",
                "ssm:PutInventory",
                "ssm:PutComplianceItems",
                "ssm:PutConfigurePackageResult",
                "ssm:UpdateAssociationStatus",
                "ssm:UpdateInstanceAssociationStatus",
                "ssm:UpdateInstanceInformation",
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel",
                "ec2messages:AcknowledgeMessage",
                "ec2messages:DeleteMessage",
                "ec2messages:FailMessage",
                "ec2messages:GetEndpoint",
                "ec2messages:GetMessages",
                "ec2messages:SendReply",
            ]),
        ],
    },
};

const parsed = new Map<string, ManagedPolicy>();

/** The content of a policy that AWS manages, by its ARN; undefined for others, and where it is not known here. */
export function managedPolicy(arn: string): ManagedPolicy | undefined {
    const name = awsManagedName(arn);
    const content = name !== undefined && Object.hasOwn(contents, name) ? contents[name] : undefined;
    if (name === undefined || !content) return undefined;
    let policy = parsed.get(name);
    if (!policy) {
        policy = { document: parseDocument({ Statement: content.statements }), isWhole: !content.isExcerpt };
        parsed.set(name, policy);
    }
    return policy;
}

/** The name, without its path, of a policy that AWS manages; undefined for other ARNs. */
export function awsManagedName(arn: string): string | undefined {
    return /^arn:[^:]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
}
