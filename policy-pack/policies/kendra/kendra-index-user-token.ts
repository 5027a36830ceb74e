import type { IndexArgs } from "@pulumi/aws/kendra";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<IndexArgs>({
    id: "kendra-index-user-token",
    title: "Kendra indexes filter results by a token of the user",
    severity: "medium",
    appliesTo: "aws:kendra/index:Index",
    supports: ["A.7.2", "A.9.4"],
    why: "By default the application that asks says whose documents it wants, or says nothing and gets all of them: an error in it, or a prompt that changes the query, shows one user the documents of another.",
    fix: "Set userContextPolicy to USER_TOKEN, and userTokenConfigurations to how tokens are checked.",
    reference: "https://docs.aws.amazon.com/kendra/latest/dg/create-index-access-control.html",
    check({ userContextPolicy }, { report }) {
        // Absent means ATTRIBUTE_FILTER.
        if (userContextPolicy !== "USER_TOKEN")
            report("takes the word of its callers for who asks", "userContextPolicy");
    },
    examples: {
        passes: { "results are filtered by a token": { userContextPolicy: "USER_TOKEN" } },
        fails: {
            "the policy is left at its default": {},
            "callers give attributes": { userContextPolicy: "ATTRIBUTE_FILTER" },
        },
        unknown: { "the policy is not known yet": { userContextPolicy: unknownValue } },
    },
});
