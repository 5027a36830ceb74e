import assert from "node:assert/strict";
import { join } from "node:path";

import { answerContext, makeUpOutputs, noFixtures, withoutMisfits } from "../../../../gate/engine/answers";
import { madeUpMarker, unknownValue } from "../../../../policy-pack/policy/resource";

const programDirectory = join(__dirname, "..", "..", "..", "..");

function answer(
    type: string,
    inputs: Record<string, unknown> = {},
    more: { mode?: "deep" | "preview"; id?: string } = {},
) {
    const context = answerContext({ fixtures: noFixtures, programDirectory, mode: more.mode ?? "deep" });
    const urn = `urn:pulumi:dev::project::${type}::main`;
    const id = more.id === undefined ? {} : { id: more.id };
    return makeUpOutputs({ type, name: "main", urn, inputs, custom: true, remote: false, ...id }, context);
}

describe("resources in a deep run", () => {
    const idsAndArns: [string, Record<string, unknown>, string, string][] = [
        ["aws:s3/bucket:Bucket", { bucket: "logs" }, "logs", "arn:aws:s3:::logs"],
        ["aws:s3/bucket:Bucket", {}, "main-a42fa42f", "arn:aws:s3:::main-a42fa42f"],
        ["aws:s3/bucketV2:BucketV2", { bucketPrefix: "logs-" }, "logs-a42fa42f", "arn:aws:s3:::logs-a42fa42f"],
        ["aws:iam/role:Role", { name: "r" }, "r", "arn:aws:iam::424242424242:role/r"],
        ["aws:iam/role:Role", { name: "r", path: "/team/" }, "r", "arn:aws:iam::424242424242:role/team/r"],
        [
            "aws:sqs/queue:Queue",
            { fifoQueue: true },
            "https://sqs.us-east-1.amazonaws.com/424242424242/main-a42fa42f.fifo",
            "arn:aws:sqs:us-east-1:424242424242:main-a42fa42f.fifo",
        ],
        [
            "aws:dynamodb/table:Table",
            { name: "t", region: "eu-west-1" },
            "t",
            "arn:aws:dynamodb:eu-west-1:424242424242:table/t",
        ],
        ["aws:cloudwatch/logGroup:LogGroup", { name: "/a" }, "/a", "arn:aws:logs:us-east-1:424242424242:log-group:/a"],
        [
            "aws:kms/alias:Alias",
            { targetKeyId: "k" },
            "alias/main-a42fa42f",
            "arn:aws:kms:us-east-1:424242424242:alias/main-a42fa42f",
        ],
        [
            "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
            { url: "https://oidc.example.com/id/1" },
            "arn:aws:iam::424242424242:oidc-provider/oidc.example.com/id/1",
            "arn:aws:iam::424242424242:oidc-provider/oidc.example.com/id/1",
        ],
        ["aws:sagemaker/model:Model", { name: "m" }, "m", "arn:aws:sagemaker:us-east-1:424242424242:model/m"],
    ];
    for (const [type, inputs, id, arn] of idsAndArns) {
        it(`gives ${type} of ${JSON.stringify(inputs)} its id and ARN`, () => {
            const made = answer(type, inputs);
            assert.equal(made.id, id);
            assert.equal(made.outputs.arn, arn);
        });
    }

    const shapes: [string, string, RegExp][] = [
        ["aws:ec2/vpc:Vpc", "id", /^vpc-a42fa42f[0-9a-f]{9}$/],
        ["aws:ec2/vpc:Vpc", "defaultSecurityGroupId", /^sg-a42fa42f[0-9a-f]{9}$/],
        ["aws:ec2/securityGroup:SecurityGroup", "id", /^sg-a42fa42f[0-9a-f]{9}$/],
        ["aws:kms/key:Key", "keyId", /^a42fa42f-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/],
        ["aws:kms/key:Key", "arn", /^arn:aws:kms:us-east-1:424242424242:key\/a42fa42f-/],
        [
            "aws:ecr/repository:Repository",
            "repositoryUrl",
            /^424242424242\.dkr\.ecr\.us-east-1\.amazonaws\.com\/main-a42fa42f$/,
        ],
        [
            "aws:lambda/function:Function",
            "invokeArn",
            /^arn:aws:apigateway:us-east-1:lambda:path\/.*a42fa42f\/invocations$/,
        ],
        ["aws:apigateway/restApi:RestApi", "rootResourceId", /^a42fa42f[0-9a-f]{4}$/],
        ["aws:rds/instance:Instance", "endpoint", /^main-a42fa42f\.a42fa42f\.us-east-1\.rds\.amazonaws\.com:5432$/],
        ["aws:cloudfront/distribution:Distribution", "hostedZoneId", /^Z2FDTNDATAQYW2$/],
        ["aws:ec2/instance:Instance", "privateIp", /^10\.42\.0\.42$/],
        ["aws:msk/cluster:Cluster", "arn", /^arn:aws:kafka:us-east-1:424242424242:cluster\/cluster-a42fa42f/],
        ["aws:msk/cluster:Cluster", "bootstrapBrokersTls", /^b-1\.a42fa42f.*:9098,b-2\./],
        ["random:index/randomPassword:RandomPassword", "result", /^a42fa42f[0-9a-f]{8}$/],
        ["tls:index/privateKey:PrivateKey", "privateKeyPem", /^-----BEGIN RSA PRIVATE KEY-----\na42fa42f/],
        [
            "aws:bedrock/agentcoreMemory:AgentcoreMemory",
            "arn",
            /^arn:aws:bedrock-agentcore:us-east-1:424242424242:memory\/main-a42fa42f/,
        ],
        [
            "aws:bedrock/agentcorePolicyEngine:AgentcorePolicyEngine",
            "policyEngineArn",
            /^arn:aws:bedrock-agentcore:us-east-1:424242424242:policy-engine\/main-a42fa42f/,
        ],
        [
            "aws:bedrock/agentcoreGateway:AgentcoreGateway",
            "gatewayArn",
            /^arn:aws:bedrock-agentcore:us-east-1:424242424242:gateway\/main-a42fa42f/,
        ],
        [
            "aws:bedrock/inferenceProfile:InferenceProfile",
            "arn",
            /^arn:aws:bedrock:us-east-1:424242424242:application-inference-profile\/a42fa42f/,
        ],
        ["aws:signer/signingProfile:SigningProfile", "arn", /:\/signing-profiles\/main-a42fa42f$/],
        ["acme:index:Widget", "id", /^widget-a42fa42f[0-9a-f]{9}$/],
    ];
    for (const [type, property, shape] of shapes) {
        it(`shapes ${property} of ${type}`, () => {
            const made = answer(type);
            assert.match(String(property === "id" ? made.id : made.outputs[property]), shape);
        });
    }

    const repository = "424242424242.dkr.ecr.us-east-1.amazonaws.com/app";
    const images: [string, Record<string, unknown>, string, string][] = [
        ["docker:index/image:Image", { imageName: `${repository}:v1` }, "repoDigest", repository],
        ["docker:index/image:Image", { imageName: "localhost:5000/app" }, "repoDigest", "localhost:5000/app"],
        ["docker-build:index:Image", { tags: [`${repository}:v1`] }, "ref", `${repository}:v1`],
        ["awsx:ecr:Image", { repositoryUrl: repository }, "imageUri", repository],
    ];
    for (const [type, inputs, property, image] of images) {
        it(`leaves the image of ${type} in its repository: ${image}`, () => {
            const context = answerContext({ fixtures: noFixtures, programDirectory, mode: "deep" });
            const urn = `urn:pulumi:dev::project::${type}::main`;
            const remote = type.startsWith("awsx:");
            const { outputs } = makeUpOutputs({ type, name: "main", urn, inputs, custom: !remote, remote }, context);
            const [name, digest = ""] = String(outputs[property]).split("@");
            assert.equal(name, image);
            assert.match(digest, /^sha256:a42fa42f[0-9a-f]{56}$/);
        });
    }

    it("answers the same on every run, and differently to every resource", () => {
        const first = answer("aws:ec2/vpc:Vpc");
        const context = answerContext({ fixtures: noFixtures, programDirectory, mode: "deep" });
        const urn = "urn:pulumi:dev::project::aws:ec2/vpc:Vpc::other";
        const other = makeUpOutputs(
            { type: "aws:ec2/vpc:Vpc", name: "other", urn, inputs: {}, custom: true, remote: false },
            context,
        );

        assert.deepEqual(first, answer("aws:ec2/vpc:Vpc"));
        assert.notEqual(first.id, other.id);
    });

    it("makes up no choice that the program left to the provider", () => {
        const { outputs } = answer("aws:rds/instance:Instance", { engine: "mysql" });
        for (const left of ["kmsKeyId", "storageEncrypted", "publiclyAccessible", "vpcSecurityGroupIds", "multiAz"]) {
            assert.ok(!(left in outputs), left);
        }
        const bucket = answer("aws:s3/bucket:Bucket").outputs;
        for (const left of ["serverSideEncryptionConfiguration", "versioning", "acl", "policy", "logging"]) {
            assert.ok(!(left in bucket), left);
        }
    });

    it("leaves the subnets that a cluster is in to the provider", () => {
        const { outputs } = answer("aws:emr/cluster:Cluster", { ec2Attributes: { instanceProfile: "nodes" } });
        assert.deepEqual(Object.keys(outputs.ec2Attributes as object), ["instanceProfile"]);
    });

    it("takes a made-up text for unknown where the SDK declares something else", () => {
        const context = answerContext({ fixtures: noFixtures, programDirectory, mode: "deep" });
        const text = `made-up-${madeUpMarker}`;
        const subnet = { vpcId: text, mapPublicIpOnLaunch: text, tags: text };
        assert.deepEqual(withoutMisfits("aws:ec2/subnet:Subnet", subnet, context), {
            vpcId: text,
            mapPublicIpOnLaunch: unknownValue,
            tags: unknownValue,
        });
        const vpcConfig = { subnetIds: text, securityGroupIds: [text] };
        assert.deepEqual(withoutMisfits("aws:lambda/function:Function", { role: text, vpcConfig }, context), {
            role: text,
            vpcConfig: { subnetIds: unknownValue, securityGroupIds: [text] },
        });
    });

    it("fills what the provider adds to an object that the program gave", () => {
        const { outputs } = answer("aws:eks/cluster:Cluster", { vpcConfig: { subnetIds: ["subnet-1"] } });
        const vpcConfig = outputs.vpcConfig as Record<string, unknown>;

        assert.deepEqual(vpcConfig.subnetIds, ["subnet-1"]);
        assert.match(String(vpcConfig.clusterSecurityGroupId), /^sg-a42fa42f/);
        assert.ok(!("endpointPublicAccess" in vpcConfig));

        const { domainNameConfiguration } = answer("aws:apigatewayv2/domainName:DomainName", {
            domainNameConfiguration: { endpointType: "REGIONAL", securityPolicy: "TLS_1_2" },
        }).outputs as { domainNameConfiguration: Record<string, unknown> };
        assert.match(String(domainNameConfiguration.targetDomainName), /a42fa42f/);
        assert.ok(!("certificateArn" in domainNameConfiguration));
    });

    it("makes up nested outputs", () => {
        const { identities, certificateAuthority } = answer("aws:eks/cluster:Cluster").outputs as {
            identities: { oidcs: { issuer: string }[] }[];
            certificateAuthority: { data: string };
        };

        assert.match(
            identities[0]?.oidcs[0]?.issuer ?? "",
            /^https:\/\/oidc\.eks\.us-east-1\.amazonaws\.com\/id\/a42fa42f/,
        );
        assert.ok(Buffer.from(certificateAuthority.data, "base64").toString().endsWith(madeUpMarker));
    });

    it("answers for a function that is invoked in JSON", () => {
        const { outputs } = answer("aws:lambda/invocation:Invocation", { functionName: "f", input: "{}" });
        assert.match(String(outputs.result), /a42fa42f/);
        assert.doesNotThrow(() => JSON.parse(String(outputs.result)) as unknown);
    });

    it("asks to validate every domain of a certificate", () => {
        const { outputs } = answer("aws:acm/certificate:Certificate", {
            domainName: "example.com",
            subjectAlternativeNames: ["example.com", "*.example.com"],
        });

        assert.deepEqual(
            (outputs.domainValidationOptions as { domainName: string }[]).map(({ domainName }) => domainName),
            ["example.com", "*.example.com"],
        );
    });

    it("gives a GraphQL API its addresses by what they are for", () => {
        const { uris } = answer("aws:appsync/graphQLApi:GraphQLApi", { authenticationType: "API_KEY" }).outputs;
        const { GRAPHQL: http, REALTIME: socket } = uris as Record<string, string>;
        assert.match(http ?? "", /^https:\/\/a42fa42f\w+\.appsync-api\.us-east-1\.amazonaws\.com\/graphql$/);
        assert.match(socket ?? "", /^wss:\/\/a42fa42f\w+\.appsync-realtime-api\./);
    });

    it("gives a CloudFormation stack the outputs that its template names", () => {
        const templateBody = "Outputs:\n  NodeGroup:\n    Value: !Ref Group\nResources: {}\n";
        const { outputs } = answer("aws:cloudformation/stack:Stack", { templateBody }).outputs as {
            outputs: Record<string, string>;
        };

        assert.deepEqual(Object.keys(outputs), ["NodeGroup"]);
        assert.match(outputs.NodeGroup ?? "", /^NodeGroup-a42fa42f/);
    });

    it("keeps what is unknown unknown, but always has an id", () => {
        const { id, outputs } = answer("aws:s3/bucket:Bucket", { bucket: unknownValue });

        assert.equal(outputs.bucket, unknownValue);
        assert.equal(outputs.arn, unknownValue);
        assert.match(id ?? "", /^bucket-a42fa42f/);
    });

    it("keeps assets and inputs as they are", () => {
        const code = { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", path: "./app" };
        assert.deepEqual(answer("aws:lambda/function:Function", { code, role: "r" }).outputs.code, code);
    });

    it("reads what exists by its id", () => {
        const bucket = answer("aws:s3/bucket:Bucket", {}, { id: "theirs" });
        assert.equal(bucket.id, "theirs");
        assert.equal(bucket.outputs.arn, "arn:aws:s3:::theirs");

        const subnet = answer("aws:ec2/subnet:Subnet", {}, { id: "subnet-1" });
        assert.equal(subnet.outputs.arn, "arn:aws:ec2:us-east-1:424242424242:subnet/subnet-1");
        assert.match(String(subnet.outputs.vpcId), /^vpc-a42fa42f/);
    });

    it("gives Kubernetes objects names, namespaces and addresses", () => {
        const service = answer("kubernetes:core/v1:Service", { spec: { type: "LoadBalancer" } });
        assert.equal(service.id, "default/main-a42fa42f");
        assert.deepEqual(service.outputs.status, {
            loadBalancer: {
                ingress: [{ hostname: `${"a42fa42f"}${hostOf(service.outputs)}.example.com`, ip: "203.0.113.42" }],
            },
        });
        assert.equal(answer("kubernetes:core/v1:Namespace", { metadata: { name: "apps" } }).id, "apps");
        assert.deepEqual(answer("kubernetes:helm.sh/v3:Release", { chart: "nginx" }).outputs, {
            chart: "nginx",
            name: "main-a42fa42f",
            namespace: "default",
            status: { name: "main-a42fa42f", namespace: "default", chart: "nginx", status: "deployed", revision: 1 },
        });
    });

    it("knows of a Kubernetes object that is read its name and its address, and nothing that the cluster decides", () => {
        const service = answer("kubernetes:core/v1:Service", {}, { id: "apps/web" });
        assert.equal(service.id, "apps/web");
        assert.deepEqual(service.outputs.metadata, { name: "web", namespace: "apps" });
        assert.deepEqual(Object.keys(service.outputs), ["metadata", "status"]);

        const inPreview = answer("kubernetes:core/v1:Service", {}, { id: "apps/web", mode: "preview" });
        assert.deepEqual(inPreview.outputs, { metadata: { name: "web", namespace: "apps" } });
    });

    it("gives a service that nodes answer for a port there", () => {
        const spec = { type: "NodePort", ports: [{ port: 80 }, { port: 443, nodePort: 30443 }] };
        const ports = (inputs: Record<string, unknown>, mode: "deep" | "preview") =>
            (answer("kubernetes:core/v1:Service", { spec: inputs }, { mode }).outputs.spec as { ports: unknown }).ports;

        assert.deepEqual(ports(spec, "deep"), [
            { port: 80, nodePort: 30042 },
            { port: 443, nodePort: 30443 },
        ]);
        assert.deepEqual(ports(spec, "preview"), [
            { port: 80, nodePort: unknownValue },
            { port: 443, nodePort: 30443 },
        ]);
        assert.deepEqual(ports({ ports: [{ port: 80 }] }, "deep"), [{ port: 80 }]);
    });

    it("gives a service that is not a load balancer no status that a program could fall over", () => {
        assert.ok(!("status" in answer("kubernetes:core/v1:Service", { spec: { type: "ClusterIP" } }).outputs));
    });

    it("makes nothing up about a type whose SDK is not there", () => {
        assert.deepEqual(answer("acme:index:Widget", { size: 3 }).outputs, { size: 3 });
    });
});

describe("resources in a preview run", () => {
    it("have no id, and what the program gave", () => {
        const { id, outputs } = answer("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }, { mode: "preview" });
        assert.equal(id, undefined);
        assert.deepEqual(outputs, { cidrBlock: "10.0.0.0/16" });
    });

    it("have the name that the provider chooses", () => {
        assert.deepEqual(answer("aws:s3/bucket:Bucket", {}, { mode: "preview" }).outputs, { bucket: "main-a42fa42f" });
    });

    it("know that the provider adds to an object, and not what", () => {
        const { outputs } = answer("aws:eks/cluster:Cluster", { vpcConfig: { subnetIds: ["s"] } }, { mode: "preview" });
        const vpcConfig = outputs.vpcConfig as Record<string, unknown>;

        assert.equal(vpcConfig.clusterSecurityGroupId, unknownValue);
        assert.deepEqual(vpcConfig.subnetIds, ["s"]);
    });
});

function hostOf(outputs: Record<string, unknown>): string {
    const { loadBalancer } = outputs.status as { loadBalancer: { ingress: { hostname: string }[] } };
    return loadBalancer.ingress[0]?.hostname.slice(8, 17) ?? "";
}
