import type { GraphArgs } from "@pulumi/aws/neptunegraph";

import { definePolicy, isUnknown, ofType, unknownValue } from "../../policy";
import { isCustomerKey } from "../../services/kms";
import { graphTypes } from "../../services/neptuneanalytics";

const kmsKeyIdentifier = "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy<Pick<GraphArgs, "kmsKeyIdentifier">>({
    id: "neptuneanalytics-graph-cmk",
    title: "Neptune Analytics graphs are encrypted with a customer managed key",
    severity: "medium",
    appliesTo: graphTypes,
    supports: ["A.7.2"],
    why: "A graph for retrieval holds the text of documents and what connects the people in them. Only a key of your own can be taken away.",
    fix: "Set kmsKeyIdentifier to the ARN of a key of yours; the graph is replaced.",
    reference: "https://docs.aws.amazon.com/neptune-analytics/latest/userguide/encryption-at-rest.html",
    check(graph, { report }) {
        // The word stands for a key of AWS, as nothing does.
        const isNamed = isUnknown(graph, "kmsKeyIdentifier") || graph.kmsKeyIdentifier !== "AWS_OWNED_KEY";
        if (isNamed && isCustomerKey(graph, "kmsKeyIdentifier")) return;
        report("is not encrypted with a customer managed key", "kmsKeyIdentifier");
    },
    examples: {
        passes: {
            "a key is named": { kmsKeyIdentifier },
            "the key is made in the same deployment": { kmsKeyIdentifier: unknownValue },
        },
        fails: {
            "no key is named, which means a key of AWS": {},
            "a key of AWS is named": { kmsKeyIdentifier: "AWS_OWNED_KEY" },
            "the key is one that AWS manages": ofType(graphTypes[1], { kmsKeyIdentifier: "alias/aws/neptune" }),
        },
    },
});
