/** Whether a container image is named by the digest of its content, so that it cannot change. */
export function isPinnedByDigest(image: string): boolean {
    return /@sha256:[0-9a-f]{64}$/.test(image);
}

/** The tag of a container image; undefined where it has none. A colon before a slash belongs to the registry's port. */
export function tagOf(image: string): string | undefined {
    return /:([^:/]+)$/.exec(image.replace(/@.*$/, ""))?.[1];
}
