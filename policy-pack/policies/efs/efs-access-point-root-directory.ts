import type { AccessPointArgs } from "@pulumi/aws/efs";

import { definePolicy, unknownValue } from "../../policy";
import { accessPointType } from "../../services/efs";

const fileSystemId = "fs-0123456789abcdef0";

export default definePolicy<AccessPointArgs>({
    id: "efs-access-point-root-directory",
    title: "EFS access points lead to a directory, not to the whole file system",
    severity: "medium",
    appliesTo: accessPointType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_329",
        "fsbp:EFS.3",
        "prowler:efs_access_point_enforce_root_directory",
        "steampipe:efs_access_point_enforce_root_directory",
        "steampipe-tf:efs_access_point_has_root_directory",
        "sentinel:efs-access-point-should-enforce-root-directory",
        "config:EFS_ACCESS_POINT_ENFORCE_ROOT_DIRECTORY",
    ],
    why: "Through an access point at the root a job sees the data of every other one.",
    fix: "Set rootDirectory.path to the directory that the client needs.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/enforce-root-directory-access-point.html",
    check({ rootDirectory }, { report }) {
        if (/^\/*$/.test(rootDirectory?.path ?? "/")) report("leads to the whole file system", "rootDirectory.path");
    },
    examples: {
        passes: { "a directory is given": { fileSystemId, rootDirectory: { path: "/training" } } },
        fails: {
            "the directory is left at its default, the root": { fileSystemId },
            "the directory is the root": { fileSystemId, rootDirectory: { path: "/" } },
        },
        unknown: { "the directory is not known yet": { fileSystemId, rootDirectory: { path: unknownValue } } },
    },
});
