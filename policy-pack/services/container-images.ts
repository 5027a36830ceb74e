/** Whether a container image is named by the digest of its content, so that it cannot change. */
export function isPinnedByDigest(image: string): boolean {
    return /@sha256:[0-9a-f]{64}$/.test(image);
}

/** The tag of a container image; undefined where it has none. A colon before a slash belongs to the registry's port. */
export function tagOf(image: string): string | undefined {
    return /:([^:/]+)$/.exec(image.replace(/@.*$/, ""))?.[1];
}

/** The repository of a container image by its registry's own name for it, e.g. `team/agent` of `registry/team/agent:1`. */
export function repositoryOf(image: string): string {
    const named = image.replace(/@.*$/, "").replace(/:[^:/]*$/, "");
    const [first = "", ...rest] = named.split("/");
    // What stands before the first slash is a registry if it could be a host.
    return rest.length > 0 && /[.:]|^localhost$/.test(first) ? rest.join("/") : named;
}
