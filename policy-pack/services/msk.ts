export const clusterType = "aws:msk/cluster:Cluster";
