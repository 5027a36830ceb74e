export const tableType = "aws:dynamodb/table:Table";
export const tableReplicaType = "aws:dynamodb/tableReplica:TableReplica";
