import type { SecurityConfigurationArgs } from "@pulumi/aws/glue";

import { isSet } from "../policy";
import type { Readable, ResourceView, StackCheckContext } from "../policy";

export const jobType = "aws:glue/job:Job";
export const crawlerType = "aws:glue/crawler:Crawler";
export const devEndpointType = "aws:glue/devEndpoint:DevEndpoint";
export const connectionType = "aws:glue/connection:Connection";
export const securityConfigurationType = "aws:glue/securityConfiguration:SecurityConfiguration";
export const catalogEncryptionType = "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings";

/** What jobs, crawlers, development endpoints and their security configurations are read for. */
export interface RunnerOrConfigurationArgs extends Partial<SecurityConfigurationArgs> {
    readonly securityConfiguration?: string;
    readonly defaultArguments?: Readonly<Record<string, string>>;
}

export type RunnerOrConfiguration = Readable<RunnerOrConfigurationArgs>;
export type Encryption = RunnerOrConfiguration["encryptionConfiguration"];

/**
 * Reports a security configuration that leaves something unencrypted, and a job, crawler or development endpoint that
 * has none. One whose security configuration is in the stack is left to that; one whose is elsewhere is unknown.
 *
 * @param isEncrypted whether the encryption of a security configuration takes in what is asked about
 * @param words what is asked about, e.g. `its logs`
 */
export function checkSecurityConfiguration(
    resource: ResourceView<RunnerOrConfiguration>,
    { graph, report, unknown }: StackCheckContext,
    isEncrypted: (encryption: Encryption) => boolean,
    words: string,
    path: string,
): void {
    const { props, type } = resource;
    if (type === securityConfigurationType) {
        if (!isEncrypted(props.encryptionConfiguration)) report(`does not encrypt ${words}`, path);
        return;
    }
    if (!isSet(props, "securityConfiguration")) {
        return report(`has no security configuration, and so does not encrypt ${words}`, "securityConfiguration");
    }
    const { resources } = graph.referredToBy(resource, "securityConfiguration", securityConfigurationType);
    if (resources.length === 0) unknown("has a security configuration that this stack does not hold");
}

/** Whether a job runs Apache Spark, in batches or as a stream. It does unless its command says otherwise. */
export function isSparkJob({ command }: { readonly command?: { readonly name?: string } }): boolean {
    const name = command?.name ?? "glueetl";
    return name === "glueetl" || name === "gluestreaming";
}
