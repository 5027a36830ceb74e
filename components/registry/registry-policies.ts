import type { Account } from "../account";
import type { Permission } from "../security/permissions";
import type { Statement } from "../security/policy-document";

const approved = { StringEquals: { "sagemaker:ModelApprovalStatus": "Approved" } };

/** The ARNs of a group of models, and of the models in it. */
export function groupArns(groupName: string, { partition, region, id }: Account): { group: string; packages: string } {
    const sagemaker = `arn:${partition}:sagemaker:${region}:${id}`;
    return {
        group: `${sagemaker}:model-package-group/${groupName}`,
        packages: `${sagemaker}:model-package/${groupName}/*`,
    };
}

/** A group's policy: nobody of another account, and one role only that approves, whatever else allows it. */
export function groupPolicy(groupName: string, approverArn: string, account: Account): readonly Statement[] {
    const { group, packages } = groupArns(groupName, account);
    return [
        {
            Sid: "DenyOtherAccounts",
            Effect: "Deny",
            Principal: "*",
            Action: [
                "sagemaker:DescribeModelPackage",
                "sagemaker:DescribeModelPackageGroup",
                "sagemaker:ListModelPackages",
                "sagemaker:UpdateModelPackage",
            ],
            Resource: [group, packages],
            Condition: { StringNotEquals: { "aws:PrincipalAccount": account.id } },
        },
        {
            Sid: "OneRoleApproves",
            Effect: "Deny",
            Principal: "*",
            Action: "sagemaker:UpdateModelPackage",
            Resource: packages,
            Condition: { ...approved, ArnNotEquals: { "aws:PrincipalArn": approverArn } },
        },
    ];
}

const reading = [
    "sagemaker:DescribeModelPackage",
    "sagemaker:DescribeModelPackageGroup",
    "sagemaker:ListModelPackages",
];

/** Looking a model up. */
export function readPermissions(groupName: string, account: Account): readonly Permission[] {
    const { group, packages } = groupArns(groupName, account);
    return [{ actions: reading, resources: [group, packages] }];
}

/** Registering a model, which waits for approval then. */
export function buildPermissions(groupName: string, account: Account): readonly Permission[] {
    const { packages } = groupArns(groupName, account);
    return [
        ...readPermissions(groupName, account),
        {
            actions: ["sagemaker:CreateModelPackage"],
            resources: [packages],
            conditions: { StringEquals: { "sagemaker:ModelApprovalStatus": "PendingManualApproval" } },
        },
        { actions: ["sagemaker:AddTags"], resources: [packages] },
    ];
}

/** What who builds models must not do, whatever else allows it. */
export function builderDenials(groupName: string, account: Account): readonly Permission[] {
    const { packages } = groupArns(groupName, account);
    return [
        {
            actions: ["sagemaker:CreateModelPackage", "sagemaker:UpdateModelPackage"],
            resources: [packages],
            conditions: approved,
        },
    ];
}

/** Approving and rejecting. */
export function approvalPermissions(groupName: string, account: Account): readonly Permission[] {
    const { packages } = groupArns(groupName, account);
    return [
        ...readPermissions(groupName, account),
        { actions: ["sagemaker:UpdateModelPackage"], resources: [packages] },
    ];
}

/** A repository's policy: nobody of another account. */
export function repositoryPolicy(account: Account): readonly Statement[] {
    return [
        {
            Sid: "DenyOtherAccounts",
            Effect: "Deny",
            Principal: "*",
            Action: "ecr:*",
            Condition: {
                Bool: { "aws:PrincipalIsAWSService": "false" },
                StringNotEquals: { "aws:PrincipalAccount": account.id },
            },
        },
    ];
}

/** Putting images into one repository. */
export function imagePushPermissions(repositoryArn: string): readonly Permission[] {
    return [
        { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
        {
            actions: [
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:CompleteLayerUpload",
                "ecr:GetDownloadUrlForLayer",
                "ecr:InitiateLayerUpload",
                "ecr:PutImage",
                "ecr:UploadLayerPart",
            ],
            resources: [repositoryArn],
        },
    ];
}
