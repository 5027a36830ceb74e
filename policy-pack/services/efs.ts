export const fileSystemType = "aws:efs/fileSystem:FileSystem";
export const accessPointType = "aws:efs/accessPoint:AccessPoint";
export const backupPolicyType = "aws:efs/backupPolicy:BackupPolicy";
export const fileSystemPolicyType = "aws:efs/fileSystemPolicy:FileSystemPolicy";
export const mountTargetType = "aws:efs/mountTarget:MountTarget";
