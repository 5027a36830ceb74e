import type { GraphArgs } from "@pulumi/aws/neptunegraph";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { graphTypes } from "../../services/neptuneanalytics";

export default definePolicy<Pick<GraphArgs, "publicConnectivity">>({
    id: "neptuneanalytics-graph-not-public",
    title: "Neptune Analytics graphs cannot be reached from the internet",
    severity: "high",
    appliesTo: graphTypes,
    supports: ["A.7.2", "A.9.4"],
    why: "Only IAM then stands between the internet and the knowledge that answers are drawn from: one leaked credential is enough.",
    fix: "Set publicConnectivity to false, and reach the graph by a PrivateGraphEndpoint.",
    reference: "https://docs.aws.amazon.com/neptune-analytics/latest/userguide/gettingStarted-connecting.html",
    check({ publicConnectivity }, { report }) {
        // Absent means private.
        if (publicConnectivity === true) report("can be reached from the internet", "publicConnectivity");
    },
    examples: {
        passes: {
            "nothing is said, which means private": {},
            "the graph is private": { publicConnectivity: false },
        },
        fails: {
            "the graph is public": { publicConnectivity: true },
            "the graph of the other provider is public": ofType(graphTypes[1], { publicConnectivity: true }),
        },
        unknown: { "it is not known yet": { publicConnectivity: unknownValue } },
    },
});
