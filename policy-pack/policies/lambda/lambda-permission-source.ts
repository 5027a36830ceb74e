import type { PermissionArgs } from "@pulumi/aws/lambda";

import { definePolicy, isSet, isUnknown, unknownValue } from "../../policy";

export default definePolicy<PermissionArgs>({
    id: "lambda-permission-source",
    title: "Services run functions only for resources that are named",
    severity: "high",
    appliesTo: "aws:lambda/permission:Permission",
    supports: ["A.9.4"],
    equivalents: ["checkov:CKV_AWS_364"],
    why: "A service acts for every customer: without the source, somebody else's bucket or rule runs your function.",
    fix: "Set sourceArn to the resource that runs the function, or sourceAccount to your account.",
    reference: "https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html",
    check(permission, { report, unknown, notApplicable }) {
        const isLimited = (["sourceArn", "sourceAccount", "principalOrgId"] as const).some((key) =>
            isSet(permission, key),
        );
        if (isLimited) return;
        if (isUnknown(permission, "principal")) return unknown("has a principal that is not known yet", "principal");
        if (!/^[\w.-]+\.amazonaws\.com(\.cn)?$/.test(permission.principal ?? "")) return notApplicable();
        report("lets a service run the function for any of its customers", "sourceArn");
    },
    examples: {
        passes: {
            "the bucket is named": { principal: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::training-data" },
            "the account is named": { principal: "bedrock.amazonaws.com", sourceAccount: "111122223333" },
            "the source is made in the same deployment": { principal: "sns.amazonaws.com", sourceArn: unknownValue },
        },
        fails: {
            "no source is named": { principal: "s3.amazonaws.com", action: "lambda:InvokeFunction" },
            "no source is named for a service of one region": { principal: "logs.eu-west-1.amazonaws.com" },
        },
        unknown: { "the principal is not known yet": { principal: unknownValue } },
        notApplicable: { "an account is let in": { principal: "111122223333" } },
    },
});
