import { definePolicy, unknownValue } from "../../policy";
import { reportAllowedEverywhere } from "../../services/allowed-everywhere";
import { identityPolicyTypes } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

/** What answers with a password, a key, a token or a signed address. */
const credentials: ReadonlySet<string> = new Set(
    [
        "bedrock-agentcore:GetResourceApiKey",
        "bedrock-agentcore:GetResourceOauth2Token",
        "bedrock-agentcore:GetWorkloadAccessToken",
        "bedrock-agentcore:GetWorkloadAccessTokenForJWT",
        "bedrock-agentcore:GetWorkloadAccessTokenForUserId",
        "codeartifact:GetAuthorizationToken",
        "codepipeline:PollForJobs",
        "cognito-identity:GetOpenIdTokenForDeveloperIdentity",
        "connect:GetFederationToken",
        "ec2:GetPasswordData",
        "gamelift:RequestUploadCredentials",
        "iam:CreateAccessKey",
        "iam:CreateLoginProfile",
        "iam:CreateServiceSpecificCredential",
        "iam:ResetServiceSpecificCredential",
        "iam:UpdateAccessKey",
        "lightsail:GetInstanceAccessDetails",
        "lightsail:GetRelationalDatabaseMasterUserPassword",
        "mediapackage:RotateChannelCredentials",
        "mediapackage:RotateIngestEndpointCredentials",
        "rds-db:connect",
        "redshift:GetClusterCredentials",
        "redshift:GetClusterCredentialsWithIAM",
        "redshift-serverless:GetCredentials",
        "sagemaker:CreatePresignedDomainUrl",
        "sagemaker:CreatePresignedNotebookInstanceUrl",
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
        "sts:AssumeRoleWithWebIdentity",
        "sts:GetFederationToken",
    ].map((action) => action.toLowerCase()),
);

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-credentials-exposure",
    title: "Getting credentials is bound to resources",
    severity: "high",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["checkov:CKV_AWS_107", "checkov:CKV_AWS_287"],
    why:
        "Actions that answer with a key, a password or a token, allowed on everything, make of one stolen identity as many " +
        "as there are.",
    fix: "Name in Resource the users, roles, clusters or notebooks that are meant.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    check(props, context) {
        reportAllowedEverywhere(
            props,
            context,
            ({ name }) => credentials.has(name.toLowerCase()),
            "can get credentials of whomever it likes",
        );
    },
    examples: {
        passes: {
            "one role can be taken on": policyOf({
                Effect: "Allow",
                Action: "sts:AssumeRole",
                Resource: "arn:aws:iam::111122223333:role/read-models",
            }),
            "images can be pulled, which takes a token that cannot be limited": policyOf({
                Effect: "Allow",
                Action: "ecr:GetAuthorizationToken",
                Resource: "*",
            }),
            "users manage their own keys": policyOf({
                Effect: "Allow",
                Action: "iam:*AccessKey*",
                Resource: "arn:aws:iam::*:user/${aws:username}",
            }),
        },
        fails: {
            "every user's access keys can be made": policyOf({
                Effect: "Allow",
                Action: "iam:CreateAccessKey",
                Resource: "*",
            }),
            "every notebook can be opened": policyOf({
                Effect: "Allow",
                Action: "sagemaker:Create*",
                Resource: "*",
            }),
            "every agent's tokens can be had": policyOf({
                Effect: "Allow",
                Action: "bedrock-agentcore:*",
                Resource: "*",
            }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the effect is not known yet": {
                policy: { Statement: { Effect: unknownValue, Action: "sts:AssumeRole", Resource: "*" } } as never,
            },
        },
    },
});
