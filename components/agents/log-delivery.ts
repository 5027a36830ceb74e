import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

import { stackName } from "../naming";
import type { EncryptionKey } from "../security/encryption-key";

export interface LogDeliveryArgs {
    /** What is to log. */
    readonly resourceArn: pulumi.Input<string>;
    /** Whose logs they are, as part of the log group's name, e.g. `bedrock/knowledge-base`. */
    readonly service: string;
    readonly key: EncryptionKey;
}

const retentionInDays = 365;

/** Sends what a resource of Bedrock logs to an encrypted log group, whose name it gives. */
export function deliverLogs(
    name: string,
    { resourceArn, service, key }: LogDeliveryArgs,
    parent: pulumi.ComponentResource,
): pulumi.Output<string> {
    const opts = { parent };
    const logGroup = new aws.cloudwatch.LogGroup(
        name,
        {
            // CloudWatch Logs makes one policy by itself that lets it deliver to every group of this name.
            name: `/aws/vendedlogs/${service}/APPLICATION_LOGS/${stackName(name, 400)}`,
            kmsKeyId: key.arn,
            retentionInDays,
        },
        opts,
    );
    const deliveryName = stackName(name, 60);
    const source = new aws.cloudwatch.LogDeliverySource(
        name,
        { name: deliveryName, logType: "APPLICATION_LOGS", resourceArn },
        opts,
    );
    const destination = new aws.cloudwatch.LogDeliveryDestination(
        name,
        { name: deliveryName, deliveryDestinationConfiguration: { destinationResourceArn: logGroup.arn } },
        opts,
    );
    new aws.cloudwatch.LogDelivery(
        name,
        { deliverySourceName: source.name, deliveryDestinationArn: destination.arn },
        opts,
    );
    return logGroup.name;
}
