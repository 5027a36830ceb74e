import type { ModelArgs } from "@pulumi/aws/sagemaker";

import type { ConfigSchema, Readable } from "../policy";

type Container = NonNullable<Readable<ModelArgs>["primaryContainer"]>;

/** Whether private repositories of Amazon ECR are private enough. */
export interface RegistryConfig {
    readonly acceptEcr: boolean;
}

export const registryConfig = {
    acceptEcr: {
        type: "boolean",
        default: true,
        description:
            "Whether a private repository of Amazon ECR is a private registry; if not, only a registry inside the VPC is.",
    },
} as const satisfies ConfigSchema<RegistryConfig>;

const privateEcr =
    /^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|on\.aws)\//;

/** Whether an image lies in a private repository of Amazon ECR, of any account. */
export function isInPrivateEcr(image: string): boolean {
    return privateEcr.test(image);
}

/** Whether a container takes its image from a registry that is not private. One without an image takes none. */
export function comesFromPublicRegistry(container: Container, { acceptEcr }: RegistryConfig): boolean {
    // Absent means Platform, the registry of AWS.
    if (container.imageConfig?.repositoryAccessMode === "Vpc" || !container.image) return false;
    return !acceptEcr || !isInPrivateEcr(container.image);
}
