import type { RoleArgs } from "@pulumi/aws/iam";

import { namesOf } from "../../iam";
import type { Statement } from "../../iam";
import { definePolicy, unknownValue, withConfig } from "../../policy";
import { trustOf } from "../../services/iam";

const sourceKeys = /^aws:source(account|arn|orgid|orgpaths)$/;

function trust(Service: string | readonly string[], Condition?: object): { assumeRolePolicy: string } {
    const statement = { Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", Condition };
    return { assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }) };
}

function trustsAny({ effect, principals }: Statement, services: readonly string[]): boolean {
    if (effect !== "Allow" || !principals || principals.negated) return false;
    return principals.named.some(({ kind, value }) => kind === "Service" && services.includes(value));
}

export default definePolicy<RoleArgs, { services: readonly string[] }>({
    id: "iam-trust-service-source",
    title: "Roles for a service say for which account the service may act",
    severity: "medium",
    appliesTo: "aws:iam/role:Role",
    supports: ["A.3.2", "A.9.4"],
    why:
        "A service acts for every customer: without the account in the trust policy somebody else's resource can make the " +
        "service use the role.",
    fix: "Add a condition StringEquals on aws:SourceAccount, or ArnLike on aws:SourceArn, to assumeRolePolicy.",
    reference: "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    config: {
        services: {
            type: "array",
            items: { type: "string" },
            default: [
                "bedrock.amazonaws.com",
                "bedrock-agentcore.amazonaws.com",
                "budgets.amazonaws.com",
                "eks.amazonaws.com",
                "lakeformation.amazonaws.com",
                "pipes.amazonaws.com",
                "pods.eks.amazonaws.com",
                "sagemaker.amazonaws.com",
                "scheduler.amazonaws.com",
                "ssm.amazonaws.com",
                "states.amazonaws.com",
                "vpc-flow-logs.amazonaws.com",
            ],
            description: "The services that send aws:SourceAccount when they assume a role.",
        },
    },
    check(role, context) {
        const { statements, unknown, problems } = trustOf(role, context);
        const trusting = statements.filter((statement) => trustsAny(statement, context.config.services));
        if (trusting.length === 0 && !unknown && problems.length === 0) context.notApplicable();
        const open = trusting.filter(({ conditions }) => !conditions.some(({ key }) => sourceKeys.test(key)));
        for (const statement of open) {
            if (statement.unknownConditions) {
                context.unknown("has a trust policy with conditions that are not known yet", "assumeRolePolicy");
            } else {
                const message = `lets a service use it for any account (${namesOf([statement])})`;
                context.report(message, "assumeRolePolicy");
            }
        }
    },
    examples: {
        passes: {
            "the account is named": trust("sagemaker.amazonaws.com", {
                StringEquals: { "aws:SourceAccount": "111122223333" },
            }),
            "the source is named by ARN": trust("bedrock.amazonaws.com", {
                ArnLike: { "aws:SourceArn": "arn:aws:bedrock:eu-west-1:111122223333:agent/*" },
            }),
        },
        fails: {
            "no account is named": trust("bedrock.amazonaws.com"),
            "one service of several is asked about": trust(["ec2.amazonaws.com", "sagemaker.amazonaws.com"]),
            "the service is one of the company's own list": withConfig(
                { services: ["glue.amazonaws.com"] },
                trust("glue.amazonaws.com"),
            ),
        },
        unknown: {
            "the trust policy is not known yet": { assumeRolePolicy: unknownValue },
        },
        notApplicable: {
            "the service sends no source account": trust("ec2.amazonaws.com"),
        },
    },
});
