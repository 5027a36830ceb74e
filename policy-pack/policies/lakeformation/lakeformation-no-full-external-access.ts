import type { DataLakeSettingsArgs } from "@pulumi/aws/lakeformation";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<DataLakeSettingsArgs>({
    id: "lakeformation-no-full-external-access",
    title: "Lake Formation gives engines outside of AWS no whole tables",
    severity: "medium",
    appliesTo: "aws:lakeformation/dataLakeSettings:DataLakeSettings",
    supports: ["A.4.3", "A.7.2"],
    why: "Engines that ask without a session tag get credentials for the files themselves; filters of rows and columns then hold for nobody.",
    fix: "Leave allowFullTableExternalDataAccess out, or set it to false.",
    reference: "https://docs.aws.amazon.com/lake-formation/latest/dg/full-table-credential-vending.html",
    check({ allowFullTableExternalDataAccess }, { report }) {
        if (String(allowFullTableExternalDataAccess ?? false) === "true") {
            report("gives engines outside of AWS whole tables", "allowFullTableExternalDataAccess");
        }
    },
    examples: {
        passes: {
            "it is left at its default, off": { admins: ["arn:aws:iam::111122223333:role/data-steward"] },
            "it is off": { allowFullTableExternalDataAccess: false },
        },
        fails: { "it is on": { allowFullTableExternalDataAccess: true } },
        unknown: { "it is not known yet": { allowFullTableExternalDataAccess: unknownValue } },
    },
});
