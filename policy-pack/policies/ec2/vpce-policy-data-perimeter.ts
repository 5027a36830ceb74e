import type { VpcEndpointPolicyArgs } from "@pulumi/aws/ec2";

import { allOf, anyOf, documentOf, includesEveryone, namesOf, selectionCovers } from "../../iam";
import type { Statement, Truth } from "../../iam";
import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { givesFullAccess } from "../../services/ec2";

const whoseResources = /^aws:resource(account|orgid|orgpaths)$/;
const whosePrincipals = /^aws:principal(account|orgid|orgpaths|arn|isawsservice)$|^aws:(userid|username)$/;

const statement = {
    Effect: "Allow",
    Principal: "*",
    Action: ["s3:GetObject", "s3:PutObject"],
    Resource: "*",
};
const ownPrincipals = { "aws:PrincipalAccount": "111122223333" };
const ownResources = { "aws:ResourceAccount": "111122223333" };
const policyOf = (...statements: object[]): { policy: string } => ({
    policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
});

/** Whether a statement that names no resource leaves open whose principals, or whose resources, are meant. */
function isOpen(allowance: Statement): Truth {
    if (allowance.effect === "Deny") return "no";
    const asks = (keys: RegExp): boolean => allowance.conditions.some(({ key }) => keys.test(key));
    const leavesPrincipalsOpen: Truth = asks(whosePrincipals) ? "no" : includesEveryone(allowance.principals);
    const leavesResourcesOpen: Truth = asks(whoseResources) ? "no" : "yes";
    return allOf([
        allowance.effect === undefined ? "unknown" : "yes",
        allowance.resources.negated ? "yes" : selectionCovers(allowance.resources, "*"),
        anyOf([leavesPrincipalsOpen, leavesResourcesOpen]),
        allowance.unknownConditions ? "unknown" : "yes",
    ]);
}

export default definePolicy<VpcEndpointPolicyArgs>({
    id: "vpce-policy-data-perimeter",
    title: "Policies of VPC endpoints ask whose principals and whose resources go through",
    severity: "low",
    appliesTo: ["aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", "aws:ec2/vpcEndpoint:VpcEndpoint"],
    supports: ["A.6.2.5", "A.7.2"],
    why:
        "A policy that names actions only lets data out all the same: to a bucket of somebody else's, or with somebody " +
        "else's keys.",
    fix:
        "Name resources, or ask in the conditions of the statement for aws:ResourceAccount or aws:ResourceOrgID, and for " +
        "aws:PrincipalAccount or aws:PrincipalOrgID.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_data-perimeters.html",
    check(endpoint, { report, unknown, notApplicable }) {
        // Whether there is a policy at all is asked by another.
        if (!isSet(endpoint, "policy")) notApplicable();
        const document = documentOf(endpoint, "policy");
        if (!document || document.unknown || document.problems.length > 0) {
            return unknown("has a policy that is not known in full", "policy");
        }
        // So is whether it limits anything.
        if (givesFullAccess(document) === "yes") notApplicable();
        const { statements } = document;
        const denials = statements.filter(({ effect, conditions }) => {
            return effect === "Deny" && conditions.some(({ key }) => whoseResources.test(key));
        });
        // AWS's own examples deny what is not the organization's.
        if (denials.length > 0) notApplicable();
        const open = statements.filter((one) => isOpen(one) === "yes");
        if (open.length > 0) {
            report(
                `has a policy that leaves open who may reach whose resources through it (${namesOf(open)})`,
                "policy",
            );
        } else if (statements.some((one) => isOpen(one) === "unknown")) {
            unknown("has a policy that is not known in full", "policy");
        }
    },
    examples: {
        passes: {
            "own principals reach own resources": policyOf({
                ...statement,
                Condition: { StringEquals: { ...ownPrincipals, ...ownResources } },
            }),
            "a resource is named": policyOf({ ...statement, Resource: "arn:aws:s3:::training-data/*" }),
        },
        fails: {
            "only actions are named": policyOf(statement),
            "nothing says whose resources": policyOf({ ...statement, Condition: { StringEquals: ownPrincipals } }),
            "nothing says whose principals": ofType(
                "aws:ec2/vpcEndpoint:VpcEndpoint",
                policyOf({ ...statement, Condition: { StringEquals: ownResources } }),
            ),
        },
        unknown: {
            "the policy is not known yet": { policy: unknownValue },
            "the policy is no JSON": { policy: "{" },
        },
        notApplicable: {
            "the policy limits nothing": policyOf({ ...statement, Action: "*" }),
            "the endpoint has the default policy": ofType("aws:ec2/vpcEndpoint:VpcEndpoint", {}),
            "what is another organization's is denied": policyOf(statement, {
                ...statement,
                Effect: "Deny",
                Condition: { StringNotEquals: { "aws:ResourceOrgID": "o-a1b2c3d4e5" } },
            }),
        },
    },
});
