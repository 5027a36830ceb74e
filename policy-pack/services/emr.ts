import type { ClusterArgs } from "@pulumi/aws/emr";

import { isSet } from "../policy";
import type { Readable, ResourceView, StackCheckContext } from "../policy";
import { parseJson, valueAt } from "./json";

export const clusterType = "aws:emr/cluster:Cluster";
export const securityConfigurationType = "aws:emr/securityConfiguration:SecurityConfiguration";

/** What clusters and security configurations are read for. */
export interface ClusterOrConfigurationArgs extends Pick<
    ClusterArgs,
    "name" | "releaseLabel" | "securityConfiguration"
> {
    /** A JSON document. */
    readonly configuration?: string;
}

/** The encryption that a security configuration asks for, value by path, e.g. `EnableAtRestEncryption`. */
export type Encryption = (path: string) => unknown;

const localDisk = "AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration";
const s3 = "AtRestEncryptionConfiguration.S3EncryptionConfiguration";
export const encryptionPaths = { localDisk, s3 } as const;

/** Whether data at rest is to be encrypted at all; without this the details count for nothing. */
export function encryptsAtRest(encryption: Encryption): boolean {
    return isTrue(encryption("EnableAtRestEncryption"));
}

/** Templates write booleans as text too. */
export function isTrue(value: unknown): boolean {
    return String(value).toLowerCase() === "true";
}

/**
 * Reports a security configuration that does not ask for something, and a cluster that has none. A cluster whose
 * security configuration is in the stack is left to that; one whose is elsewhere is unknown.
 *
 * @param asks whether the encryption of a security configuration is as asked for
 * @param words completes the sentence "<security configuration> does not ..."
 */
export function checkSecurityConfiguration(
    resource: ResourceView<Readable<ClusterOrConfigurationArgs>>,
    { graph, report, unknown }: StackCheckContext,
    asks: (encryption: Encryption) => boolean,
    words: string,
): void {
    const { props, type } = resource;
    if (type === securityConfigurationType) {
        const document = parseJson(props.configuration ?? "");
        if (document === undefined) unknown("is not JSON", "configuration");
        else if (!asks((path) => valueAt(document, `EncryptionConfiguration.${path}`))) {
            report(`does not ${words}`, "configuration");
        }
        return;
    }
    if (!isSet(props, "securityConfiguration")) {
        return report(`has no security configuration, and so does not ${words}`, "securityConfiguration");
    }
    const { resources } = graph.referredToBy(resource, "securityConfiguration", securityConfigurationType);
    if (resources.length === 0) unknown("has a security configuration that this stack does not hold");
}
