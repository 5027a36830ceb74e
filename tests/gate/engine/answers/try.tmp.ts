import { makeUpOutputs, answerFunction, answerContext, noFixtures } from "../../../../gate/engine/answers";
const ctx = answerContext({ fixtures: noFixtures, programDirectory: process.env.DIR ?? "/work/main", mode: (process.env.MODE ?? "deep") as "deep" });
const r = (type: string, name: string, inputs: any = {}, more: any = {}) => {
    const t0 = performance.now();
    const a = makeUpOutputs({ type, name, urn: `urn:pulumi:dev::p::${type}::${name}`, inputs, custom: true, remote: false, ...more }, ctx);
    console.log(type, (performance.now() - t0).toFixed(2) + "ms", JSON.stringify(a, null, 1).replace(/\n\s*/g, " ").slice(0, 2500));
};
(async () => {
    r("aws:s3/bucket:Bucket", "data");
    r("aws:s3/bucketV2:BucketV2", "data");
    r("aws:s3/bucket:Bucket", "Data", { bucket: "my-data" });
    r("aws:iam/role:Role", "r", { assumeRolePolicy: "{}" });
    r("aws:kms/key:Key", "k"); r("aws:kms/alias:Alias", "k", { targetKeyId: "abc" });
    r("aws:ec2/vpc:Vpc", "v", { cidrBlock: "10.0.0.0/16" });
    r("aws:ec2/subnet:Subnet", "v", { cidrBlock: "10.0.0.0/16", vpcId: "vpc-1" });
    r("aws:eks/cluster:Cluster", "v", { roleArn: "arn", vpcConfig: { subnetIds: ["a"] } });
    r("aws:lambda/function:Function", "f", { role: "arn" });
    r("aws:acm/certificate:Certificate", "f", { domainName: "example.com", subjectAlternativeNames: ["*.example.com"] });
    r("aws:rds/instance:Instance", "f", { engine: "mysql", instanceClass: "x" });
    r("aws:apigateway/restApi:RestApi", "f", {});
    r("aws:cloudfront/distribution:Distribution", "f", { origins: [{ domainName: "x" }] });
    r("aws:ecr/repository:Repository", "f", {});
    r("aws:sqs/queue:Queue", "f", { fifoQueue: true });
    r("aws:sagemaker/domain:Domain", "f", { vpcId: "a" });
    r("aws:ec2/instance:Instance", "f", { ami: "a", rootBlockDevice: { volumeSize: 8 } });
    r("aws:msk/cluster:Cluster", "f", { });
    r("aws:ec2/vpc:Vpc", "x", {}, { id: "vpc-123" });
    r("kubernetes:core/v1:Service", "svc", { spec: { type: "LoadBalancer" } });
    r("kubernetes:helm.sh/v3:Release", "svc", { chart: "nginx" });
    r("foo:index:Bar", "svc", { chart: "nginx" });
    for (const [t, a] of [
        ["aws:index/getCallerIdentity:getCallerIdentity", {}], ["aws:index/getRegion:getRegion", {}], ["aws:index/getAvailabilityZones:getAvailabilityZones", { state: "available" }],
        ["aws:ec2/getVpc:getVpc", { default: true }], ["aws:ec2/getSubnets:getSubnets", { filters: [{ name: "vpc-id", values: ["x"] }] }], ["aws:ec2/getSubnet:getSubnet", { id: "subnet-1" }],
        ["aws:ec2/getAmi:getAmi", { mostRecent: true, owners: ["amazon"] }], ["aws:eks/getCluster:getCluster", { name: "c" }], ["aws:eks/getClusterAuth:getClusterAuth", { name: "c" }],
        ["aws:organizations/getOrganization:getOrganization", {}], ["aws:ec2/getSecurityGroups:getSecurityGroups", {}], ["aws:ec2/getRouteTables:getRouteTables", {}], ["aws:ec2/getInstance:getInstance", {}],
        ["aws:ec2/getInstances:getInstances", {}], ["aws:cloudfront/getCachePolicy:getCachePolicy", { name: "Managed-CachingOptimized" }], ["aws:ec2/getPrefixList:getPrefixList", { name: "x" }],["aws:ec2/getManagedPrefixList:getManagedPrefixList", { name: "x" }],
        ["aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "x" }], ["aws:dynamodb/getTable:getTable", { name: "t" }], ["aws:cognito/getUserPools:getUserPools", { name: "t" }], ["aws:lambda/getFunction:getFunction", { functionName: "t" }],
        ["aws:sns/getTopic:getTopic", { name: "t" }], ["aws:sqs/getQueue:getQueue", { name: "t" }], ["aws:ecs/getCluster:getCluster", { clusterName: "t" }], ["aws:rds/getInstance:getInstance", { dbInstanceIdentifier: "t" }], ["aws:ec2/getLaunchTemplate:getLaunchTemplate", { name: "t" }],
        ["aws:ec2/getNetworkInterface:getNetworkInterface", { id: "t" }], ["aws:bedrockfoundation/getModel:getModel", { modelId: "t" }], ["aws:sagemaker/getPrebuiltEcrImage:getPrebuiltEcrImage", { repositoryName: "t" }],
        ["foo:bar:getBaz", { x: 1 }],
    ] as [string, any][]) {
        const t0 = performance.now();
        const x = await answerFunction(t, a, ctx);
        console.log(t, (performance.now() - t0).toFixed(2) + "ms", JSON.stringify(x).slice(0, 1800));
    }
})();
