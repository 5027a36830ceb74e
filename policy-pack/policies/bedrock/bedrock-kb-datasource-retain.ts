import type { AgentDataSourceArgs } from "@pulumi/aws/bedrock";

import { definePolicy, unknownValue, withConfig } from "../../policy";
import { dataSourceTypes } from "../../services/bedrock-knowledge-bases";

export default definePolicy<AgentDataSourceArgs, { deletionPolicy: "RETAIN" | "DELETE" }>({
    id: "bedrock-kb-datasource-retain",
    title: "Deleting a data source leaves the vector store as the company decided",
    severity: "low",
    appliesTo: dataSourceTypes,
    supports: ["A.4.3", "A.7.5"],
    equivalents: ["config-pack:aiml-bedrock-datasource-retain-policy"],
    why: "By default the vectors go with the data source: one wrong update empties the knowledge of a running system. Where erasure is owed to people, they have to go, and that can be set as well.",
    fix: "Set dataDeletionPolicy to RETAIN, or configure this policy with DELETE.",
    reference: "https://docs.aws.amazon.com/bedrock/latest/userguide/kb-ds-delete.html",
    config: {
        deletionPolicy: {
            type: "string",
            enum: ["RETAIN", "DELETE"],
            default: "RETAIN",
            description: "What has to become of the vectors when the data source is deleted.",
        },
    },
    check({ dataDeletionPolicy }, { report, config }) {
        if ((dataDeletionPolicy ?? "DELETE") === config.deletionPolicy) return;
        const words = config.deletionPolicy === "RETAIN" ? "takes its vectors along" : "leaves its vectors behind";
        report(`${words} when it is deleted`, "dataDeletionPolicy");
    },
    examples: {
        passes: {
            "vectors are kept": { dataDeletionPolicy: "RETAIN" },
            "the company owes erasure, which is the default": withConfig({ deletionPolicy: "DELETE" }, {}),
        },
        fails: {
            "it is left at its default, DELETE": {},
            "vectors are deleted": { dataDeletionPolicy: "DELETE" },
            "the company owes erasure, and vectors are kept": withConfig(
                { deletionPolicy: "DELETE" },
                { dataDeletionPolicy: "RETAIN" },
            ),
        },
        unknown: { "it is not known yet": { dataDeletionPolicy: unknownValue } },
    },
});
