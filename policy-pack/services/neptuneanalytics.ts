/** Graphs of both providers; the properties have the same names. */
export const graphTypes = ["aws:neptunegraph/graph:Graph", "aws-native:neptunegraph:Graph"] as const;
