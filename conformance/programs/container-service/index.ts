import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = aws.ec2.getVpcOutput({ default: true });
const subnets = aws.ec2.getSubnetsOutput({ filters: [{ name: "vpc-id", values: [vpc.id] }] });

const group = new aws.ec2.SecurityGroup("web", {
    vpcId: vpc.id,
    ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
    egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
});
const balancer = new aws.lb.LoadBalancer("web", { securityGroups: [group.id], subnets: subnets.ids });
const target = new aws.lb.TargetGroup("web", { port: 80, protocol: "HTTP", targetType: "ip", vpcId: vpc.id });
const listener = new aws.lb.Listener("web", {
    loadBalancerArn: balancer.arn,
    port: 80,
    protocol: "HTTP",
    defaultActions: [{ type: "forward", targetGroupArn: target.arn }],
});

const repository = new aws.ecr.Repository("web", { forceDelete: true });
const cluster = new aws.ecs.Cluster("web");
const logs = new aws.cloudwatch.LogGroup("web", { retentionInDays: 7 });
const role = new aws.iam.Role("task-execution", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal(aws.iam.Principals.EcsTasksPrincipal),
});
new aws.iam.RolePolicyAttachment("task-execution", {
    role: role.name,
    policyArn: aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy,
});
const task = new aws.ecs.TaskDefinition("web", {
    family: "web",
    cpu: "256",
    memory: "512",
    networkMode: "awsvpc",
    requiresCompatibilities: ["FARGATE"],
    executionRoleArn: role.arn,
    containerDefinitions: pulumi.jsonStringify([
        {
            name: "web",
            image: pulumi.interpolate`${repository.repositoryUrl}:latest`,
            portMappings: [{ containerPort: 80 }],
            environment: [{ name: "MODE", value: "production" }],
            logConfiguration: {
                logDriver: "awslogs",
                options: {
                    "awslogs-group": logs.name,
                    "awslogs-region": "eu-central-1",
                    "awslogs-stream-prefix": "web",
                },
            },
        },
    ]),
});
new aws.ecs.Service(
    "web",
    {
        cluster: cluster.arn,
        taskDefinition: task.arn,
        desiredCount: 3,
        launchType: "FARGATE",
        networkConfiguration: { assignPublicIp: true, subnets: subnets.ids, securityGroups: [group.id] },
        loadBalancers: [{ targetGroupArn: target.arn, containerName: "web", containerPort: 80 }],
    },
    { dependsOn: listener },
);

export const url = pulumi.interpolate`http://${balancer.dnsName}`;
