import type { ServerlessAccessPolicyArgs } from "@pulumi/aws/opensearch";

import { asList, definePolicy, unknownValue } from "../../policy";
import { isRecord } from "../../services/json";
import { serverlessEntries } from "../../services/opensearch";

const policyOf = (...rules: object[]): { type: string; policy: string } => ({
    type: "data",
    policy: JSON.stringify([{ Rules: rules, Principal: ["arn:aws:iam::111122223333:role/knowledge-base"] }]),
});

export default definePolicy<ServerlessAccessPolicyArgs>({
    id: "aoss-access-policy-scoped",
    title: "OpenSearch Serverless access policies list what they permit",
    severity: "medium",
    appliesTo: "aws:opensearch/serverlessAccessPolicy:ServerlessAccessPolicy",
    supports: ["A.3.2", "A.9.4"],
    why: "aoss:* gives the right to delete and rewrite the index to whoever should only search it: what is retrieved can then be poisoned.",
    fix: "List in Permission what the principal does, such as aoss:ReadDocument, on the index and the collection that it uses.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html",
    check({ policy }, { report, unknown }) {
        const entries = serverlessEntries(policy ?? "");
        if (!entries) return unknown("has a policy that is not JSON", "policy");
        const rules = entries.flatMap(({ Rules }) => asList(Rules as object | object[])).filter(isRecord);
        const permitsAll = rules.some(({ Permission }) => asList(Permission as string | string[]).includes("aoss:*"));
        if (permitsAll) report("permits everything (aoss:*)", "policy");
        const isEverywhere = rules.some(({ Resource }) =>
            asList(Resource as string | string[]).some((resource) => /^(index\/\*\/\*|collection\/\*)$/.test(resource)),
        );
        if (isEverywhere) report("is for every collection of the account", "policy");
    },
    examples: {
        passes: {
            "reading of one index is permitted": policyOf(
                { ResourceType: "index", Resource: ["index/knowledge/*"], Permission: ["aoss:ReadDocument"] },
                {
                    ResourceType: "collection",
                    Resource: ["collection/knowledge"],
                    Permission: ["aoss:DescribeCollectionItems"],
                },
            ),
        },
        fails: {
            "everything is permitted on one index": policyOf({
                ResourceType: "index",
                Resource: ["index/knowledge/*"],
                Permission: ["aoss:*"],
            }),
            "reading is permitted on every index of the account": policyOf({
                ResourceType: "index",
                Resource: ["index/*/*"],
                Permission: ["aoss:ReadDocument"],
            }),
        },
        unknown: { "the policy is not known yet": { type: "data", policy: unknownValue } },
    },
});
