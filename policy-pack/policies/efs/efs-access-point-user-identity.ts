import type { AccessPointArgs } from "@pulumi/aws/efs";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { accessPointType } from "../../services/efs";

const fileSystemId = "fs-0123456789abcdef0";

export default definePolicy<AccessPointArgs>({
    id: "efs-access-point-user-identity",
    title: "EFS access points say as which user their clients work",
    severity: "medium",
    appliesTo: accessPointType,
    supports: ["A.7.2"],
    equivalents: [
        "checkov:CKV_AWS_330",
        "fsbp:EFS.4",
        "prowler:efs_access_point_enforce_user_identity",
        "steampipe:efs_access_point_enforce_user_identity",
        "steampipe-tf:efs_access_point_has_user_identity",
        "sentinel:efs-access-point-should-enforce-user-identity",
        "config:EFS_ACCESS_POINT_ENFORCE_USER_IDENTITY",
    ],
    why: "Without it a client says itself who it is, and root in a container is root in the file system.",
    fix: "Set posixUser to a user and a group that are not root.",
    reference: "https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html",
    check(accessPoint, { report }) {
        if (!isSet(accessPoint, "posixUser")) report("leaves it to clients who they are", "posixUser");
    },
    examples: {
        passes: {
            "a user is given": { fileSystemId, posixUser: { uid: 1001, gid: 1001 } },
            "the user is put together in the deployment": { fileSystemId, posixUser: unknownValue },
        },
        fails: { "no user is given": { fileSystemId } },
    },
});
