export * from "./pods";
export * from "./selectors";
export * from "./workloads";
