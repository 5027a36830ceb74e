import type { Policy } from "../policy-pack/policy";

/**
 * The service that a policy is about, by the first type that it applies to, whichever provider makes it:
 * `aws:s3/bucket:Bucket` belongs to `s3`. All kinds of Kubernetes stand together; AgentCore, which is a part of
 * Bedrock's module, stands by itself.
 */
export function serviceOf({ appliesTo: [type = ""] }: Pick<Policy, "appliesTo">): string {
    const [provider = "", module = "", kind = ""] = type.split(":");
    if (provider === "kubernetes") return provider;
    if (module.startsWith("bedrock/agentcore") || kind.startsWith("AgentCore")) return "agentcore";
    const [service = ""] = module.split("/");
    // `bedrockfoundation` and `bedrockmodel` are modules of the SDK, and one service.
    return service.startsWith("bedrock") ? "bedrock" : service;
}
