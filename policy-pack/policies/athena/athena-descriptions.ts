import type { DatabaseArgs, WorkgroupArgs } from "@pulumi/aws/athena";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { databaseType, workgroupType } from "../../services/athena";

const dataCatalogType = "aws:athena/dataCatalog:DataCatalog";
const namedQueryType = "aws:athena/namedQuery:NamedQuery";
const preparedStatementType = "aws:athena/preparedStatement:PreparedStatement";

export default definePolicy<Pick<WorkgroupArgs, "name" | "description"> & Pick<DatabaseArgs, "comment">>({
    id: "athena-descriptions",
    title: "Workgroups, databases, catalogs and queries of Athena say what they are for",
    severity: "low",
    appliesTo: [workgroupType, databaseType, dataCatalogType, namedQueryType, preparedStatementType],
    supports: ["A.4.2", "A.4.3"],
    equivalents: [
        "pulumi:aws-athena-database-missing-description",
        "pulumi:aws-athena-datacatalog-missing-description",
        "pulumi:aws-athena-namedquery-missing-description",
        "pulumi:aws-athena-workgroup-missing-description",
        "config:ATHENA_DATA_CATALOG_DESCRIPTION",
        "config:ATHENA_PREPARED_STATEMENT_DESCRIPTION",
        "config:ATHENA_WORKGROUP_DESCRIPTION",
    ],
    why: "Who documents the data of an AI system starts from here; without a purpose nobody knows which queries feed which model.",
    fix: "Set description (comment for a database) to what it is for.",
    reference: "https://docs.aws.amazon.com/athena/latest/ug/creating-workgroups.html",
    check(props, { resource, report }) {
        const key = resource.type === databaseType ? "comment" : "description";
        if (!isSet(props, key)) report("does not say what it is for", key);
    },
    examples: {
        passes: {
            "a workgroup has a description": { description: "Features of the churn model" },
            "a database has a comment": ofType(databaseType, { comment: "Training data of the churn model" }),
            "the description is put together in the deployment": { description: unknownValue },
        },
        fails: {
            "a workgroup has none": { name: "training" },
            "a database has none": ofType(databaseType, { name: "training" }),
            "the description of a catalog is empty": ofType(dataCatalogType, { name: "lake", description: "" }),
            "a query has none": ofType(namedQueryType, { database: "training", query: "SELECT 1" }),
            "a prepared statement has none": ofType(preparedStatementType, { workgroup: "training" }),
        },
    },
});
