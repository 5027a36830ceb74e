import * as aws from "@pulumi/aws";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import type { PrivateNetwork } from "../network/private-network";
import { EncryptionKey } from "../security/encryption-key";
import { ExecutionRole } from "../security/execution-role";
import { kubeconfig } from "./kubeconfig";
import type { NodeKind } from "./node-settings";
import { launchTemplate, nodeGroup } from "./node-settings";

/** Instances of one type that pods run on. */
export interface ClusterNodes {
    readonly instanceType: string;
    readonly min: number;
    readonly max: number;
}

export interface HardenedClusterArgs {
    readonly network: PrivateNetwork;
    /** The Kubernetes version, e.g. `1.35`; EKS's default of the day unless told. */
    readonly version?: string;
    /** Two to four of m7i.large unless told. */
    readonly nodes?: ClusterNodes;
    /** Instances with GPUs of NVIDIA, which take only pods that ask for one; none unless told. */
    readonly gpuNodes?: ClusterNodes;
    /** ARNs of the IAM roles that administer the cluster; whoever creates it does not by that. */
    readonly administratorArns?: readonly pulumi.Input<string>[];
    /**
     * Encrypts Kubernetes secrets, the nodes' volumes and the control plane's logs; it has to let CloudWatch Logs and
     * Auto Scaling use it. One of the cluster's own unless told.
     */
    readonly key?: EncryptionKey;
}

/**
 * An EKS cluster that is reached from its network only: secrets and volumes are encrypted with the customer's key, the
 * control plane writes all of its logs, people come in by access entries and pods by Pod Identity, and network
 * policies hold.
 */
export class HardenedCluster extends pulumi.ComponentResource implements EvidenceSource {
    /** Known in a preview. */
    readonly clusterName: string;
    readonly arn: pulumi.Output<string>;
    /** Makes resources in the cluster, once it has nodes, as the AWS principal that runs Pulumi. */
    readonly provider: k8s.Provider;
    readonly evidence: readonly Evidence[];

    private readonly cluster: aws.eks.Cluster;

    constructor(name: string, args: HardenedClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:kubernetes:HardenedCluster", name, {}, opts);
        const parent = { parent: this };
        const { network } = args;
        const key = args.key ?? new EncryptionKey(name, { usedBy: ["logs", "nodes"] }, parent);
        key.assertUsedBy("logs", name);
        key.assertUsedBy("nodes", name);
        for (const service of ["ec2", "ecr.api", "ecr.dkr", "eks", "eks-auth", "s3", "sts"] as const) {
            network.reach(service);
        }
        this.clusterName = stackName(name, 100);
        const logGroup = new aws.cloudwatch.LogGroup(
            name,
            { name: `/aws/eks/${this.clusterName}/cluster`, retentionInDays: 365, kmsKeyId: key.arn },
            parent,
        );
        const role = new ExecutionRole(
            name,
            { service: "eks.amazonaws.com", onlyFor: `cluster/${this.clusterName}` },
            parent,
        );
        const permitted = this.attach(name, role, ["AmazonEKSClusterPolicy"]);
        this.cluster = new aws.eks.Cluster(
            name,
            {
                name: this.clusterName,
                ...(args.version === undefined ? {} : { version: args.version }),
                roleArn: role.arn,
                vpcConfig: {
                    subnetIds: network.subnetIds,
                    securityGroupIds: [network.securityGroupId],
                    endpointPrivateAccess: true,
                    endpointPublicAccess: false,
                },
                encryptionConfig: { provider: { keyArn: key.arn }, resources: ["secrets"] },
                enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
                accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
                bootstrapSelfManagedAddons: false,
                deletionProtection: true,
            },
            { ...parent, dependsOn: [logGroup, ...permitted] },
        );
        this.arn = this.cluster.arn;
        (args.administratorArns ?? []).forEach((arn, index) => this.admit(`${name}-administrator-${index}`, arn));
        const nodes = this.createNodes(name, args, key);
        this.provider = new k8s.Provider(
            name,
            {
                kubeconfig: pulumi
                    .all([this.cluster.endpoint, this.cluster.certificateAuthority, accountOf(this)])
                    .apply(([endpoint, { data }, { region }]) =>
                        kubeconfig({ name: this.clusterName, endpoint, certificate: data, region }),
                    ),
            },
            { ...parent, dependsOn: [...nodes] },
        );
        this.evidence = [
            {
                control: "A.6.2.8",
                shows: "everything that is done in the cluster is in its audit log",
                resource: this.arn,
                record: pulumi.interpolate`log-group:${logGroup.name}`,
            },
            {
                control: "A.4.5",
                shows: "nodes, their volumes and the cluster's secrets are encrypted and reached from inside only",
                resource: this.arn,
                record: pulumi.interpolate`log-group:${logGroup.name}`,
            },
        ];
        this.registerOutputs({ clusterName: this.clusterName, arn: this.arn });
    }

    /**
     * Gives pods that run as a service account an IAM role.
     *
     * @param role one that `pods.eks.amazonaws.com` assumes
     */
    grantRole(
        serviceAccount: string,
        namespace: pulumi.Input<string>,
        role: ExecutionRole,
    ): aws.eks.PodIdentityAssociation {
        return new aws.eks.PodIdentityAssociation(
            `${this.clusterName}-${serviceAccount}`,
            { clusterName: this.cluster.name, namespace, serviceAccount, roleArn: role.arn },
            { parent: this },
        );
    }

    /** Lets an IAM role in as a member of a group, which says nothing by itself of what it may do. */
    grantAccess(name: string, principalArn: pulumi.Input<string>, group: string): aws.eks.AccessEntry {
        return new aws.eks.AccessEntry(
            name,
            { clusterName: this.cluster.name, principalArn, kubernetesGroups: [group] },
            { parent: this },
        );
    }

    private admit(name: string, principalArn: pulumi.Input<string>): void {
        const opts = { parent: this };
        const entry = new aws.eks.AccessEntry(name, { clusterName: this.cluster.name, principalArn }, opts);
        const policyArn = accountOf(this).apply(
            ({ partition }) => `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`,
        );
        new aws.eks.AccessPolicyAssociation(
            name,
            {
                clusterName: this.cluster.name,
                principalArn: entry.principalArn,
                policyArn,
                accessScope: { type: "cluster" },
            },
            opts,
        );
    }

    /** Nodes, and what runs on all of them before anything else. */
    private createNodes(name: string, args: HardenedClusterArgs, key: EncryptionKey): readonly pulumi.Resource[] {
        const network = new ExecutionRole(`${name}-network`, { service: "pods.eks.amazonaws.com" }, { parent: this });
        const permitted = this.attach(`${name}-network`, network, ["AmazonEKS_CNI_Policy"]);
        const agent = this.addon("eks-pod-identity-agent", {}, []);
        const cni = this.addon(
            "vpc-cni",
            {
                configurationValues: JSON.stringify({ enableNetworkPolicy: "true" }),
                podIdentityAssociations: [{ roleArn: network.arn, serviceAccount: "aws-node" }],
            },
            [agent, ...permitted],
        );
        const role = new ExecutionRole(`${name}-nodes`, { service: "ec2.amazonaws.com" }, { parent: this });
        const allowed = this.attach(`${name}-nodes`, role, [
            "AmazonEKSWorkerNodePolicy",
            "AmazonEC2ContainerRegistryPullOnly",
        ]);
        const before = [cni, this.addon("kube-proxy", {}, []), ...allowed];
        const general = args.nodes ?? { instanceType: "m7i.large", min: 2, max: 4 };
        const groups = [this.nodesOf("general", name, general, args.network, key, role, before)];
        if (args.gpuNodes) groups.push(this.nodesOf("gpu", name, args.gpuNodes, args.network, key, role, before));
        // These are pods, and wait for nodes.
        return [...groups, this.addon("coredns", {}, groups), this.addon("metrics-server", {}, groups)];
    }

    private nodesOf(
        kind: NodeKind,
        name: string,
        nodes: ClusterNodes,
        network: PrivateNetwork,
        key: EncryptionKey,
        role: ExecutionRole,
        dependsOn: readonly pulumi.Resource[],
    ): aws.eks.NodeGroup {
        const securityGroups = [this.cluster.vpcConfig.clusterSecurityGroupId, network.securityGroupId];
        const template = new aws.ec2.LaunchTemplate(
            `${name}-${kind}`,
            { name: `${this.clusterName}-${kind}`, ...launchTemplate(nodes.instanceType, key.arn, securityGroups) },
            { parent: this },
        );
        return new aws.eks.NodeGroup(
            `${name}-${kind}`,
            {
                clusterName: this.cluster.name,
                nodeGroupName: kind,
                nodeRoleArn: role.arn,
                subnetIds: network.subnetIds,
                launchTemplate: { id: template.id, version: template.latestVersion.apply(String) },
                ...nodeGroup(kind, nodes),
            },
            // The autoscaler says how many there are between the bounds.
            { parent: this, dependsOn: [...dependsOn], ignoreChanges: ["scalingConfig.desiredSize"] },
        );
    }

    private addon(
        addonName: string,
        args: Partial<aws.eks.AddonArgs>,
        dependsOn: readonly pulumi.Resource[],
    ): aws.eks.Addon {
        return new aws.eks.Addon(
            `${this.clusterName}-${addonName}`,
            { clusterName: this.cluster.name, addonName, resolveConflictsOnUpdate: "OVERWRITE", ...args },
            { parent: this, dependsOn: [...dependsOn] },
        );
    }

    private attach(name: string, role: ExecutionRole, policies: readonly string[]): aws.iam.RolePolicyAttachment[] {
        return policies.map(
            (policy) =>
                new aws.iam.RolePolicyAttachment(
                    `${name}-${policy}`,
                    {
                        role: role.roleName,
                        policyArn: accountOf(this).apply(
                            ({ partition }) => `arn:${partition}:iam::aws:policy/${policy}`,
                        ),
                    },
                    { parent: this },
                ),
        );
    }
}
