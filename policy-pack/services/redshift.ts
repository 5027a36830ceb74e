export const clusterType = "aws:redshift/cluster:Cluster";
export const workgroupType = "aws:redshiftserverless/workgroup:Workgroup";
export const namespaceType = "aws:redshiftserverless/namespace:Namespace";
