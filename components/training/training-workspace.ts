import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import { networkPermissions, telemetryPermissions } from "../serving/endpoint-permissions";

export interface TrainingWorkspaceArgs {
    readonly network: PrivateNetwork;
    /** Encrypts homes and disks; a key of the workspace's own unless told. */
    readonly key?: EncryptionKey;
    /** Who works there, by their user names in IAM Identity Center. Nobody unless told. */
    readonly users?: readonly string[];
    /** After how many idle minutes an app is shut down, 60 to 525600; 60 unless told. */
    readonly idleMinutes?: number;
    /** A shell script that every JupyterLab runs when it starts. No secrets: SageMaker shows it to everyone who may describe it. */
    readonly startScript?: string;
}

const longestIdleMinutes = 480;

/**
 * Where people make models: SageMaker Studio without a way to the internet, for users of IAM Identity Center, each with a
 * private space; encrypted, shut down when idle, and each call recorded under its user's name.
 */
export class TrainingWorkspace extends pulumi.ComponentResource implements EvidenceSource {
    readonly domainId: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** What people can do in it: nothing but to run apps, until more is granted. */
    readonly role: ExecutionRole;
    readonly evidence: readonly Evidence[];

    constructor(name: string, args: TrainingWorkspaceArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:training:TrainingWorkspace", name, {}, opts);
        const parent = { parent: this };
        const { network, users = [] } = args;
        const key = args.key ?? new EncryptionKey(name, { description: `Encrypts the workspace ${name}` }, parent);
        const account = accountOf(this);
        this.role = new ExecutionRole(name, { service: "sagemaker.amazonaws.com" }, parent);
        this.role.grant(
            "telemetry",
            account.apply((known) => telemetryPermissions("/aws/sagemaker/studio", known)),
        );
        this.role.grant(
            "network-interfaces",
            pulumi
                .all([network.subnetIds, network.securityGroupId, account])
                .apply(([subnets, group, known]) => networkPermissions(subnets, group, known)),
        );
        key.grantToAwsResources(this.role);
        key.grantEncryptDecrypt(this.role);

        const startScript = args.startScript === undefined ? undefined : this.createStartScript(name, args.startScript);
        const idleSettings = idleShutdown(name, args.idleMinutes);
        const settings = {
            executionRole: this.role.arn,
            securityGroups: [network.securityGroupId],
            jupyterLabAppSettings: {
                appLifecycleManagement: { idleSettings },
                ...(startScript === undefined ? {} : { lifecycleConfigArns: [startScript.arn] }),
            },
            spaceStorageSettings: {
                defaultEbsStorageSettings: { defaultEbsVolumeSizeInGb: 20, maximumEbsVolumeSizeInGb: 200 },
            },
        };
        const domain = new aws.sagemaker.Domain(
            name,
            {
                domainName: stackName(name, 63),
                authMode: "SSO",
                vpcId: network.vpcId,
                subnetIds: network.subnetIds,
                appNetworkAccessType: "VpcOnly",
                kmsKeyId: key.arn,
                tagPropagation: "ENABLED",
                domainSettings: {
                    securityGroupIds: [network.securityGroupId],
                    // Calls show up in the trail under the user's name, and not only under the role's.
                    executionRoleIdentityConfig: "USER_PROFILE_NAME",
                    dockerSettings: { enableDockerAccess: "DISABLED" },
                },
                defaultUserSettings: {
                    ...settings,
                    codeEditorAppSettings: { appLifecycleManagement: { idleSettings } },
                    sharingSettings: { notebookOutputOption: "Disabled" },
                },
                defaultSpaceSettings: settings,
                retentionPolicy: { homeEfsFileSystem: "Retain" },
            },
            { ...parent, dependsOn: [...this.role.policies] },
        );
        this.role.grant(
            "run-apps",
            pulumi.all([domain.id, account]).apply(([domainId, known]) => appPermissions(domainId, known)),
        );
        for (const user of users) {
            new aws.sagemaker.UserProfile(
                `${name}-${user}`,
                {
                    domainId: domain.id,
                    userProfileName: profileName(user),
                    singleSignOnUserIdentifier: "UserName",
                    singleSignOnUserValue: user,
                },
                parent,
            );
        }
        this.domainId = domain.id;
        this.arn = domain.arn;
        this.evidence = [
            {
                control: "A.4.4",
                shows: "models are made in one place, and each call is recorded under its user's name",
                resource: this.arn,
                record: "cloudtrail:sagemaker.amazonaws.com",
            },
        ];
        this.registerOutputs({ domainId: this.domainId, arn: this.arn });
    }

    private createStartScript(name: string, script: string): aws.sagemaker.StudioLifecycleConfig {
        return new aws.sagemaker.StudioLifecycleConfig(
            name,
            {
                studioLifecycleConfigName: stackName(name, 63),
                studioLifecycleConfigAppType: "JupyterLab",
                studioLifecycleConfigContent: Buffer.from(script).toString("base64"),
            },
            { parent: this },
        );
    }
}

interface IdleSettings {
    readonly lifecycleManagement: string;
    readonly idleTimeoutInMinutes: number;
    readonly minIdleTimeoutInMinutes: number;
    readonly maxIdleTimeoutInMinutes: number;
}

/** When an idle app is shut down; people may choose a time up to a working day. @throws Error when SageMaker takes no such time */
export function idleShutdown(name: string, minutes = 60): IdleSettings {
    if (!Number.isInteger(minutes) || minutes < 60 || minutes > 525_600) {
        throw new Error(
            `The workspace "${name}" cannot shut down after ${minutes} idle minutes: give it 60 to 525600.`,
        );
    }
    return {
        lifecycleManagement: "ENABLED",
        idleTimeoutInMinutes: minutes,
        minIdleTimeoutInMinutes: 60,
        maxIdleTimeoutInMinutes: Math.max(minutes, longestIdleMinutes),
    };
}

/** A user's name in the letters that a profile may have. */
export function profileName(user: string): string {
    return user.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
}

/** Running apps in private spaces of one domain: each user in spaces of their own. */
export function appPermissions(domainId: string, { partition, region, id }: Account): readonly Permission[] {
    const sagemaker = `arn:${partition}:sagemaker:${region}:${id}`;
    const [apps, spaces] = [`${sagemaker}:app/${domainId}/*`, `${sagemaker}:space/${domainId}/*`];
    const own = {
        ArnLike: {
            "sagemaker:OwnerUserProfileArn": `${sagemaker}:user-profile/${domainId}/\${sagemaker:UserProfileName}`,
        },
        StringEquals: { "sagemaker:SpaceSharingType": "Private" },
    };
    return [
        { actions: ["sagemaker:CreateApp", "sagemaker:DeleteApp"], resources: [apps], conditions: own },
        {
            actions: ["sagemaker:CreateSpace", "sagemaker:DeleteSpace", "sagemaker:UpdateSpace"],
            resources: [spaces],
            conditions: own,
        },
        { actions: ["sagemaker:DescribeApp"], resources: [apps] },
        { actions: ["sagemaker:DescribeSpace"], resources: [spaces] },
        { actions: ["sagemaker:DescribeDomain"], resources: [`${sagemaker}:domain/${domainId}`] },
        { actions: ["sagemaker:DescribeUserProfile"], resources: [`${sagemaker}:user-profile/${domainId}/*`] },
        { actions: ["sagemaker:ListApps", "sagemaker:ListSpaces"], resources: ["*"] },
    ];
}
