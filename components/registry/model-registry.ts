import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Account } from "../account";
import { accountOf } from "../account";
import { imagePullPermissions } from "../containers/image-permissions";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackIdentifier, stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { Permission } from "../security/permissions";
import { policyDocument } from "../security/policy-document";
import type { ModelCard } from "./model-card";
import { modelCardContent } from "./model-card";
import {
    approvalPermissions,
    buildPermissions,
    builderDenials,
    groupPolicy,
    imagePushPermissions,
    readPermissions,
    repositoryPolicy,
} from "./registry-policies";

export interface ModelRegistryArgs {
    /** ARN of the one role that approves models; it must not be a role that builds them. */
    readonly approverArn: pulumi.Input<string>;
    readonly description?: string;
    /** Encrypts images and model cards; a key of the registry's own unless told. */
    readonly key?: EncryptionKey;
    /** What people have to know of the models. */
    readonly card?: ModelCard;
}

/**
 * Models of one kind: a group of versions that one role approves and others build, images whose tags cannot move, which
 * are scanned and can be signed, and a model card.
 */
export class ModelRegistry extends pulumi.ComponentResource implements EvidenceSource {
    /** Known in a preview. */
    readonly groupName: string;
    readonly groupArn: pulumi.Output<string>;
    readonly repositoryUrl: pulumi.Output<string>;
    /** Known in a preview. */
    readonly repositoryArn: pulumi.Output<string>;
    readonly signingProfileArn: pulumi.Output<string>;
    readonly key: EncryptionKey;
    readonly evidence: readonly Evidence[];

    private readonly name: string;
    private readonly builders = new Set<ExecutionRole>();
    private readonly approvers = new Set<ExecutionRole>();

    constructor(name: string, args: ModelRegistryArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:registry:ModelRegistry", name, {}, opts);
        this.name = name;
        const parent = { parent: this };
        const account = accountOf(this);
        this.key = args.key ?? new EncryptionKey(name, { description: `Encrypts the models of ${name}` }, parent);
        this.groupName = stackName(name, 63);
        const group = new aws.sagemaker.ModelPackageGroup(
            name,
            {
                modelPackageGroupName: this.groupName,
                modelPackageGroupDescription: args.description ?? `Models of ${name}`,
            },
            parent,
        );
        new aws.sagemaker.ModelPackageGroupPolicy(
            name,
            {
                modelPackageGroupName: group.modelPackageGroupName,
                resourcePolicy: pulumi
                    .all([account, args.approverArn])
                    .apply(([known, approverArn]) => policyDocument(groupPolicy(this.groupName, approverArn, known))),
            },
            parent,
        );
        const repository = this.createRepository(account);
        this.repositoryUrl = repository.repositoryUrl;
        this.repositoryArn = account.apply(
            ({ partition, region, id }) => `arn:${partition}:ecr:${region}:${id}:repository/${this.groupName}`,
        );
        const profile = new aws.signer.SigningProfile(
            name,
            {
                name: stackIdentifier(name, 64),
                platformId: "Notation-OCI-SHA384-ECDSA",
                signatureValidityPeriod: { type: "MONTHS", value: 135 },
            },
            parent,
        );
        this.signingProfileArn = profile.arn;
        const card = args.card && this.createCard(args.card);
        this.groupArn = group.arn;
        this.evidence = [
            {
                control: "A.6.2.4",
                shows: "a model is approved by another role than the one that built it",
                resource: group.arn,
                record: group.arn,
            },
            ...(card === undefined
                ? []
                : [
                      {
                          control: "A.8.2",
                          shows: "a model card says what the model is for, and what its risks are",
                          resource: card.modelCardArn,
                          record: card.modelCardArn,
                      } as const,
                  ]),
        ];
        this.registerOutputs({
            groupName: this.groupName,
            groupArn: this.groupArn,
            repositoryUrl: this.repositoryUrl,
        });
    }

    /** Lets a role register models and put images in; it cannot approve them. @throws Error when it approves models */
    grantBuild(role: ExecutionRole): aws.iam.RolePolicy[] {
        if (this.approvers.has(role)) this.refuseBoth();
        this.builders.add(role);
        return [
            this.grant(role, "build", buildPermissions),
            role.forbid(
                `approve-${this.name}`,
                accountOf(this).apply((account) => builderDenials(this.groupName, account)),
            ),
            role.grant(`push-${this.name}`, this.repositoryArn.apply(imagePushPermissions)),
        ];
    }

    /** Lets a role approve and reject models, if it is the registry's approver. @throws Error when it builds models */
    grantApprove(role: ExecutionRole): aws.iam.RolePolicy {
        if (this.builders.has(role)) this.refuseBoth();
        this.approvers.add(role);
        return this.grant(role, "approve", approvalPermissions);
    }

    /** Lets a role look models up, and get their images. */
    grantRead(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            this.grant(role, "read", readPermissions),
            // The key is ECR's to use: it was handed on to it when the repository was made.
            role.grant(`pull-${this.name}`, this.repositoryArn.apply(imagePullPermissions)),
        ];
    }

    /** Lets a role sign images. */
    grantSign(role: ExecutionRole): aws.iam.RolePolicy {
        return role.grant(
            `sign-${this.name}`,
            this.signingProfileArn.apply((arn) => [
                { actions: ["signer:GetSigningProfile", "signer:SignPayload"], resources: [arn] },
            ]),
        );
    }

    private grant(
        role: ExecutionRole,
        verb: string,
        permissions: (groupName: string, account: Account) => readonly Permission[],
    ): aws.iam.RolePolicy {
        return role.grant(
            `${verb}-${this.name}`,
            accountOf(this).apply((account) => permissions(this.groupName, account)),
        );
    }

    private refuseBoth(): never {
        throw new Error(`A role cannot both build and approve the models of "${this.name}": take two.`);
    }

    private createRepository(account: pulumi.Output<Account>): aws.ecr.Repository {
        const parent = { parent: this };
        const repository = new aws.ecr.Repository(
            this.name,
            {
                name: this.groupName,
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: this.key.arn }],
            },
            parent,
        );
        new aws.ecr.RepositoryPolicy(
            this.name,
            {
                repository: repository.name,
                policy: account.apply((known) => policyDocument(repositoryPolicy(known))),
            },
            parent,
        );
        new aws.ecr.LifecyclePolicy(
            this.name,
            {
                repository: repository.name,
                policy: JSON.stringify({
                    rules: [
                        {
                            rulePriority: 1,
                            description: "Images without a tag are of nobody's use after two weeks",
                            selection: {
                                tagStatus: "untagged",
                                countType: "sinceImagePushed",
                                countUnit: "days",
                                countNumber: 14,
                            },
                            action: { type: "expire" },
                        },
                    ],
                }),
            },
            parent,
        );
        return repository;
    }

    private createCard(card: ModelCard): aws.sagemaker.ModelCard {
        return new aws.sagemaker.ModelCard(
            this.name,
            {
                modelCardName: this.groupName,
                modelCardStatus: "PendingReview",
                content: modelCardContent(this.groupName, card),
                securityConfig: { kmsKeyId: this.key.arn },
            },
            { parent: this, ignoreChanges: ["modelCardStatus"] },
        );
    }
}
