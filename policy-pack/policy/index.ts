export * from "./config";
export * from "./definition";
export * from "./evaluate";
export * from "./examples";
export * from "./graph";
export { asList, isSet, isUnknown } from "./reading";
export * from "./resource";
