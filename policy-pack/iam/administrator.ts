import type { PolicyDocument } from "./document";
import { isLimitedByTags } from "./escalation";
import { allows } from "./permission";
import type { Grants } from "./permission";
import { reachesAllOf } from "./reach";
import type { Truth } from "./statements";

/**
 * One action of each kind that makes an administrator. Who can do all of these on everything can do everything, however
 * the documents say so. Services that an account may well do without are not among them.
 */
const administration = [
    "iam:CreatePolicyVersion",
    "iam:AttachRolePolicy",
    "iam:PutUserPolicy",
    "iam:PassRole",
    "iam:CreateAccessKey",
    "sts:AssumeRole",
    "athena:StartQueryExecution",
    "cloudformation:CreateStack",
    "cloudtrail:StopLogging",
    "dynamodb:DeleteTable",
    "ec2:RunInstances",
    "ec2:AuthorizeSecurityGroupIngress",
    "ecs:RunTask",
    "eks:DeleteCluster",
    "glue:CreateJob",
    "kms:PutKeyPolicy",
    "lambda:CreateFunction",
    "logs:DeleteLogGroup",
    "rds:DeleteDBInstance",
    "s3:DeleteBucket",
    "s3:GetObject",
    "sagemaker:CreateNotebookInstance",
    "secretsmanager:GetSecretValue",
    "sns:Publish",
    "ssm:SendCommand",
];

/** Whether all documents together make whoever has them an administrator of the account. */
export function isAdministrator(grants: Grants): Truth {
    const broad: Grants = {
        ...grants,
        identity: grants.identity.map(withoutNarrow),
        ...(grants.boundary && { boundary: withoutNarrow(grants.boundary) }),
    };
    let isOpen = false;
    for (const action of administration) {
        const { verdict } = allows(broad, { action, resource: "arn:*" });
        if (verdict === "no") return "no";
        if (verdict === "unknown") isOpen = true;
    }
    return isOpen ? "unknown" : "yes";
}

/** Without what is allowed on some resources only. */
function withoutNarrow(document: PolicyDocument): PolicyDocument {
    const statements = document.statements.filter(
        (statement) => statement.effect === "Deny" || (reachesAllOf(statement) !== "no" && !isLimitedByTags(statement)),
    );
    return statements.length === document.statements.length ? document : { ...document, statements };
}
