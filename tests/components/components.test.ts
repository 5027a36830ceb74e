import assert from "node:assert/strict";
import path from "node:path";

import type { Resource } from "../../policy-pack/policy";
import { evaluate, linesOf, runStack } from "../support/programs";

const program = path.join(__dirname, "programs", "alone");

describe("components, through the embedded engine", () => {
    let resources: readonly Resource[];

    before(async () => {
        ({ resources } = await runStack(program, "dev"));
    });

    /** A component and everything below it, as a stack of its own. */
    function below(name: string): readonly Resource[] {
        const root = resources.find((resource) => resource.name === name && resource.type.startsWith("annex42:"));
        assert.ok(root, `there is no component "${name}"`);
        const members = new Set([root.urn]);
        // Parents are registered before their children.
        for (const { urn, parent } of resources) if (parent !== undefined && members.has(parent)) members.add(urn);
        return resources.filter(({ urn }) => members.has(urn));
    }

    const alone = [
        ...["topic", "key", "role", "network", "egress-network", "endpoint", "gpu", "bucket", "monitor", "outcomes"],
        ...["evidence", "defaults", "trail", "ticket-sorting"],
        ...[
            "generative-network",
            "guardrail",
            "invocation-log",
            "assistant",
            "asker",
            "vectors",
            "search",
            "passages",
            "knowledge",
            "knowledge-in-aurora",
        ],
        ...["tool-gateway", "agent", "able-agent"],
        ...["threats", "few-threats", "incidents", "kill-switch", "spending", "stopping", "lake", "analyst", "officer"],
        ...["registry", "carded-registry", "workspace", "full-workspace", "notebook", "pipeline", "gpu-pipeline"],
        ...["features", "builder", "deployer", "approver", "training-network"],
        ...["models", "served", "gpu-models", "triton", "tgi"],
    ];
    // What a component is given is looked at together with it, where a policy asks for it.
    const given: Readonly<Record<string, readonly string[]>> = {
        agent: ["generative-network", "invocation-log"],
        "able-agent": ["generative-network", "invocation-log"],
        guardrail: ["invocation-log"],
        knowledge: ["documents", "guardrail", "invocation-log"],
        "knowledge-in-aurora": ["documents", "guardrail", "invocation-log", "passages"],
        "tool-gateway": ["invocation-log"],
        unmeasured: ["documents", "guardrail", "invocation-log"],
    };
    const together = (name: string): readonly Resource[] => [...(given[name] ?? []), name].flatMap(below);
    // An account has these once, in whatever stack.
    const elsewhere = Object.fromEntries(
        [
            "ai-model-onboarding-rules",
            "bedrock-guardrail-intervention-alarm",
            "bedrock-metric-alarms",
            "bedrock-model-evaluation",
            "bedrock-service-quotas-reviewed",
        ].map((policy) => [policy, { inOtherStack: true }]),
    );
    for (const name of alone) {
        it(`${name}: its fewest arguments pass the whole pack`, () => {
            const results = evaluate(together(name), elsewhere);
            assert.deepEqual(linesOf(results, "fail"), []);
            assert.deepEqual(linesOf(results, "unknown"), []);
        });
    }

    for (const name of ["cluster", "full-cluster"]) {
        it(`${name}: fails nothing, and leaves only open what the policies that AWS manages decide`, () => {
            const results = evaluate(["cluster-network", name].flatMap(below), elsewhere);
            assert.deepEqual(linesOf(results, "fail"), []);
            const unknown = results.filter(({ verdict }) => verdict === "unknown").map(({ policy }) => policy);
            assert.deepEqual(
                [...new Set(unknown)].filter(
                    (policy) => !/privilege-escalation|exfiltration|create-bound/.test(policy),
                ),
                [],
            );
        });
    }

    const optOuts = {
        unlogged: ["s3-access-logging"],
        unversioned: ["s3-versioning"],
        egress: ["route-no-open-igw"],
        abrupt: ["sagemaker-endpoint-safe-deployment"],
        unmeasured: ["bedrock-kb-rag-evaluation"],
        unplanned: ["rds-in-backup-plan"],
        single: ["sagemaker-endpoint-config-min-two-instances", "sagemaker-endpoint-safe-deployment"],
    };
    for (const [name, policies] of Object.entries(optOuts)) {
        it(`${name}: opting out trips ${policies.join(" and ")}, nothing else, and shows in tags`, () => {
            const members = below(name);
            const failed = evaluate(together(name), elsewhere).filter(({ verdict }) => verdict === "fail");
            assert.deepEqual([...new Set(failed.map((result) => result.policy))].sort(), policies);
            const tags = members.flatMap(({ inputs }) => Object.keys((inputs.tags ?? {}) as object));
            const shown = tags.filter((tag) => tag.startsWith("annex42:opt-out:")).sort();
            assert.deepEqual(
                shown,
                policies.map((policy) => `annex42:opt-out:${policy}`),
            );
        });
    }

    it("access to a foundation model brings its own log and alarms", () => {
        const failed = evaluate(below("assistant")).filter(({ verdict }) => verdict === "fail");
        assert.deepEqual([...new Set(failed.map(({ policy }) => policy))].sort(), [
            "ai-model-onboarding-rules",
            "bedrock-model-evaluation",
            "bedrock-service-quotas-reviewed",
        ]);
    });

    it("every child hangs below its component, and every component has outputs", () => {
        const loose = resources.filter(
            ({ type, parent }) => type.startsWith("aws:") && parent?.includes("annex42:") !== true,
        );
        assert.deepEqual(
            loose.map(({ urn }) => urn),
            [],
        );
        const silent = resources.filter(
            ({ type, outputs }) => type.startsWith("annex42:") && Object.keys(outputs).length === 0,
        );
        assert.deepEqual(
            silent.map(({ urn }) => urn),
            [],
        );
    });

    it("everything below an AI system is tagged as the system's, the entry included", () => {
        const members = below("ticket-sorting").filter(({ inputs }) => inputs.tags !== undefined);
        const types = new Set(members.map(({ type }) => type));
        for (const type of ["aws:s3/bucket:Bucket", "aws:kms/key:Key", "aws:ssm/parameter:Parameter"]) {
            assert.ok(types.has(type), `no ${type} is tagged`);
        }
        for (const { urn, inputs } of members) {
            const { owner, ...tags } = inputs.tags as Record<string, string>;
            assert.equal(owner, "support@example.com", urn);
            assert.equal(tags["ai-system-id"], "ticket-sorting", urn);
            assert.equal(tags["data-class"], "internal", urn);
            assert.equal(tags["risk-tier"], "minimal", urn);
        }
    });

    it("evidence cannot be deleted before its time is over", () => {
        const members = below("evidence");
        const bucket = members.find(({ type, name }) => type === "aws:s3/bucket:Bucket" && name === "evidence");
        assert.equal(bucket?.inputs.objectLockEnabled, true);
        const lock = members.find(({ type }) => type.includes("ObjectLock"));
        assert.deepEqual(lock?.inputs.rule, { defaultRetention: { mode: "COMPLIANCE", days: 400 } });
    });

    it("a key that is brought along is used, and none is made", () => {
        const key = resources.find(({ name, type }) => name === "shared-key" && type === "aws:kms/key:Key");
        const encryption = below("bring-your-own").find(({ type }) => type.includes("ServerSideEncryption"));
        const rules = encryption?.inputs.rules as { applyServerSideEncryptionByDefault: { kmsMasterKeyId: string } }[];
        assert.equal(rules[0]?.applyServerSideEncryptionByDefault.kmsMasterKeyId, key?.outputs.arn);
        assert.deepEqual(
            below("bring-your-own").filter(({ type }) => type === "aws:kms/key:Key"),
            [],
        );
        assert.equal(below("existing-key").length, 1);
        assert.equal(below("existing-network").length, 1);
    });

    it("grants give a role what they name and no more, the key included", () => {
        const policies = below("client")
            .filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy")
            .map(({ inputs }) => [inputs.name, JSON.parse(String(inputs.policy)).Statement] as const);
        const bucket = "arn:aws:s3:::alone-dev-bring-your-own-424242424242";
        const key = resources.find(({ name, type }) => name === "shared-key" && type === "aws:kms/key:Key")?.outputs
            .arn;
        const throughS3 = { StringEquals: { "kms:ViaService": "s3.eu-central-1.amazonaws.com" } };
        assert.deepEqual(Object.fromEntries(policies), {
            "read-bring-your-own-reports+2f": [
                {
                    Effect: "Allow",
                    Action: ["s3:GetObject", "s3:GetObjectVersion"],
                    Resource: [`${bucket}/reports/*`],
                },
                {
                    Effect: "Allow",
                    Action: ["s3:ListBucket"],
                    Resource: [bucket],
                    Condition: { StringLike: { "s3:prefix": ["reports/*"] } },
                },
            ],
            "write-bring-your-own-requests+2flatest.json": [
                {
                    Effect: "Allow",
                    Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
                    Resource: [`${bucket}/requests/latest.json`],
                },
            ],
            "read-through-s3-key-shared-key": [
                { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: [key], Condition: throughS3 },
            ],
            "use-through-s3-key-shared-key": [
                {
                    Effect: "Allow",
                    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
                    Resource: [key],
                    Condition: throughS3,
                },
            ],
            "use-key-existing-key": [
                {
                    Effect: "Allow",
                    Action: ["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"],
                    Resource: ["arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"],
                },
            ],
            "invoke-endpoint": [
                {
                    Effect: "Allow",
                    Action: ["sagemaker:InvokeEndpoint", "sagemaker:InvokeEndpointWithResponseStream"],
                    Resource: ["arn:aws:sagemaker:eu-central-1:424242424242:endpoint/alone-dev-endpoint"],
                },
            ],
        });
    });
});
