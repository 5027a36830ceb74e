import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/**
 * A name for the cloud out of parts: lower-case letters, digits and hyphens, cut to `limit` as {@link shorten} does.
 */
export function physicalName(parts: readonly string[], limit: number): string {
    const whole = parts
        .join("-")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
    return shorten(whole, limit);
}

/** Cuts what is too long, and ends it in a digest of the whole, so that two long names never become one. */
export function shorten(name: string, limit: number): string {
    if (name.length <= limit) return name;
    const digest = createHash("sha256").update(name).digest("hex").slice(0, 8);
    return `${name.slice(0, limit - digest.length - 1).replace(/-$/, "")}-${digest}`;
}

/** A name of something of this stack that may have no hyphens. */
export function stackIdentifier(name: string, limit: number): string {
    return stackName(name, limit).replaceAll("-", "_");
}

/** The name of something of this stack. Chosen here rather than by the provider, so that policy documents know it in a preview. */
export function stackName(name: string, limit: number): string {
    return physicalName([pulumi.getProject(), pulumi.getStack(), name], limit);
}
