import assert from "node:assert/strict";

import { factsOf } from "../../../gate/facts";
import { referencesOf, StackLinks } from "../../../gate/facts/links";
import { kindOf } from "../../../gate/facts/kinds";
import type { Resource } from "../../../policy-pack/policy";
import { unknownValue } from "../../../policy-pack/policy";
import { bucket, bucketType, resource, role, roleType, urnOf } from "./support";

describe("kindOf", () => {
    const cases: Readonly<Record<string, string>> = {
        "aws:lb/loadBalancer:LoadBalancer": "entrance",
        "aws:lambda/functionUrl:FunctionUrl": "entrance",
        "kubernetes:networking.k8s.io/v1:Ingress": "entrance",
        "aws:lambda/function:Function": "compute",
        "aws:sagemaker/notebookInstance:NotebookInstance": "compute",
        "kubernetes:apps/v1:Deployment": "compute",
        "aws:iam/role:Role": "identity",
        "aws:sagemaker/endpoint:Endpoint": "model",
        "aws-native:sagemaker:ModelPackage": "model",
        "aws:bedrock/agentAgent:AgentAgent": "model",
        "aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase": "data",
        "aws:sagemaker/featureGroup:FeatureGroup": "data",
        "aws:s3/bucket:Bucket": "data",
        "aws:bedrock/guardrail:Guardrail": "protection",
        "aws:kms/key:Key": "protection",
        "aws:cloudwatch/logGroup:LogGroup": "record",
        "aws:sagemaker/monitoringSchedule:MonitoringSchedule": "record",
        "aws:ec2/vpc:Vpc": "network",
        "random:index/randomId:RandomId": "other",
    };
    for (const [type, kind] of Object.entries(cases)) {
        it(`takes ${type} for ${kind}`, () => assert.equal(kindOf(type), kind));
    }
});

describe("factsOf", () => {
    it("follows what resources name: by dependency, in documents, and by the bucket", () => {
        const reader = resource("reader", "aws:iam/rolePolicy:RolePolicy", {
            policy: JSON.stringify({ Statement: [{ Action: "s3:GetObject", Resource: "arn:aws:s3:::data/*" }] }),
        });
        const site = resource("site", "aws:s3/bucketVersioning:BucketVersioning", { bucket: "data" });
        const fn = resource(
            "fn",
            "aws:lambda/function:Function",
            { role: unknownValue },
            {
                propertyDependencies: { role: [urnOf("r", roleType)] },
            },
        );
        const { edges } = factsOf([bucket("data"), reader, site, fn, role("r", {})]);
        const data = urnOf("data", bucketType);
        assert.deepEqual(edges, [
            { from: reader.urn, to: data, via: "policy" },
            { from: site.urn, to: data, via: "bucket" },
            { from: fn.urn, to: urnOf("r", roleType), via: "role" },
        ]);
    });

    it("finds AI systems by the register and by tags", () => {
        const entry = {
            id: "scoring",
            owner: "kim",
            use: { name: "Scoring" },
            risk: { tier: "high", dataClasses: ["personal"] },
        };
        const { systems } = factsOf([
            resource("p", "aws:ssm/parameter:Parameter", {
                name: "/shop/prod/ai-systems/scoring",
                value: JSON.stringify(entry),
            }),
            resource("q", "aws:ssm/parameter:Parameter", { name: "/shop/prod/ai-systems/secret", value: unknownValue }),
            resource("m", "aws:sagemaker/model:Model", { tags: { "ai-system-id": "scoring" } }),
            resource("n", "aws:sagemaker/model:Model", {
                tagsAll: { "ai-system-id": "other", owner: "lee", "data-class": "a+b" },
            }),
        ]);
        assert.deepEqual(
            systems.map(({ id, owner, tier, dataClasses, isRegistered, resources }) => [
                id,
                owner,
                tier,
                dataClasses,
                isRegistered,
                resources.length,
            ]),
            [
                ["other", "lee", undefined, ["a", "b"], false, 1],
                ["scoring", "kim", "high", ["personal"], true, 1],
                ["secret", undefined, undefined, [], true, 0],
            ],
        );
    });

    it("reads an entry from the records where the parameter is encrypted", () => {
        const entry = JSON.stringify({ id: "scoring", owner: "kim" });
        const { systems } = factsOf([
            resource("p", "aws:ssm/parameter:Parameter", { name: "/x/ai-systems/scoring", value: unknownValue }),
            resource("o", "aws:s3/bucketObjectv2:BucketObjectv2", { key: "ai-systems/scoring.json", content: entry }),
        ]);
        assert.equal(systems[0]?.owner, "kim");
    });
});

describe("exposures", () => {
    function ways(...resources: Resource[]): readonly string[] {
        return factsOf(resources).exposures.map(
            ({ from, how, path }) =>
                `${from}: ${path.map((urn) => urn.slice(urn.lastIndexOf("::") + 2)).join(" > ")} ${how}`,
        );
    }
    const model = resource("endpoint", "aws:sagemaker/endpoint:Endpoint", {
        arn: "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/endpoint",
    });
    const fn = resource("fn", "aws:lambda/function:Function", {
        arn: "arn:aws:lambda:eu-west-1:111122223333:function:fn",
        role: "arn:aws:iam::111122223333:role/r",
    });
    const grant = resource(
        "grant",
        "aws:iam/rolePolicy:RolePolicy",
        {
            role: "r",
            policy: '{"Statement":[{"Action":"sagemaker:InvokeEndpoint","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/endpoint"}]}',
        },
        { propertyDependencies: { role: [urnOf("r", roleType)] } },
    );

    it("lead from a public function through its role to the model", () => {
        const url = resource(
            "url",
            "aws:lambda/functionUrl:FunctionUrl",
            {
                authorizationType: "NONE",
                functionName: "fn",
            },
            { propertyDependencies: { functionName: [fn.urn] } },
        );
        const r = role("r", { Service: "lambda.amazonaws.com" });
        assert.deepEqual(ways(model, fn, grant, r, url), [
            "internet: url > fn > r > grant > endpoint can be called by anybody",
        ]);
        const signed = { ...url, outputs: { ...url.outputs, authorizationType: "AWS_IAM" } };
        assert.deepEqual(ways(model, fn, grant, r, signed), []);
    });

    it("are open buckets, and buckets and roles that another account may use", () => {
        const open = resource("policy", "aws:s3/bucketPolicy:BucketPolicy", {
            bucket: "data",
            policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::data/*"}]}',
        });
        assert.deepEqual(ways(bucket("data"), open), ["internet: data is open to everybody, by its policy"]);
        const shared = {
            ...open,
            outputs: {
                ...open.outputs,
                policy: String(open.outputs.policy).replace('"*"', '{"AWS":"arn:aws:iam::999999999999:root"}'),
            },
        };
        assert.deepEqual(ways(bucket("data"), shared, fn), ["another account: data is open to 999999999999"]);
        assert.deepEqual(ways(role("r", { AWS: "arn:aws:iam::999999999999:role/x" }), grant, model), [
            "another account: r > grant > endpoint can be assumed by 999999999999",
        ]);
        assert.deepEqual(ways(role("r", { AWS: "arn:aws:iam::111122223333:role/x" }), grant, model), []);
    });

    it("are named by their entrance where nothing is found behind it", () => {
        const balancer = resource("lb", "aws:lb/loadBalancer:LoadBalancer", {});
        assert.deepEqual(ways(balancer), ["internet: lb faces the internet"]);
        assert.deepEqual(ways({ ...balancer, outputs: { internal: true } }), []);
    });
});

describe("StackLinks", () => {
    it("find roles that another stack's role trusts, and buckets that are shared", () => {
        const links = new StackLinks();
        const trusting = role("target", { AWS: "arn:aws:iam::111122223333:role/caller" });
        const user = resource("job", "aws:sagemaker/model:Model", {
            primaryContainer: { modelDataUrl: "s3://shared/m.tar.gz" },
        });
        links.add("shop/a", referencesOf([trusting, user]));
        links.add("shop/b", referencesOf([role("caller", { Service: "lambda.amazonaws.com" }), bucket("shared")]));
        assert.deepEqual(
            links
                .all()
                .map(({ fromStack, from, property, toStack, to, kind }) => [
                    fromStack,
                    from,
                    property,
                    toStack,
                    to,
                    kind,
                ]),
            [
                ["shop/a", trusting.urn, "assumeRolePolicy", "shop/b", urnOf("caller", roleType), "is trusted by"],
                ["shop/a", user.urn, "primaryContainer", "shop/b", urnOf("shared", bucketType), "is used by"],
            ],
        );
    });

    it("are none within a stack, nor to what a stack only reads", () => {
        const links = new StackLinks();
        links.add(
            "shop/a",
            referencesOf([bucket("x"), resource("v", "aws:s3/bucketVersioning:BucketVersioning", { bucket: "x" })]),
        );
        links.add("shop/b", referencesOf([{ ...bucket("x"), external: true }]));
        assert.deepEqual(
            links.all().filter(({ fromStack, toStack }) => fromStack === toStack),
            [],
        );
        const only = new StackLinks();
        only.add("shop/a", referencesOf([{ ...bucket("x"), external: true }]));
        only.add("shop/b", referencesOf([resource("v", "aws:s3/bucketVersioning:BucketVersioning", { bucket: "x" })]));
        assert.deepEqual(only.all(), []);
    });
});
