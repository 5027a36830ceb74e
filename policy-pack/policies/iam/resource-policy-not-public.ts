import { definePolicy, ofType, unknownValue } from "../../policy";
import { reportPublicAccess, resourcePolicyProperties } from "../../services/resource-policies";

/** Those that no policy of their service asks the same about. */
const types = [
    "aws:backup/vaultPolicy:VaultPolicy",
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
    "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
    "aws:codeartifact/domainPermissions:DomainPermissions",
    "aws:codeartifact/repositoryPermissionsPolicy:RepositoryPermissionsPolicy",
    "aws:dynamodb/resourcePolicy:ResourcePolicy",
    "aws:kinesis/resourcePolicy:ResourcePolicy",
    "aws:s3/accessPoint:AccessPoint",
    "aws:s3control/accessPointPolicy:AccessPointPolicy",
    "aws:s3tables/tableBucketPolicy:TableBucketPolicy",
    "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy",
];

const documentOf = (statement: object): string => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
const anyone = { Effect: "Allow", Principal: "*", Action: "dynamodb:GetItem", Resource: "*" };

export default definePolicy<Record<string, unknown>>({
    id: "resource-policy-not-public",
    title: "Policies of tables, streams, backups and packages let in nobody unnamed",
    severity: "critical",
    appliesTo: types,
    supports: ["A.7.2", "A.9.4"],
    why: "A resource policy for everybody opens training data, events or model packages to every AWS account.",
    fix: "Name roles or accounts as Principal, or limit the statement by aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html",
    check(props, context) {
        reportPublicAccess(props, resourcePolicyProperties[context.resource.type] as string, context);
    },
    examples: {
        passes: {
            "a backup vault lets the organization in": ofType("aws:backup/vaultPolicy:VaultPolicy", {
                policy: documentOf({
                    ...anyone,
                    Action: "backup:CopyIntoBackupVault",
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
                }),
            }),
            "a table names a role": ofType("aws:dynamodb/resourcePolicy:ResourcePolicy", {
                policy: documentOf({ ...anyone, Principal: { AWS: "arn:aws:iam::111122223333:role/serving" } }),
            }),
        },
        fails: {
            "a table lets everybody read": ofType("aws:dynamodb/resourcePolicy:ResourcePolicy", {
                policy: documentOf(anyone),
            }),
            "model packages are open to every account": ofType(
                "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy",
                {
                    resourcePolicy: documentOf({
                        ...anyone,
                        Principal: { AWS: "*" },
                        Action: "sagemaker:DescribeModelPackage",
                    }),
                },
            ),
            "anyone puts events on a bus": ofType("aws:cloudwatch/eventBusPolicy:EventBusPolicy", {
                policy: documentOf({ ...anyone, Action: "events:PutEvents" }),
            }),
        },
        unknown: {
            "the policy is not known yet": ofType("aws:kinesis/resourcePolicy:ResourcePolicy", {
                policy: unknownValue,
            }),
        },
        notApplicable: { "an access point has no policy": ofType("aws:s3/accessPoint:AccessPoint", {}) },
    },
});
