import type { GraphArgs } from "@pulumi/aws/neptunegraph";

import { definePolicy, unknownValue } from "../../policy";
import { graphTypes } from "../../services/neptuneanalytics";

export default definePolicy<Pick<GraphArgs, "deletionProtection">>({
    id: "neptuneanalytics-graph-deletion-protection",
    title: "Neptune Analytics graphs are protected from deletion",
    severity: "medium",
    appliesTo: graphTypes,
    supports: ["A.7.2"],
    why: "A graph lives in memory, and what was not exported is gone with it.",
    fix: "Set deletionProtection to true, or leave it out.",
    reference: "https://docs.aws.amazon.com/neptune-analytics/latest/apiref/API_CreateGraph.html",
    check({ deletionProtection }, { report }) {
        // Absent means protected.
        if (deletionProtection === false) report("can be deleted at once", "deletionProtection");
    },
    examples: {
        passes: {
            "nothing is said, which means protected": {},
            "the graph is protected": { deletionProtection: true },
        },
        fails: { "the graph is not protected": { deletionProtection: false } },
        unknown: { "it is not known yet": { deletionProtection: unknownValue } },
    },
});
