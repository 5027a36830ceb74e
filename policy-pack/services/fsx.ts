import type { LustreFileSystemArgs } from "@pulumi/aws/fsx";

import type { Readable } from "../policy";

export const lustreType = "aws:fsx/lustreFileSystem:LustreFileSystem";
export const ontapType = "aws:fsx/ontapFileSystem:OntapFileSystem";
export const ontapVolumeType = "aws:fsx/ontapVolume:OntapVolume";
export const openZfsType = "aws:fsx/openZfsFileSystem:OpenZfsFileSystem";
export const windowsType = "aws:fsx/windowsFileSystem:WindowsFileSystem";

/** Whether a Lustre file system is for a while only: without replication, backups and keys of one's own. The default. */
export function isScratch({ deploymentType }: Pick<Readable<LustreFileSystemArgs>, "deploymentType">): boolean {
    return (deploymentType ?? "SCRATCH_1").startsWith("SCRATCH");
}
