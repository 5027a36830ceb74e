import { allOf, anyOf, selectionCovers } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { identityPolicyTypes, isLimitedToSomeResources, reachesAllOf, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

const actions = ["sagemaker:createpresigneddomainurl", "sagemaker:createpresignednotebookinstanceurl"];

/** Where the request comes from; a link that was made from there opens from there only. */
const origins = /^aws:(sourceip|vpcsourceip|sourcevpc|sourcevpce)$/;

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "sagemaker-presigned-url-scoped",
    title: "Links into Studio and notebooks are made for one's own, or from known networks",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.4.5"],
    why: "Whoever may make a link for every profile and notebook works under the name and the role of any colleague, from anywhere.",
    fix: "Name the profile or the notebook in Resource, or limit the statement by aws:ResourceTag, sagemaker:ResourceTag, aws:SourceIp or aws:SourceVpce.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html",
    check(props, context) {
        const isLimited = (statement: Statement): boolean =>
            isLimitedToSomeResources(statement) || statement.conditions.some(({ key }) => origins.test(key));
        reportAllowances(
            props,
            context,
            (statement) => {
                if (isLimited(statement)) return "no";
                return allOf([
                    anyOf(actions.map((action) => selectionCovers(statement.actions, action))),
                    anyOf([
                        reachesAllOf(statement, "sagemaker", "user-profile"),
                        reachesAllOf(statement, "sagemaker", "notebook-instance"),
                    ]),
                ]);
            },
            "can open Studio and notebooks as anybody",
        );
    },
    examples: {
        passes: {
            "one profile is named": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresignedDomainUrl",
                Resource: "arn:aws:sagemaker:eu-central-1:111122223333:user-profile/d-a1b2c3d4e5f6/alice",
            }),
            "profiles with one's own tag are meant": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresignedDomainUrl",
                Resource: "*",
                Condition: { StringEquals: { "sagemaker:ResourceTag/studiouserid": "${aws:username}" } },
            }),
            "requests come through an endpoint of the VPC": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresignedNotebookInstanceUrl",
                Resource: "*",
                Condition: { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } },
            }),
            "profiles may be described": policyOf({ Effect: "Allow", Action: "sagemaker:Describe*", Resource: "*" }),
        },
        fails: {
            "every profile is meant": policyOf({
                Effect: "Allow",
                Action: "sagemaker:CreatePresignedDomainUrl",
                Resource: "*",
            }),
            "every notebook is meant, by a pattern of actions": policyOf({
                Effect: "Allow",
                Action: "sagemaker:Create*",
                Resource: "arn:aws:sagemaker:*:*:notebook-instance/*",
            }),
        },
        unknown: { "the document is not known yet": { policy: unknownValue } },
    },
});
