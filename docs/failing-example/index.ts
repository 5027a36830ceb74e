import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { EncryptionKey, SecureBucket } from "../../components";

const network = new pulumi.StackReference("acme/network/dev");
const key = new EncryptionKey("training");

new SecureBucket("training-data", { key });

new aws.sagemaker.NotebookInstance("explore", {
    instanceType: "ml.t3.medium",
    roleArn: "arn:aws:iam::424242424242:role/explore",
    kmsKeyId: key.arn,
    subnetId: network.requireOutput("privateSubnetId"),
    securityGroups: [network.requireOutput("securityGroupId")],
    platformIdentifier: "notebook-al2023-v1",
    instanceMetadataServiceConfiguration: { minimumInstanceMetadataServiceVersion: "2" },
    rootAccess: "Disabled",
});

new aws.cloudwatch.LogGroup("predictions");
