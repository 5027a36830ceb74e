/** What it takes to speak to a cluster of EKS. */
export interface ClusterAccess {
    readonly name: string;
    readonly endpoint: string;
    /** The certificate of the cluster's authority, in base64. */
    readonly certificate: string;
    readonly region: string;
}

/** A kubeconfig without any secret: the AWS CLI makes a token for whoever uses it. */
export function kubeconfig({ name, endpoint, certificate, region }: ClusterAccess): string {
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [{ name, cluster: { server: endpoint, "certificate-authority-data": certificate } }],
        contexts: [{ name, context: { cluster: name, user: name } }],
        "current-context": name,
        users: [
            {
                name,
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args: ["eks", "get-token", "--cluster-name", name, "--region", region],
                        interactiveMode: "Never",
                    },
                },
            },
        ],
    });
}
