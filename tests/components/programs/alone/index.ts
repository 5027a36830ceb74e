import {
    AccessLogBucket,
    AlarmTopic,
    ControlledEgress,
    EncryptionKey,
    ExecutionRole,
    ModelEndpoint,
    ModelMonitor,
    OutcomeMonitor,
    PrivateNetwork,
    SecureBucket,
} from "../../../../components";
import "./generative";
import "./governance";
import "./kubernetes";
import { system } from "./system";
import "./training";

const provenance = { source: "https://git.example.com/scoring@5f2c81d", version: "7", approvedOn: "2026-11-02" };
const image = `111122223333.dkr.ecr.eu-central-1.amazonaws.com/credit-scoring@sha256:${"0123456789abcdef".repeat(4)}`;

// Each with its fewest arguments.
new AlarmTopic("topic");
new EncryptionKey("key");
new ExecutionRole("role", { service: "sagemaker.amazonaws.com" });
const network = new PrivateNetwork("network");
const parent = { parent: system };
const endpoint = new ModelEndpoint("endpoint", { model: { image, provenance }, network }, parent);
new ModelEndpoint("gpu", { model: { image, provenance }, network, instances: { type: "ml.g5.2xlarge" } }, parent);
const bucket = new SecureBucket("bucket", {}, parent);
const monitor = { endpointName: endpoint.endpointName, network, captures: bucket, capturePrefix: "endpoint/" };
new ModelMonitor("monitor", monitor, parent);
const outcomes = {
    bucket,
    groundTruth: "truth/",
    quality: { problem: "BinaryClassification", inferenceAttribute: "0", constraints: "baseline/quality.json" },
    bias: { config: "clarify/bias.json", constraints: "baseline/bias.json" },
    explainability: { config: "clarify/reasons.json", constraints: "baseline/reasons.json" },
} as const;
new OutcomeMonitor("outcomes", { ...monitor, outcomes }, parent);

// With opt-outs.
new SecureBucket("unlogged", { optOuts: { "s3-access-logging": "The bucket holds what anyone can make again." } });
new SecureBucket("unversioned", { optOuts: { "s3-versioning": "The bucket holds what anyone can make again." } });
new ModelEndpoint(
    "abrupt",
    {
        model: { image, provenance },
        network,
        optOuts: { "sagemaker-endpoint-safe-deployment": "The callers try another endpoint when this one fails." },
    },
    parent,
);
new ModelEndpoint(
    "single",
    {
        model: { image, provenance },
        network,
        optOuts: {
            "sagemaker-endpoint-config-min-two-instances": "Nobody waits for the answers of this one.",
            "sagemaker-endpoint-safe-deployment": "Nobody waits for the answers of this one.",
        },
    },
    parent,
);
new ControlledEgress("egress", {
    network: new PrivateNetwork("egress-network"),
    allowedHosts: ["huggingface.co"],
    optOuts: { "route-no-open-igw": "Open models are pulled from where they are published." },
});

// What is brought along.
const shared = {
    key: new EncryptionKey("shared-key", { usedBy: ["alarms", "logs"] }),
    logs: new AccessLogBucket("shared-logs", { retentionInDays: 90 }),
};
const own = new SecureBucket("bring-your-own", { key: shared.key, accessLogs: shared.logs });
const existingKey = new EncryptionKey("existing-key", {
    existing: "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    usedBy: ["logs"],
});
const existingNetwork = new PrivateNetwork("existing-network", {
    existing: {
        vpcId: "vpc-0a1b2c3d",
        subnetIds: ["subnet-0a1b2c3d", "subnet-1a2b3c4d"],
        securityGroupId: "sg-0a1b2c3d",
    },
});
const client = new ExecutionRole("client", { service: "bedrock.amazonaws.com" });
own.grantRead(client, "reports/");
own.grantRead(client, "reports/");
own.grantWrite(client, "requests/latest.json");
existingKey.grantEncryptDecrypt(client);
endpoint.grantInvoke(client);

export const existingSubnetIds = existingNetwork.subnetIds;
