import { allows, factsOf, isIncomplete, reachesAllOf } from "../../iam";
import type { Grants, RequestContext } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import type { StackExample } from "../../policy";
import type { IdentityPolicyArgs } from "../../services/iam";
import { eachGrants, grantingTypes } from "../../services/principal-questions";

/** What makes something that runs code on data, and how ARNs call what is made. */
const creations: Readonly<Record<string, string>> = {
    "sagemaker:CreateAutoMLJobV2": "automl-job",
    "sagemaker:CreateDomain": "domain",
    "sagemaker:CreateHyperParameterTuningJob": "hyper-parameter-tuning-job",
    "sagemaker:CreateModel": "model",
    "sagemaker:CreateNotebookInstance": "notebook-instance",
    "sagemaker:CreateProcessingJob": "processing-job",
    "sagemaker:CreateTrainingJob": "training-job",
};

/**
 * Whether the action is allowed under whatever name. What is bound to names is most often the role of a pipeline, whose
 * jobs are written down.
 */
function canMakeAny(grants: Grants, action: string, context: RequestContext = {}): boolean {
    const { verdict, statements } = allows(grants, { action, resource: "*", context });
    return (
        verdict === "yes" &&
        statements.some((statement) => reachesAllOf(statement, "sagemaker", creations[action]) === "yes")
    );
}

interface Requirement {
    /** Completes the sentence "... can run SageMaker ...". */
    readonly words: string;
    /** Requests that lack it, by the condition key in lower case: one for each key by which it can be asked for. */
    readonly without: Readonly<Record<string, readonly (readonly string[])[]>>;
}

const requirements: readonly Requirement[] = [
    {
        words: "outside a VPC",
        without: { "sagemaker:vpcsubnets": [[]], "sagemaker:vpcsecuritygroupids": [[]] },
    },
    {
        words: "without a key of one's own",
        without: { "sagemaker:volumekmskey": [[]], "sagemaker:outputkmskey": [[]] },
    },
    {
        words: "without network isolation",
        without: { "sagemaker:networkisolation": [["false"], []] },
    },
];

/** Whether the action is allowed in a request that has none of what the requirement asks for, as far as the action knows it. */
function isAllowedWithout(grants: Grants, action: string, { without }: Requirement): boolean {
    const known = new Set(factsOf(action)?.conditionKeys.map((key) => key.toLowerCase()));
    const keys = Object.keys(without).filter((key) => known.has(key));
    if (keys.length === 0) return false;
    const longest = Math.max(...keys.map((key) => without[key]?.length ?? 0));
    return Array.from({ length: longest }, (_, at): RequestContext =>
        Object.fromEntries(keys.map((key) => [key, without[key]?.[at] ?? []])),
    ).some((context) => canMakeAny(grants, action, context));
}

function roleWith(...Statement: readonly object[]): StackExample {
    const policy = JSON.stringify({ Version: "2012-10-17", Statement });
    return { role: { type: "aws:iam/role:Role", props: { inlinePolicies: [{ name: "app", policy }] } } };
}

const train = { Effect: "Allow", Action: "sagemaker:CreateTrainingJob", Resource: "*" };
const absent = (key: string): object => ({
    Effect: "Deny",
    Action: "sagemaker:Create*",
    Resource: "*",
    Condition: { Null: { [key]: "true" } },
});

export default definePolicy<IdentityPolicyArgs>({
    id: "sagemaker-create-bound",
    title: "Who runs any SageMaker job has to give it a VPC, a key and isolation",
    severity: "medium",
    scope: "stack",
    appliesTo: grantingTypes,
    supports: ["A.3.2", "A.6.2.5", "A.9.4"],
    why:
        "What the pipeline deploys is checked; what somebody starts by hand is not, unless IAM refuses a job without a VPC, " +
        "a key or network isolation.",
    fix:
        "Add a Deny of sagemaker:Create* with the condition Null on sagemaker:VpcSubnets and on sagemaker:VolumeKmsKey, and " +
        "one with Bool on sagemaker:NetworkIsolation.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html",
    check(resource, context) {
        eachGrants(resource, context, ({ grants, documents, path }) => {
            const allowed = Object.keys(creations).filter((action) => canMakeAny(grants, action));
            const isUnread = documents.some(({ document }) => isIncomplete(document));
            if (allowed.length === 0) {
                if (isUnread) return context.unknown("has policies that are not known in full", path);
                return context.notApplicable();
            }
            for (const requirement of requirements) {
                const free = allowed.filter((action) => isAllowedWithout(grants, action, requirement));
                const [first] = free;
                if (first === undefined) continue;
                const more = free.length > 1 ? ` and ${free.length - 1} more` : "";
                context.report(`can run SageMaker ${requirement.words}, by ${first}${more}`, path);
            }
        });
    },
    examples: {
        passes: {
            "the conditions of the Allow ask for all": roleWith({
                ...train,
                Condition: {
                    StringEquals: { "sagemaker:VpcSubnets": ["subnet-0123456789abcdef0"] },
                    ArnLike: { "sagemaker:VolumeKmsKey": "arn:aws:kms:eu-west-1:111122223333:key/*" },
                    Bool: { "sagemaker:NetworkIsolation": "true" },
                },
            }),
            "what lacks them is denied": roleWith(
                train,
                absent("sagemaker:VpcSubnets"),
                absent("sagemaker:VolumeKmsKey"),
                absent("sagemaker:NetworkIsolation"),
                {
                    Effect: "Deny",
                    Action: "sagemaker:Create*",
                    Resource: "*",
                    Condition: { Bool: { "sagemaker:NetworkIsolation": "false" } },
                },
            ),
        },
        fails: {
            "nothing is asked for": roleWith(train),
            "isolation is not asked for": roleWith(
                train,
                absent("sagemaker:VpcSubnets"),
                absent("sagemaker:VolumeKmsKey"),
            ),
            "the VPC may be left out": roleWith({
                ...train,
                Condition: {
                    StringEqualsIfExists: { "sagemaker:VpcSubnets": ["subnet-0123456789abcdef0"] },
                    ArnLike: { "sagemaker:VolumeKmsKey": "arn:aws:kms:eu-west-1:111122223333:key/*" },
                    Bool: { "sagemaker:NetworkIsolation": "true" },
                },
            }),
            "a policy that nobody of the stack has yet lets everything be made": {
                policy: {
                    type: "aws:iam/policy:Policy",
                    props: {
                        policy: JSON.stringify({
                            Statement: [{ Effect: "Allow", Action: "sagemaker:*", Resource: "*" }],
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
        notApplicable: {
            "a pipeline makes jobs of its own names": roleWith({
                ...train,
                Resource: "arn:aws:sagemaker:eu-west-1:111122223333:training-job/pipelines-*",
            }),
            "nothing is made": roleWith({ Effect: "Allow", Action: "sagemaker:InvokeEndpoint", Resource: "*" }),
        },
    },
});
