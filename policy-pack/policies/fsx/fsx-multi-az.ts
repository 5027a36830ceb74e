import type { OntapFileSystemArgs } from "@pulumi/aws/fsx";

import { definePolicy, ofType, unknownValue } from "../../policy";
import { ontapType, openZfsType, windowsType } from "../../services/fsx";

export default definePolicy<Pick<OntapFileSystemArgs, "deploymentType" | "storageCapacity">>({
    id: "fsx-multi-az",
    title: "FSx file systems are in two availability zones",
    severity: "low",
    appliesTo: [ontapType, openZfsType, windowsType],
    supports: ["A.4.5", "A.6.2.5"],
    equivalents: [
        "fsbp:FSx.3",
        "fsbp:FSx.4",
        "fsbp:FSx.5",
        "prowler:fsx_windows_file_system_multi_az_enabled",
        "steampipe:fsx_openzfs_file_system_multi_az_deployment_enabled",
        "steampipe:fsx_netapp_ontap_file_system_multi_az_deployment_enabled",
        "steampipe:fsx_windows_file_system_multi_az_deployment_enabled",
        "sentinel:fsx-ontap-deployment-type-check",
        "sentinel:fsx-openzfs-deployment-type-check",
        "sentinel:fsx-windows-deployment-type-check",
    ],
    why: "A file system in one zone stands still with it, and so does everything that trains or serves from it.",
    fix: "Set deploymentType to a MULTI_AZ one. The file system is replaced.",
    reference: "https://docs.aws.amazon.com/securityhub/latest/userguide/fsx-controls.html",
    check({ deploymentType }, { report }) {
        if (!deploymentType?.startsWith("MULTI_AZ")) report("is in one availability zone", "deploymentType");
    },
    examples: {
        passes: {
            "ONTAP is in two": { deploymentType: "MULTI_AZ_2" },
            "OpenZFS is in two": ofType(openZfsType, { deploymentType: "MULTI_AZ_1" }),
        },
        fails: {
            "ONTAP is in one": { deploymentType: "SINGLE_AZ_1" },
            "OpenZFS has a standby in the same zone": ofType(openZfsType, { deploymentType: "SINGLE_AZ_HA_2" }),
            "Windows is left at its default, one": ofType(windowsType, { storageCapacity: 300 }),
        },
        unknown: { "the type is not known yet": { deploymentType: unknownValue } },
    },
});
