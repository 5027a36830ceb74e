import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import { EncryptionKey } from "../security/encryption-key";
import type { Evidence, EvidenceSource } from "./evidence";

export interface AccountDefaultsArgs {
    /** Encrypts disks that name no key; one of its own unless told. */
    readonly key?: EncryptionKey;
}

/**
 * What holds in an account and region for whatever is made there by whom, and is never public: buckets, snapshots, images
 * and documents; disks are encrypted, instances ask for a token, and passwords are long.
 */
export class AccountDefaults extends pulumi.ComponentResource implements EvidenceSource {
    readonly evidence: readonly Evidence[];

    constructor(name: string, args: AccountDefaultsArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:governance:AccountDefaults", name, {}, opts);
        const parent = { parent: this };
        const key = args.key ?? new EncryptionKey(name, { description: "Encrypts disks that name no key" }, parent);
        new aws.s3.AccountPublicAccessBlock(
            name,
            { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
            parent,
        );
        new aws.ebs.EncryptionByDefault(name, { enabled: true }, parent);
        new aws.ebs.DefaultKmsKey(name, { keyArn: key.arn }, parent);
        new aws.ebs.SnapshotBlockPublicAccess(name, { state: "block-all-sharing" }, parent);
        new aws.ec2.ImageBlockPublicAccess(name, { state: "block-new-sharing" }, parent);
        new aws.ec2.InstanceMetadataDefaults(name, { httpTokens: "required", httpPutResponseHopLimit: 1 }, parent);
        new aws.ssm.ServiceSetting(
            name,
            { settingId: "/ssm/documents/console/public-sharing-permission", settingValue: "Disable" },
            parent,
        );
        new aws.iam.AccountPasswordPolicy(
            name,
            {
                minimumPasswordLength: 14,
                requireLowercaseCharacters: true,
                requireNumbers: true,
                requireSymbols: true,
                requireUppercaseCharacters: true,
                allowUsersToChangePassword: true,
                maxPasswordAge: 90,
                passwordReusePrevention: 24,
            },
            parent,
        );
        this.evidence = [
            {
                control: "A.4.5",
                shows: "nothing in the account can be made public, and disks are encrypted, by default",
                resource: accountOf(this).apply(({ partition, id }) => `arn:${partition}:iam::${id}:root`),
                record: "cloudtrail:s3.amazonaws.com",
            },
        ];
        this.registerOutputs({ keyArn: key.arn });
    }
}
