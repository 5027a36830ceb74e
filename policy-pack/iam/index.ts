export type { RequestContext } from "./conditions";
export * from "./document";
export * from "./patterns";
export * from "./permission";
export { publicAccess } from "./public-access";
export { deniesInsecureTransport } from "./secure-transport";
export * from "./statements";
