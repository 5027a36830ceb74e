import type * as pulumi from "@pulumi/pulumi";

import {
    AccessLogBucket,
    AccountDefaults,
    AlarmTopic,
    AuditTrail,
    EncryptionKey,
    EvidenceStore,
    gatherEvidence,
    IncidentResponse,
    PrivateNetwork,
    SpendGuard,
    ThreatDetection,
} from "../components";
import type { Detector, EvidenceByControl } from "../components";

/** What the stack tells other stacks and people. */
export interface FoundationOutputs {
    readonly vpcId: pulumi.Output<string>;
    readonly subnetIds: pulumi.Output<string[]>;
    /** The security group for workloads. */
    readonly securityGroupId: pulumi.Output<string>;
    /** Takes the access logs of every bucket. */
    readonly accessLogBucketName: pulumi.Output<string>;
    /** Where records are kept that nobody can change. */
    readonly evidenceBucketName: pulumi.Output<string>;
    readonly evidenceKeyArn: pulumi.Output<string>;
    /** Subscribe to it to hear of incidents, alarms and costs. */
    readonly alertTopicArn: pulumi.Output<string>;
    readonly trailBucketName: pulumi.Output<string>;
    /** For each control of Annex A: which resource implements it, and where its record lies. */
    readonly evidence: pulumi.Output<EvidenceByControl>;
}

/** What an account and region have once, and every other stack stands on: network, records, watch and alarms. */
export function foundation(config: pulumi.Config): FoundationOutputs {
    const key = new EncryptionKey("foundation", {
        description: "Encrypts logs, alarms and records of the account",
        usedBy: ["alarms", "configurations", "costs", "events", "logs", "trails"],
    });
    const accessLogs = new AccessLogBucket("access-logs");
    const evidence = new EvidenceStore("evidence", {
        accessLogs,
        retentionInDays: config.getNumber("retentionInDays") ?? 400,
    });
    const network = new PrivateNetwork("network", {
        key,
        zones: config.getNumber("zones") ?? 2,
        services: [
            "bedrock",
            "bedrock-agent",
            "bedrock-agent-runtime",
            "bedrock-agentcore",
            "bedrock-agentcore.gateway",
            "bedrock-mantle",
            "bedrock-runtime",
            "dynamodb",
            "ec2",
            "ecr.api",
            "ecr.dkr",
            "eks",
            "eks-auth",
            "glue",
            "kms",
            "logs",
            "monitoring",
            "s3",
            "s3vectors",
            "sagemaker.api",
            "sagemaker.featurestore-runtime",
            "sagemaker.runtime",
            "ssm",
            "sts",
            "xray",
        ],
    });
    const topic = new AlarmTopic("alerts", { key, publishers: ["alarms", "costs", "events"] });
    const defaults = new AccountDefaults("defaults");
    const trail = new AuditTrail("trail", { key, accessLogs, topic });
    const threats = new ThreatDetection("threats", {
        key,
        accessLogs,
        managedElsewhere: config.getObject<Detector[]>("managedElsewhere") ?? [],
    });
    const incidents = new IncidentResponse("incidents", { topic });
    const spending = new SpendGuard("spending", {
        monthlyLimit: config.requireNumber("monthlyLimit"),
        quotas: config.requireObject<Record<string, number>>("quotas"),
        topic,
    });

    const sources = [evidence, defaults, trail, threats, incidents, spending];
    evidence.recordManifest(sources);
    return {
        vpcId: network.vpcId,
        subnetIds: network.subnetIds,
        securityGroupId: network.securityGroupId,
        accessLogBucketName: accessLogs.bucketName,
        evidenceBucketName: evidence.bucketName,
        evidenceKeyArn: evidence.key.arn,
        alertTopicArn: topic.arn,
        trailBucketName: trail.bucketName,
        evidence: gatherEvidence(sources),
    };
}
