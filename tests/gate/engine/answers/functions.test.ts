import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { answerContext, answerFunction, contentsOfComponent, noFixtures } from "../../../../gate/engine/answers";
import type { AnswerContext, FunctionAnswer } from "../../../../gate/engine/answers";
import { unknownValue } from "../../../../policy-pack/policy";

const programDirectory = join(__dirname, "..", "..", "..", "..");
const context = answerContext({ fixtures: noFixtures, programDirectory, mode: "deep" });

function inRegion(region: string): AnswerContext {
    return answerContext({ fixtures: noFixtures, programDirectory, mode: "deep", region });
}

type Answered = Extract<FunctionAnswer, { result: unknown }>;

async function ask(token: string, args: Record<string, unknown> = {}, where = context): Promise<Answered> {
    const answer = await answerFunction(token, args, where);
    assert.ok("result" in answer, JSON.stringify(answer));
    return answer;
}

describe("functions of AWS", () => {
    const assumed: [string, Record<string, unknown>, string, Record<string, unknown>][] = [
        ["getCallerIdentity", {}, "us-east-1", { accountId: "424242424242", id: "424242424242" }],
        [
            "getRegion",
            {},
            "eu-west-1",
            { id: "eu-west-1", name: "eu-west-1", region: "eu-west-1", endpoint: "ec2.eu-west-1.amazonaws.com" },
        ],
        ["getRegion", { name: "us-west-2" }, "eu-west-1", { name: "us-west-2" }],
        [
            "getPartition",
            {},
            "cn-north-1",
            { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn", reverseDnsPrefix: "cn.com.amazonaws" },
        ],
        ["getPartition", {}, "us-gov-west-1", { partition: "aws-us-gov", dnsSuffix: "amazonaws.com" }],
        [
            "getAvailabilityZones",
            { state: "available" },
            "eu-central-1",
            {
                names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
                zoneIds: ["euc1-az1", "euc1-az2", "euc1-az3"],
                state: "available",
            },
        ],
        [
            "getAvailabilityZones",
            { excludeNames: ["ap-southeast-2a"] },
            "ap-southeast-2",
            { zoneIds: ["apse2-az2", "apse2-az3"] },
        ],
        [
            "getAvailabilityZone",
            { name: "us-east-1b" },
            "us-east-1",
            { zoneId: "use1-az2", nameSuffix: "b", region: "us-east-1" },
        ],
        ["getAvailabilityZone", { zoneId: "usgw1-az3" }, "us-gov-west-1", { name: "us-gov-west-1c" }],
        ["getBillingServiceAccount", {}, "us-east-1", { arn: "arn:aws:iam::386209384616:root" }],
        ["getServicePrincipal", { serviceName: "s3" }, "us-east-1", { name: "s3.amazonaws.com" }],
        [
            "getService",
            { serviceId: "ec2" },
            "us-east-1",
            { dnsName: "ec2.us-east-1.amazonaws.com", reverseDnsName: "com.amazonaws.us-east-1.ec2" },
        ],
        [
            "getArn",
            { arn: "arn:aws:logs:eu-west-1:1:log-group:/a:*" },
            "us-east-1",
            { partition: "aws", service: "logs", region: "eu-west-1", account: "1", resource: "log-group:/a:*" },
        ],
    ];
    for (const [name, args, region, expected] of assumed) {
        it(`${name} ${JSON.stringify(args)} in ${region}`, async () => {
            const { origin, result } = await ask(`aws:index/${name}:${name}`, args, inRegion(region));
            assert.notEqual(origin, "made up");
            for (const [property, value] of Object.entries(expected))
                assert.deepEqual(result[property], value, property);
        });
    }

    const madeUp: [string, Record<string, unknown>, string, RegExp | string][] = [
        ["aws:ec2/getVpc:getVpc", { id: "vpc-1" }, "arn", "arn:aws:ec2:us-east-1:424242424242:vpc/vpc-1"],
        ["aws:ec2/getVpc:getVpc", { default: true }, "cidrBlock", "172.31.0.0/16"],
        ["aws:ec2/getVpc:getVpc", {}, "mainRouteTableId", /^rtb-a42fa42f/],
        ["aws:ec2/getSubnet:getSubnet", { id: "subnet-1" }, "vpcId", /^vpc-a42fa42f/],
        ["aws:ec2/getSubnet:getSubnet", { id: "subnet-1" }, "cidrBlock", /^10\.42\.\d+\.0\/24$/],
        ["aws:ec2/getAmi:getAmi", { mostRecent: true }, "id", /^ami-a42fa42f[0-9a-f]{9}$/],
        ["aws:ec2/getSecurityGroup:getSecurityGroup", { name: "web" }, "id", /^sg-a42fa42f/],
        ["aws:ec2/getInstance:getInstance", {}, "privateIp", /^10\.42\.0\.\d+$/],
        ["aws:route53/getZone:getZone", { name: "example.com." }, "zoneId", /^Za42fa42f/],
        [
            "aws:acm/getCertificate:getCertificate",
            { domain: "example.com" },
            "arn",
            /^arn:aws:acm:us-east-1:424242424242:certificate\/a42fa42f-/,
        ],
        [
            "aws:ssm/getParameter:getParameter",
            { name: "/aws/service/ami-amazon-linux-latest/x" },
            "value",
            /^ami-a42fa42f/,
        ],
        ["aws:ssm/getParameter:getParameter", { name: "/app/key" }, "value", /^a42fa42f/],
        ["aws:iam/getRole:getRole", { name: "r" }, "arn", "arn:aws:iam::424242424242:role/r"],
        ["aws:iam/getUser:getUser", { userName: "u" }, "arn", "arn:aws:iam::424242424242:user/u"],
        ["aws:iam/getPolicy:getPolicy", { name: "p" }, "arn", "arn:aws:iam::424242424242:policy/p"],
        ["aws:s3/getBucket:getBucket", { bucket: "b" }, "arn", "arn:aws:s3:::b"],
        ["aws:kms/getKey:getKey", { keyId: "alias/a" }, "arn", /:key\/a42fa42f-/],
        ["aws:kms/getAlias:getAlias", { name: "alias/a" }, "arn", "arn:aws:kms:us-east-1:424242424242:alias/a"],
        ["aws:eks/getCluster:getCluster", { name: "c" }, "endpoint", /^https:\/\/a42fa42f.*\.eks\.amazonaws\.com$/],
        ["aws:eks/getClusterAuth:getClusterAuth", { name: "c" }, "token", /a42fa42f/],
        [
            "aws:ecr/getRepository:getRepository",
            { name: "app" },
            "repositoryUrl",
            "424242424242.dkr.ecr.us-east-1.amazonaws.com/app",
        ],
        [
            "aws:rds/getEngineVersion:getEngineVersion",
            { engine: "aurora-postgresql", version: "15.4" },
            "parameterGroupFamily",
            "aurora-postgresql15",
        ],
        ["aws:sns/getTopic:getTopic", { name: "t" }, "arn", "arn:aws:sns:us-east-1:424242424242:t"],
        ["aws:sqs/getQueue:getQueue", { name: "q" }, "url", "https://sqs.us-east-1.amazonaws.com/424242424242/q"],
        ["aws:ecs/getCluster:getCluster", { clusterName: "c" }, "arn", "arn:aws:ecs:us-east-1:424242424242:cluster/c"],
        [
            "aws:lambda/getFunction:getFunction",
            { functionName: "f" },
            "arn",
            "arn:aws:lambda:us-east-1:424242424242:function:f",
        ],
        [
            "aws:rds/getInstance:getInstance",
            { dbInstanceIdentifier: "d" },
            "address",
            "d.a42fa42f.us-east-1.rds.amazonaws.com",
        ],
        [
            "aws:bedrockfoundation/getModel:getModel",
            { modelId: "m:0" },
            "modelArn",
            "arn:aws:bedrock:us-east-1::foundation-model/m:0",
        ],
        ["aws:organizations/getOrganization:getOrganization", {}, "id", /^o-a42fa42f/],
        // The SDK says that the id may be missing, for it is an argument too.
        [
            "aws:cloudfront/getCachePolicy:getCachePolicy",
            { name: "Managed-CachingOptimized" },
            "id",
            /^cache-policy-a42fa42f/,
        ],
        ["aws:lambda/getInvocation:getInvocation", { functionName: "f", input: "{}" }, "result", /^\{"/],
        ["aws:elb/getServiceAccount:getServiceAccount", {}, "arn", "arn:aws:iam::127311923021:root"],
        ["aws:cloudtrail/getServiceAccount:getServiceAccount", { region: "eu-central-1" }, "id", "035351147821"],
        ["acme:index:getWidget", { size: 1 }, "id", /^widget-a42fa42f/],
    ];
    for (const [token, args, property, expected] of madeUp) {
        it(`${token} ${JSON.stringify(args)} gives ${property}`, async () => {
            const { result } = await ask(token, args);
            const value = String(result[property]);
            if (typeof expected === "string") assert.equal(value, expected);
            else assert.match(value, expected);
            for (const [name, given] of Object.entries(args)) assert.deepEqual(result[name], given);
        });
    }

    it("gives an image the device that it starts from", async () => {
        const { result } = await ask("aws:ec2/getAmi:getAmi", { mostRecent: true });
        const [device] = result.blockDeviceMappings as readonly Record<string, unknown>[];
        assert.equal(device?.deviceName, result.rootDeviceName);
        assert.deepEqual(device?.ebs, { volume_size: "8", volume_type: "gp3" });
    });

    const lists = [
        "aws:ec2/getSubnets:getSubnets",
        "aws:ec2/getSecurityGroups:getSecurityGroups",
        "aws:ec2/getAmiIds:getAmiIds",
    ];
    for (const token of lists) {
        it(`${token} gives three different ids`, async () => {
            const { result } = await ask(token);
            assert.equal(new Set(result.ids as string[]).size, 3);
        });
    }

    it("gives secrets that can be parsed, and registry tokens that can be split", async () => {
        const secret = await ask("aws:secretsmanager/getSecretVersion:getSecretVersion", { secretId: "db" });
        assert.equal((JSON.parse(String(secret.result.secretString)) as { username: string }).username, "a42fa42f");

        const token = await ask("aws:ecr/getAuthorizationToken:getAuthorizationToken");
        const [, password] = Buffer.from(String(token.result.authorizationToken), "base64").toString().split(":");
        assert.match(password ?? "", /^a42fa42f/);
    });

    it("gives the recommended image as AWS does, in JSON", async () => {
        const name = "/aws/service/ecs/optimized-ami/amazon-linux-2/recommended";
        const { result } = await ask("aws:ssm/getParameter:getParameter", { name });

        assert.match((JSON.parse(String(result.value)) as { image_id: string }).image_id, /^ami-a42fa42f/);
    });

    it("never answers with nothing", async () => {
        const { result } = await ask("aws:ec2/getVpcPeeringConnection:getVpcPeeringConnection");
        assert.match(String(result.id), /^pcx-a42fa42f/);
    });

    it("makes up the state of resources that stand in a component's outputs", async () => {
        const urn = "urn:pulumi:dev::project::aws:ec2/vpc:Vpc::vpc-a42fa42f";
        const { result } = await ask("pulumi:pulumi:getResource", { urn });
        const state = result.state as Record<string, unknown>;

        assert.match(String(result.id), /^vpc-a42fa42f/);
        assert.equal(state.arn, `arn:aws:ec2:us-east-1:424242424242:vpc/${String(result.id)}`);
        assert.equal(state.cidrBlock, "10.42.0.0/16");
    });
});

describe("functions that take no cloud", () => {
    const computed: [string, Record<string, unknown>, unknown][] = [
        ["base64encode", { input: "a" }, "YQ=="],
        ["base64decode", { input: "YQ==" }, "a"],
        ["join", { separator: "-", input: ["a", "b"] }, "a-b"],
        ["split", { separator: ",", text: "a,b" }, ["a", "b"]],
        ["replace", { text: "a.b.c", search: ".", replace: "-" }, "a-b-c"],
        ["jsonencode", { input: { a: 1 } }, '{"a":1}'],
        ["cidrsubnet", { input: "10.0.0.0/16", newbits: 8, netnum: 3 }, "10.0.3.0/24"],
        ["cidrsubnet", { input: "172.16.0.0/12", newbits: 4, netnum: 15 }, "172.31.0.0/16"],
    ];
    for (const [name, args, expected] of computed) {
        it(`std ${name} ${JSON.stringify(args)}`, async () => {
            assert.deepEqual(await ask(`std:index:${name}`, args), {
                token: `std:index:${name}`,
                origin: "computed",
                result: { result: expected },
            });
        });
    }

    it("fails as the provider would", async () => {
        const answer = await answerFunction(
            "std:index:cidrsubnet",
            { input: "10.0.0.0/30", newbits: 8, netnum: 0 },
            context,
        );
        assert.equal(answer.origin, "failed");
    });
});

describe("functions of Kubernetes", () => {
    it("decodes manifests as Kubernetes does", async () => {
        const settings = "apiVersion: v1\nkind: ConfigMap\na: yes\nb: 2020-01-01\nc: 0644\n";
        const text = `${settings}---\n# nothing\n---\nno: object\n---\napiVersion: v1\nkind: Namespace\n`;
        const { origin, result } = await ask("kubernetes:yaml:decode", { text });

        const namespace = { apiVersion: "v1", kind: "Namespace" };
        assert.equal(origin, "computed");
        assert.deepEqual(result, {
            result: [{ apiVersion: "v1", kind: "ConfigMap", a: true, b: "2020-01-01", c: 420 }, namespace],
        });
    });

    it("fails on a manifest that is no YAML", async () => {
        const answer = await answerFunction("kubernetes:yaml:decode", { text: "a: [" }, context);
        assert.equal(answer.origin, "failed");
    });

    describe("with tools that may be there or not", () => {
        const path = process.env.PATH;
        let tools: string;

        beforeEach(() => {
            tools = mkdtempSync(join(tmpdir(), "annex42-tools-"));
            process.env.PATH = tools;
        });
        afterEach(() => {
            process.env.PATH = path;
            rmSync(tools, { recursive: true });
        });

        function install(tool: string, script: string): void {
            writeFileSync(join(tools, tool), `#!/bin/sh\n${script}\n`);
            chmodSync(join(tools, tool), 0o755);
        }

        const chart = {
            jsonOpts: JSON.stringify({ chart: "nginx", version: "1.0.0", release_name: "web", values: { a: 1 } }),
        };

        it("says that a chart was not seen when helm is not there", async () => {
            const answer = await answerFunction("kubernetes:helm:template", chart, context);

            assert.ok(answer.origin === "unknown");
            assert.equal(answer.opaque, "The chart nginx could not be rendered: helm is not installed");
            assert.deepEqual(answer.result, { result: unknownValue });
        });

        it("renders a chart through helm", async () => {
            const header = 'echo "apiVersion: v1"; echo "kind: ConfigMap"';
            install("helm", `${header}; echo "data: {args: '$1 $2 $3 $6 $7'}"`);

            const object = {
                apiVersion: "v1",
                kind: "ConfigMap",
                data: { args: "template web nginx --version 1.0.0" },
            };
            assert.deepEqual((await ask("kubernetes:helm:template", chart)).result, { result: [object] });
        });

        it("puts a chart's objects into its namespace, where they can be in one and name none", async () => {
            const named = (kind: string, metadata: string) =>
                `echo "---"; echo "{ apiVersion: v1, kind: ${kind}, metadata: { ${metadata} } }"`;
            install("helm", ["Pod", "Namespace"].map((kind) => named(kind, "name: a")).join("\n"));
            const { result } = await ask("kubernetes:helm:template", {
                jsonOpts: JSON.stringify({ chart: "nginx", release_name: "web", namespace: "shop" }),
            });

            assert.deepEqual(result.result, [
                { apiVersion: "v1", kind: "Pod", metadata: { name: "a", namespace: "shop" } },
                { apiVersion: "v1", kind: "Namespace", metadata: { name: "a" } },
            ]);
        });

        it("renders what the provider itself makes of a chart", async () => {
            install("helm", "echo \"{ apiVersion: v1, kind: Pod, metadata: { name: 'a$#' }, args: '$*' }\"");
            const inputs = {
                chart: "nginx",
                namespace: "shop",
                valueYamlFiles: [{ path: "values.yaml" }, { text: "a: 1" }],
                repositoryOpts: { repo: "https://charts.example.com" },
                skipCrds: true,
            };
            const type = "kubernetes:helm.sh/v4:Chart";
            const resource = { type, name: "web", urn: "urn", inputs, custom: false, remote: true };
            const contents = await contentsOfComponent(resource, "default", context);

            assert.ok(contents);
            const [pod, ...others] = contents.resources;
            assert.deepEqual(others, []);
            assert.equal(pod?.name.replace(/\d+$/, ""), "web:shop/a");
            assert.match(
                String(pod?.inputs.args),
                /^template web nginx --values values\.yaml --values \S+values-1\.yaml --values \S+values-2\.yaml --repo https:\/\/charts\.example\.com --namespace shop --skip-crds --skip-tests --no-hooks$/,
            );
        });

        it("says why helm failed", async () => {
            install("helm", 'echo "Error: chart not found" >&2; exit 1');
            const answer = await answerFunction("kubernetes:helm:template", chart, context);

            assert.ok(answer.origin === "unknown");
            assert.equal(answer.opaque, "The chart nginx could not be rendered: helm failed: Error: chart not found");
        });

        it("builds a kustomization through kustomize, or kubectl", async () => {
            install("kubectl", 'echo "apiVersion: v1"; echo "kind: $1"');

            assert.deepEqual((await ask("kubernetes:kustomize:directory", { directory: "./k" })).result, {
                result: [{ apiVersion: "v1", kind: "kustomize" }],
            });
        });
    });
});
