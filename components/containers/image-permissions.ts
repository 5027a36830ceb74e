import type { Permission } from "../security/permissions";

/** Pulling one repository's images. */
export function imagePullPermissions(repositoryArn: string): readonly Permission[] {
    return [
        { actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
        {
            actions: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            resources: [repositoryArn],
        },
    ];
}
