import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const data = new aws.s3.Bucket("data", { tags: { purpose: "training" } });
new aws.s3.BucketVersioning("data", { bucket: data.id, versioningConfiguration: { status: "Enabled" } });

const role = new aws.iam.Role("sagemaker", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "sagemaker.amazonaws.com" }),
});
new aws.iam.RolePolicyAttachment("sagemaker", {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess",
});
new aws.sagemaker.NotebookInstance("lab", { instanceType: "ml.t3.medium", roleArn: role.arn });

const image = aws.sagemaker.getPrebuiltEcrImageOutput({ repositoryName: "huggingface-pytorch-inference" });
const model = new aws.sagemaker.Model("summary", {
    executionRoleArn: role.arn,
    primaryContainer: {
        image: image.registryPath,
        modelDataUrl: pulumi.interpolate`s3://${data.bucket}/models/summary.tar.gz`,
    },
});
const configuration = new aws.sagemaker.EndpointConfiguration("summary", {
    productionVariants: [
        { variantName: "main", modelName: model.name, initialInstanceCount: 1, instanceType: "ml.m5.large" },
    ],
});
const endpoint = new aws.sagemaker.Endpoint("summary", { endpointConfigName: configuration.name });

const agentRole = new aws.iam.Role("agent", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "bedrock.amazonaws.com" }),
});
new aws.iam.RolePolicy("agent", {
    role: agentRole.name,
    policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: ["bedrock:InvokeModel"], Resource: "*" }],
    }),
});
new aws.bedrock.AgentAgent("chat", {
    agentName: "chat",
    agentResourceRoleArn: agentRole.arn,
    foundationModel: "anthropic.claude-3-haiku-20240307-v1:0",
    instruction: "You answer questions about the documents of this company, in the language of the question.",
});

export const endpointName = endpoint.name;
