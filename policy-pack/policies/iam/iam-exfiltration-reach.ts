import { allows, isConstrained, isIncomplete, reachesAllOf } from "../../iam";
import type { Grants, Statement } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import { isLimitedToSomeResources } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";
import { eachGrants, grantingTypes } from "../../services/principal-questions";

/** What gives out data, in words. */
const readings: Readonly<Record<string, string>> = {
    "s3:GetObject": "read every bucket",
    "secretsmanager:GetSecretValue": "read every secret",
    "dynamodb:Scan": "read every table",
    "rds-data:ExecuteStatement": "ask every database",
    "bedrock:Retrieve": "ask every knowledge base",
    "ebs:GetSnapshotBlock": "read every snapshot",
};

/** What carries data out of the account, in words. */
const waysOut: Readonly<Record<string, string>> = {
    "s3:PutObject": "write to any bucket, also of other accounts",
    "s3:PutBucketPolicy": "open any bucket",
    "s3:PutReplicationConfiguration": "copy any bucket to another account",
    "ec2:ModifySnapshotAttribute": "share any snapshot",
    "rds:ModifyDBSnapshotAttribute": "share any database snapshot",
    "secretsmanager:PutResourcePolicy": "open any secret",
    "sns:Publish": "publish to any topic, also of other accounts",
    "sqs:SendMessage": "send to any queue, also of other accounts",
    "ses:SendEmail": "send mail",
    "lambda:InvokeFunction": "run any function, also of other accounts",
    "events:PutEvents": "put events on any bus, also of other accounts",
    "ecr:PutImage": "push to any image repository",
};

/** Whether a statement reaches out of one's own account. */
function isWide(statement: Statement, action: string): boolean {
    const service = action.slice(0, action.indexOf(":"));
    return (
        reachesAllOf(statement, service) === "yes" && !isConstrained(statement) && !isLimitedToSomeResources(statement)
    );
}

/** The words of the actions that are allowed on everything, without a condition. */
function wideOnes(grants: Grants, actions: Readonly<Record<string, string>>): readonly string[] {
    return Object.entries(actions).flatMap(([action, words]) => {
        const { verdict, statements } = allows(grants, { action, resource: "*" });
        return verdict === "yes" && statements.some((statement) => isWide(statement, action)) ? [words] : [];
    });
}

function roleWith(...Statement: readonly object[]): StackExample {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    return { role: { type: "aws:iam/role:Role", props: { inlinePolicies: [{ name: "app", policy }] } } };
}

const readAll = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-exfiltration-reach",
    title: "Nobody can both read all data and carry it out of the account",
    severity: "high",
    scope: "stack",
    appliesTo: grantingTypes,
    supports: ["A.7.2", "A.9.4"],
    why:
        "An agent that obeys a planted prompt, or code in a notebook, needs two things to leak data: to read it, and a place " +
        "outside to put it. Each alone is a risk; together they are the leak.",
    fix: "Name in Resource what is read, and what is written to; or bind writing to the account by a condition on aws:ResourceAccount or aws:ResourceOrgID.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html",
    check(resource, context) {
        eachGrants(resource, context, ({ grants, documents, path }) => {
            const [read, out] = [wideOnes(grants, readings), wideOnes(grants, waysOut)];
            const [first] = read;
            const [way] = out;
            if (first !== undefined && way !== undefined) context.report(`can ${first} and ${way}`, path);
            else if (documents.some(({ document }) => isIncomplete(document))) {
                context.unknown("has policies that are not known in full", path);
            }
        });
    },
    examples: {
        passes: {
            "all data can be read, and nothing written": roleWith(readAll),
            "one bucket is read, and any written to": roleWith(
                { ...readAll, Resource: "arn:aws:s3:::training-data/*" },
                { Effect: "Allow", Action: "s3:PutObject", Resource: "*" },
            ),
            "what is written to is of the own account": roleWith(readAll, {
                Effect: "Allow",
                Action: "s3:PutObject",
                Resource: "*",
                Condition: { StringEquals: { "aws:ResourceAccount": "111122223333" } },
            }),
            "writing is denied again": roleWith(
                readAll,
                { Effect: "Allow", Action: "s3:*", Resource: "*" },
                { Effect: "Deny", NotAction: ["s3:Get*", "s3:List*"], Resource: "*" },
            ),
        },
        fails: {
            "one statement allows both": roleWith({
                Effect: "Allow",
                Action: ["s3:GetObject", "s3:PutObject"],
                Resource: "*",
            }),
            "two statements do": roleWith(
                { Effect: "Allow", Action: "secretsmanager:*", Resource: "*" },
                { Effect: "Allow", Action: "sns:Publish", Resource: "*" },
            ),
            "a user has one half from a group": {
                ann: { type: "aws:iam/user:User", props: { name: "ann" } },
                readers: { type: "aws:iam/group:Group", props: { name: "readers" } },
                membership: {
                    type: "aws:iam/userGroupMembership:UserGroupMembership",
                    props: { user: "ann", groups: ["readers"] },
                },
                reads: {
                    type: "aws:iam/groupPolicy:GroupPolicy",
                    props: { group: "readers", policy: JSON.stringify({ Statement: [readAll] }) },
                },
                writes: {
                    type: "aws:iam/userPolicy:UserPolicy",
                    props: {
                        user: "ann",
                        policy: JSON.stringify({
                            Statement: [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: "arn:aws:sqs:*:*:*" }],
                        }),
                    },
                },
            },
        },
        unknown: {
            "the policy is not known yet": {
                role: { type: "aws:iam/role:Role", props: { inlinePolicies: [{ policy: unknownValue }] } },
            },
        },
        notApplicable: { "a role has no policies": { role: { type: "aws:iam/role:Role" } } },
    },
});
