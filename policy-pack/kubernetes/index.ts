export * from "./pods";
export * from "./workloads";
