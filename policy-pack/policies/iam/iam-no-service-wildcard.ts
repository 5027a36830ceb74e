import { anyOf } from "../../iam";
import { definePolicy, unknownValue } from "../../policy";
import { coversService, identityPolicyTypes, reportAllowances } from "../../services/iam";
import type { IdentityPolicyArgs } from "../../services/iam";

function policyOf(statement: object): { policy: string } {
    return { policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

export default definePolicy<IdentityPolicyArgs>({
    id: "iam-no-service-wildcard",
    title: "No statement allows every action of a service",
    severity: "medium",
    appliesTo: identityPolicyTypes,
    supports: ["A.3.2", "A.9.4"],
    equivalents: ["cdk-nag:IAMPolicyNoStatementsWithFullAccess", "fsbp:IAM.21"],
    why:
        "All of a service includes what it can delete and whom it can let in, and every action that the service gets " +
        "in years to come.",
    fix: "List in Action what the workload does; narrow wildcards such as s3:Get* where a list would be long.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html",
    check(props, context) {
        reportAllowances(
            props,
            context,
            ({ actions }) => {
                // All but a few actions are all actions of most services.
                if (actions.negated) return "yes";
                const services = actions.patterns.map((action) => action.split(":", 1)[0] as string);
                const whole = services.map((service) => coversService(actions, service));
                return anyOf([...whole, actions.unknown ? "unknown" : "no"]);
            },
            "allows every action of a service",
        );
    },
    examples: {
        passes: {
            "a narrow wildcard is used": policyOf({ Effect: "Allow", Action: "s3:Get*", Resource: "arn:aws:s3:::a/*" }),
            "every action of a service is denied": policyOf({ Effect: "Deny", Action: "iam:*", Resource: "*" }),
        },
        fails: {
            "every action of one service is allowed": policyOf({
                Effect: "Allow",
                Action: ["s3:GetObject", "dynamodb:*"],
                Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/jobs",
            }),
            "it is said with other wildcards": policyOf({ Effect: "Allow", Action: "SQS:?*", Resource: "*" }),
            "every action but some is allowed": policyOf({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
        },
        unknown: { "the document is not known yet": { policy: unknownValue } },
    },
});
