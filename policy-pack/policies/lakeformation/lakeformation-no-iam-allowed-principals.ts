import type { DataLakeSettingsArgs, PermissionsArgs } from "@pulumi/aws/lakeformation";

import { definePolicy, ofType, unknownValue } from "../../policy";

const settingsType = "aws:lakeformation/dataLakeSettings:DataLakeSettings";
const permissionsType = "aws:lakeformation/permissions:Permissions";
const everybody = "IAM_ALLOWED_PRINCIPALS";

export default definePolicy<
    Pick<DataLakeSettingsArgs, "createDatabaseDefaultPermissions" | "createTableDefaultPermissions" | "admins"> &
        Pick<PermissionsArgs, "principal">
>({
    id: "lakeformation-no-iam-allowed-principals",
    title: "Lake Formation grants nothing to everybody whom IAM allows",
    severity: "medium",
    appliesTo: [settingsType, permissionsType],
    supports: ["A.4.3", "A.7.2"],
    why: "The group IAM_ALLOWED_PRINCIPALS turns Lake Formation off for the data: any IAM policy with a wildcard reads all columns of it.",
    fix: "Leave createDatabaseDefaultPermissions and createTableDefaultPermissions empty, and grant permissions to roles by name.",
    reference: "https://docs.aws.amazon.com/lake-formation/latest/dg/change-settings.html",
    check(props, { resource, report, each }) {
        if (resource.type === permissionsType) {
            if (props.principal === everybody) report("grants permissions to everybody whom IAM allows", "principal");
            return;
        }
        each(["createDatabaseDefaultPermissions", "createTableDefaultPermissions"] as const, (property) =>
            each(props[property], ({ principal }, index) => {
                if (principal === everybody) {
                    report("opens what is new to everybody whom IAM allows", `${property}.${index}.principal`);
                }
            }),
        );
    },
    examples: {
        passes: {
            "new databases and tables are open to nobody": {
                admins: ["arn:aws:iam::111122223333:role/data-steward"],
            },
            "new tables are open to a role": {
                createTableDefaultPermissions: [
                    { principal: "arn:aws:iam::111122223333:role/steward", permissions: ["ALL"] },
                ],
            },
            "permissions are granted to a role": ofType(permissionsType, {
                principal: "arn:aws:iam::111122223333:role/training",
                permissions: ["SELECT"],
            }),
        },
        fails: {
            "new databases are open to everybody": {
                createDatabaseDefaultPermissions: [{ principal: everybody, permissions: ["ALL"] }],
            },
            "new tables are open to everybody": {
                createTableDefaultPermissions: [{ principal: everybody, permissions: ["ALL"] }],
            },
            "permissions are granted to everybody": ofType(permissionsType, {
                principal: everybody,
                permissions: ["ALL"],
            }),
        },
        unknown: {
            "a principal is not known yet": {
                createTableDefaultPermissions: [{ principal: unknownValue, permissions: ["ALL"] }],
            },
        },
    },
});
