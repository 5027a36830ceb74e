import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { parseContainerImage } from "../containers/container-image";
import { imagePullPermissions } from "../containers/image-permissions";
import type { PrivateNetwork } from "../network/private-network";
import type { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import { networkPermissions, telemetryPermissions } from "../serving/endpoint-permissions";

export interface JobPlace {
    readonly network: PrivateNetwork;
    /** Encrypts the disks of the job. */
    readonly key: EncryptionKey;
    /** Images that the jobs run, by their digests. */
    readonly images: readonly string[];
    /** Where SageMaker writes the jobs' logs, e.g. `/aws/sagemaker/TrainingJobs`. */
    readonly logGroupName: string;
}

/** What every job of SageMaker takes: its image, its logs, a network interface and an encrypted disk. */
export function grantJob(role: ExecutionRole, { network, key, images, logGroupName }: JobPlace): void {
    const account = accountOf(role);
    images.forEach((image, index) => {
        role.grant(
            index === 0 ? "pull-image" : `pull-image-${index + 1}`,
            account.apply(({ partition }) => imagePullPermissions(parseContainerImage(image, partition).repositoryArn)),
        );
    });
    role.grant(
        "telemetry",
        account.apply((known) => telemetryPermissions(logGroupName, known)),
    );
    role.grant(
        "network-interfaces",
        pulumi
            .all([network.subnetIds, network.securityGroupId, account])
            .apply(([subnets, group, known]) => networkPermissions(subnets, group, known)),
    );
    key.grantToAwsResources(role);
}
