import type { PermissionArgs } from "@pulumi/aws/lambda";

import { definePolicy, isSet, isUnknown, ofType, unknownValue } from "../../policy";
import { accountOf } from "../../services/ai-functions";

const principal = "bedrock.amazonaws.com";
const nativePermissionType = "aws-native:lambda:Permission";

export default definePolicy<PermissionArgs>({
    id: "bedrock-agent-lambda-permission-scoped",
    title: "Bedrock may call a function for the agents of one account only",
    severity: "high",
    appliesTo: ["aws:lambda/permission:Permission", nativePermissionType],
    supports: ["A.3.2", "A.9.4"],
    why: "Bedrock acts for every customer. Without a source an agent in anybody's account can call the function, with parameters of their own.",
    fix: "Set sourceArn to the ARN of the agent, flow or knowledge base that calls the function.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/agents-permissions.html",
    check(permission, { report, notApplicable }) {
        if (permission.principal !== principal) return notApplicable();
        if (isSet(permission, "sourceAccount")) return;
        if (!isSet(permission, "sourceArn"))
            return report("lets Bedrock call the function for any account", "sourceArn");
        // A source that the stack makes is one resource, whatever its ARN will be.
        if (isUnknown(permission, "sourceArn")) return;
        if (accountOf(permission.sourceArn ?? "") === undefined) {
            report("lets Bedrock call the function for any account: the source names none", "sourceArn");
        }
    },
    examples: {
        passes: {
            "one agent is named": {
                principal,
                sourceArn: "arn:aws:bedrock:eu-west-1:111122223333:agent/AB12CD34EF",
            },
            "the agent is made in the same deployment": { principal, sourceArn: unknownValue },
            "the agents of one account are named": {
                principal,
                sourceArn: "arn:aws:bedrock:eu-west-1:111122223333:agent/*",
            },
            "the account is named": { principal, sourceAccount: "111122223333" },
        },
        fails: {
            "no source is named": { principal },
            "the source is any agent anywhere": { principal, sourceArn: "arn:aws:bedrock:*:*:agent/*" },
            "a permission of aws-native names no source": ofType(nativePermissionType, { principal }),
        },
        unknown: { "whom the permission is for is not known yet": { principal: unknownValue } },
        notApplicable: { "the permission is for another service": { principal: "events.amazonaws.com" } },
    },
});
