/** An image in a private registry of ECR, by its content. */
export interface ContainerImage {
    readonly uri: string;
    readonly repositoryArn: string;
}

const byDigest =
    /^(\d{12})\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)\/([a-z0-9]+(?:[._/-][a-z0-9]+)*)@sha256:[0-9a-f]{64}$/;

/**
 * Reads the URI of an image.
 *
 * @throws Error unless it names an image of a private ECR registry by its digest: a tag can be moved to another image
 */
export function parseContainerImage(uri: string, partition: string): ContainerImage {
    const [, account, region, , repository] = byDigest.exec(uri) ?? [];
    if (account === undefined || region === undefined || repository === undefined) {
        throw new Error(
            `The image "${uri}" is not named by its digest in a private ECR registry: ` +
                "write <account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:<64 hex digits>.",
        );
    }
    return { uri, repositoryArn: `arn:${partition}:ecr:${region}:${account}:repository/${repository}` };
}
