import type { PermissionArgs } from "@pulumi/aws/lambda";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<PermissionArgs>({
    id: "lambda-no-star-permission",
    title: "Permissions of functions name one action",
    severity: "medium",
    appliesTo: "aws:lambda/permission:Permission",
    supports: ["A.9.4"],
    why: "Whoever may do everything to a function may change its code, and so use its role.",
    fix: "Set action to lambda:InvokeFunction.",
    reference: "https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html",
    check({ action = "" }, { report }) {
        if (action.includes("*")) report("gives more than one action on the function", "action");
    },
    examples: {
        passes: { "the function can be run": { action: "lambda:InvokeFunction", principal: "s3.amazonaws.com" } },
        fails: {
            "everything can be done to it": { action: "lambda:*", principal: "111122223333" },
            "a wildcard is the action": { action: "*", principal: "111122223333" },
        },
        unknown: { "the action is not known yet": { action: unknownValue } },
    },
});
