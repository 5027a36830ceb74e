import type { EnablerArgs } from "@pulumi/aws/inspector2";

import { definePolicy, unknownValue } from "../../policy";

const accountIds = ["111122223333"];

export default definePolicy<EnablerArgs>({
    id: "ai-lambda-inspector-scanning",
    title: "Where the stack has Inspector, it scans Lambda functions and their code",
    severity: "medium",
    appliesTo: "aws:inspector2/enabler:Enabler",
    supports: ["A.6.2.4", "A.6.2.6"],
    equivalents: ["aws-aiml:BR-33"],
    why: "The tools of an agent are Lambda functions. A vulnerable library or a secret in their code is open to whoever can talk to the agent.",
    fix: "Add LAMBDA and LAMBDA_CODE to resourceTypes.",
    reference: "https://docs.aws.amazon.com/inspector/latest/user/scanning-lambda.html",
    check({ resourceTypes }, { report }) {
        const types = [...(resourceTypes ?? [])];
        const missing = ["LAMBDA", "LAMBDA_CODE"].filter((type) => !types.includes(type));
        if (missing.length > 0) report(`does not scan ${missing.join(" and ")}`, "resourceTypes");
    },
    examples: {
        passes: {
            "functions and their code are scanned": { accountIds, resourceTypes: ["ECR", "LAMBDA", "LAMBDA_CODE"] },
        },
        fails: {
            "only images are scanned": { accountIds, resourceTypes: ["ECR"] },
            "the libraries of functions are scanned, and not their code": {
                accountIds,
                resourceTypes: ["LAMBDA"],
            },
            "nothing is scanned": { accountIds, resourceTypes: [] },
        },
        unknown: { "what is scanned is not known yet": { accountIds, resourceTypes: unknownValue } },
    },
});
