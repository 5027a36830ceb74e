import { allOf, asksFor, covers, selectionCovers, selectionMeets } from "../../iam";
import type { PolicyDocument, Statement, Truth } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const list = { Effect: "Allow", Action: "s3:ListBucket", Resource: "arn:aws:s3:::training-data" };
const read = { Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::training-data/messages/*" };

function policyOf(...Statement: readonly object[]): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
}

/** Whether a statement lists the whole of a bucket of which the document gives parts alone. */
function listsMoreThanRead(statement: Statement, { statements }: PolicyDocument): Truth {
    const { actions, resources, unknownConditions } = statement;
    if (asksFor(statement, /^s3:prefix$/)) return "no";
    const buckets = resources.negated ? [] : resources.patterns.filter((arn) => /^arn:[^:]+:s3:::[^*?/]+$/.test(arn));
    return allOf([
        selectionCovers(actions, "s3:listbucket"),
        buckets.some((bucket) => isReadInPart(bucket, statements)) ? "yes" : "no",
        unknownConditions ? "unknown" : "yes",
    ]);
}

function isReadInPart(bucket: string, statements: readonly Statement[]): boolean {
    const reading = statements.filter(
        ({ effect, actions }) => effect === "Allow" && selectionMeets(actions, "s3:getobject") !== "no",
    );
    // What is not known yet may be the whole.
    if (reading.some(({ resources }) => resources.negated || resources.unknown)) return false;
    const read = reading.flatMap(({ resources }) => resources.patterns);
    return read.some((arn) => arn.startsWith(`${bucket}/`)) && !read.some((arn) => covers(arn, `${bucket}/*`));
}

export default definePolicy<IdentityPolicyArgs>({
    id: "s3-iam-list-within-reading",
    title: "Roles that read parts of a bucket list those parts",
    severity: "low",
    appliesTo: identityPolicyTypes,
    supports: ["A.7.2", "A.9.4"],
    why:
        "Names of objects tell of data subjects, customers and models: a role that is given one part of a bucket sees all of " +
        "them by the list.",
    fix: "Add a condition StringLike on s3:prefix with the part that the role reads, e.g. messages/*, to s3:ListBucket.",
    reference: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html",
    check(props, context) {
        reportAllowances(props, context, listsMoreThanRead, "lists all of a bucket of which it reads a part");
    },
    examples: {
        passes: {
            "the same part is listed": policyOf(read, {
                ...list,
                Condition: { StringLike: { "s3:prefix": "messages/*" } },
            }),
            "the whole bucket is read": policyOf({ ...read, Resource: "arn:aws:s3:::training-data/*" }, list),
            "a part is named beside the whole": policyOf(read, { ...read, Resource: "arn:aws:s3:::training-*" }, list),
            "the bucket is listed, and nothing is read": policyOf(list),
            "another bucket is read in part": policyOf({ ...read, Resource: "arn:aws:s3:::models/a/*" }, list),
            "one statement reads and lists the whole": policyOf({
                Effect: "Allow",
                Action: ["s3:GetObject", "s3:ListBucket"],
                Resource: ["arn:aws:s3:::training-data", "arn:aws:s3:::training-data/*"],
            }),
        },
        fails: {
            "one statement reads a part and lists all": policyOf({
                Effect: "Allow",
                Action: ["s3:GetObject", "s3:ListBucket"],
                Resource: ["arn:aws:s3:::training-data", "arn:aws:s3:::training-data/messages/*"],
            }),
            "all is listed, and a part is read": policyOf(read, list),
            "one object is read": policyOf({ ...read, Resource: "arn:aws:s3:::training-data/model.tar.gz" }, list),
            "any part will do": policyOf(read, { ...list, Condition: { StringLike: { "s3:prefix": "*" } } }),
        },
        unknown: {
            "the document is not known yet": { policy: unknownValue },
            "the condition is not known yet": {
                policy: { Statement: [read, { ...list, Condition: unknownValue }] } as never,
            },
        },
    },
});
