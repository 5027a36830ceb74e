import * as pulumi from "@pulumi/pulumi";

import { AccessLogBucket, AlarmTopic, EncryptionKey, EvidenceStore, PrivateNetwork, SecureBucket } from "../components";

/** A stack of this project, by the name that the configuration gives it: `foundation: foundation-dev`. */
function stackNamed(config: pulumi.Config, workload: string): pulumi.StackReference {
    const stack = config.require(workload);
    return new pulumi.StackReference(workload, {
        name: `${pulumi.getOrganization()}/${pulumi.getProject()}/${stack}`,
    });
}

/** What every other stack stands on. */
export interface Foundation {
    readonly network: PrivateNetwork;
    readonly accessLogs: AccessLogBucket;
    readonly evidence: EvidenceStore;
    /** Takes alarms, events and costs. */
    readonly topic: AlarmTopic;
}

/** The foundation that this stack stands on; see `FoundationOutputs`. */
export function foundationOf(config: pulumi.Config): Foundation {
    const stack = stackNamed(config, "foundation");
    return {
        network: new PrivateNetwork("network", {
            existing: {
                vpcId: stack.requireOutput("vpcId") as pulumi.Output<string>,
                subnetIds: stack.requireOutput("subnetIds") as pulumi.Output<string[]>,
                securityGroupId: stack.requireOutput("securityGroupId") as pulumi.Output<string>,
            },
        }),
        accessLogs: new AccessLogBucket("access-logs", {
            existing: stack.requireOutput("accessLogBucketName") as pulumi.Output<string>,
        }),
        evidence: new EvidenceStore("evidence", {
            existing: {
                bucketName: stack.requireOutput("evidenceBucketName") as pulumi.Output<string>,
                key: new EncryptionKey("evidence", {
                    existing: stack.requireOutput("evidenceKeyArn") as pulumi.Output<string>,
                }),
            },
        }),
        topic: new AlarmTopic("alerts", {
            existing: stack.requireOutput("alertTopicArn") as pulumi.Output<string>,
            publishers: ["alarms", "costs", "events"],
        }),
    };
}

/** The zone of the lake that models learn from and agents read; see `DataOutputs`. */
export function curatedDataOf(config: pulumi.Config): SecureBucket {
    const stack = stackNamed(config, "data");
    return new SecureBucket("curated", {
        existing: {
            bucketName: stack.requireOutput("curatedBucketName") as pulumi.Output<string>,
            key: new EncryptionKey("lake", { existing: stack.requireOutput("lakeKeyArn") as pulumi.Output<string> }),
        },
    });
}

/** Where trained models are; see `TrainingOutputs`. */
export function modelsOf(config: pulumi.Config): SecureBucket {
    const stack = stackNamed(config, "training");
    return new SecureBucket("models", {
        existing: {
            bucketName: stack.requireOutput("modelBucketName") as pulumi.Output<string>,
            key: new EncryptionKey("training", {
                existing: stack.requireOutput("trainingKeyArn") as pulumi.Output<string>,
            }),
        },
    });
}
