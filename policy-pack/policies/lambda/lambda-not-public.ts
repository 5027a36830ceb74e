import type { PermissionArgs } from "@pulumi/aws/lambda";

import { definePolicy, isSet, isUnknown, unknownValue } from "../../policy";

export default definePolicy<PermissionArgs>({
    id: "lambda-not-public",
    title: "Functions are open to nobody unnamed",
    severity: "critical",
    appliesTo: "aws:lambda/permission:Permission",
    supports: ["A.9.4"],
    equivalents: ["checkov:CKV_AWS_301", "cdk-nag:LambdaFunctionPublicAccessProhibited", "fsbp:Lambda.1"],
    why: "Anyone can run such a function, with its role and at your cost, and hand it whatever input they like.",
    fix: "Set principal to an account, a role or a service; limit * by principalOrgId, sourceArn or sourceAccount.",
    reference: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    check(permission, { report, unknown }) {
        if (isUnknown(permission, "principal")) unknown("has a principal that is not known yet", "principal");
        else if (permission.principal === "*") {
            // A condition is attached, whatever its value will be.
            const isLimited = (["principalOrgId", "sourceAccount", "sourceArn"] as const).some((key) =>
                isSet(permission, key),
            );
            if (!isLimited) report("lets everybody use the function", "principal");
        }
    },
    examples: {
        passes: {
            "a service is named": { principal: "s3.amazonaws.com", action: "lambda:InvokeFunction", function: "chat" },
            "everybody of one organization is let in": {
                principal: "*",
                principalOrgId: "o-a1b2c3d4e5",
                action: "lambda:InvokeFunction",
                function: "chat",
            },
        },
        fails: {
            "everybody is let in": { principal: "*", action: "lambda:InvokeFunction", function: "chat" },
            "everybody is let in by a URL without sign-in": {
                principal: "*",
                action: "lambda:InvokeFunctionUrl",
                functionUrlAuthType: "NONE",
                function: "chat",
            },
        },
        unknown: { "the principal is not known yet": { principal: unknownValue } },
    },
});
