import assert from "node:assert/strict";
import path from "node:path";

import {
    assertBackedUp,
    assertCapacity,
    tableDocument,
    tableName,
    tableStatements,
} from "../../../components/data/aurora-vector-store";
import type { Resource } from "../../../policy-pack/policy";
import { runStack } from "../../support/programs";

const resourceArn = "arn:aws:rds:eu-central-1:111122223333:cluster:vectors";
const secretArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:rds!cluster-1-AbCdEf";

describe("a vector store in Aurora", () => {
    it("has the table and the indexes that Bedrock wants, made in this order, and only where they are not there", () => {
        assert.deepEqual(Object.values(tableStatements(512)), [
            "CREATE EXTENSION IF NOT EXISTS vector",
            "CREATE SCHEMA IF NOT EXISTS bedrock_integration",
            "CREATE TABLE IF NOT EXISTS bedrock_integration.bedrock_kb_512 " +
                "(id uuid PRIMARY KEY, embedding vector(512), chunks text, metadata json, custom_metadata jsonb)",
            "CREATE INDEX IF NOT EXISTS bedrock_kb_512_vectors ON bedrock_integration.bedrock_kb_512 " +
                "USING hnsw (embedding vector_cosine_ops) WITH (ef_construction=256)",
            "CREATE INDEX IF NOT EXISTS bedrock_kb_512_texts ON bedrock_integration.bedrock_kb_512 " +
                "USING gin (to_tsvector('simple', chunks))",
            "CREATE INDEX IF NOT EXISTS bedrock_kb_512_metadata ON bedrock_integration.bedrock_kb_512 " +
                "USING gin (custom_metadata)",
        ]);
    });

    it("keeps vectors of another size in another table", () => {
        assert.notEqual(tableName(512), tableName(1024));
    });

    it("makes it by an automation that asks the Data API, one statement a step, as the role that it is given", () => {
        const document = JSON.parse(tableDocument({ resourceArn, secretArn, dimensions: 1024 }));
        assert.equal(document.schemaVersion, "0.3");
        assert.equal(document.assumeRole, "{{ AutomationAssumeRole }}");
        assert.equal(document.parameters.AutomationAssumeRole.type, "AWS::IAM::Role::Arn");
        assert.equal(document.mainSteps.length, 6);
        assert.deepEqual(document.mainSteps[0], {
            name: "Extension",
            action: "aws:executeAwsApi",
            maxAttempts: 5,
            inputs: {
                Service: "rds-data",
                Api: "ExecuteStatement",
                resourceArn,
                secretArn,
                database: "vectors",
                sql: "CREATE EXTENSION IF NOT EXISTS vector",
            },
        });
    });

    it("is in a backup plan, or says why not", () => {
        assertBackedUp("vectors", true, false);
        assertBackedUp("vectors", false, true);
        assert.throws(() => assertBackedUp("vectors", false, false), /give it backups, or say why not under optOuts/);
        assert.throws(() => assertBackedUp("vectors", true, true), /has backups and an opt-out from them/);
    });

    it("grows to 2 to 256 units", () => {
        for (const capacity of [2, 2.5, 256]) assertCapacity("vectors", capacity);
        for (const capacity of [1.5, 2.3, 257, Number.NaN]) {
            assert.throws(
                () => assertCapacity("vectors", capacity),
                /cannot have a maxCapacity of .*: give it 2 to 256/,
            );
        }
    });
});

describe("a vector store in Aurora, through the embedded engine", () => {
    let resources: readonly Resource[];

    before(async () => {
        const program = path.join(__dirname, "..", "programs", "alone");
        ({ resources } = await runStack(program, "dev"));
    });

    function find(type: string, name: string): Resource {
        const found = resources.find((resource) => resource.type === type && resource.name === name);
        assert.ok(found, `there is no ${type} "${name}"`);
        return found;
    }

    it("is reached by the Data API, and by nothing in its network", () => {
        const { inputs } = find("aws:rds/cluster:Cluster", "passages");
        assert.equal(inputs.enableHttpEndpoint, true);
        const group = find("aws:ec2/securityGroup:SecurityGroup", "passages");
        assert.deepEqual(inputs.vpcSecurityGroupIds, [group.id]);
        assert.deepEqual([group.inputs.ingress, group.inputs.egress], [undefined, undefined]);
        const rules = resources.filter(({ inputs: { securityGroupId } }) => securityGroupId === group.id);
        assert.deepEqual(rules, []);
        find("aws:ec2/vpcEndpoint:VpcEndpoint", "generative-network-rds-data");
    });

    it("leaves its password to AWS, under its own key, as its logs and what its instances show", () => {
        const key = find("aws:kms/key:Key", "passages").outputs.arn;
        const { inputs } = find("aws:rds/cluster:Cluster", "passages");
        assert.equal(inputs.manageMasterUserPassword, true);
        assert.equal(inputs.masterPassword, undefined);
        assert.equal(inputs.masterUserSecretKmsKeyId, key);
        const logGroup = find("aws:cloudwatch/logGroup:LogGroup", "passages");
        assert.equal(logGroup.inputs.name, "/aws/rds/cluster/alone-dev-passages/postgresql");
        assert.equal(logGroup.inputs.kmsKeyId, key);
        assert.deepEqual(inputs.enabledCloudwatchLogsExports, ["postgresql"]);
        for (const name of ["passages-0", "passages-1"]) {
            const instance = find("aws:rds/clusterInstance:ClusterInstance", name);
            assert.equal(instance.inputs.performanceInsightsKmsKeyId, key);
        }
    });

    it("keeps its backups for as long as Aurora does, and when it is gone itself", () => {
        const { inputs } = find("aws:rds/cluster:Cluster", "passages");
        assert.equal(inputs.backupRetentionPeriod, 35);
        assert.equal(inputs.copyTagsToSnapshot, true);
        assert.equal(inputs.deleteAutomatedBackups, false);
        assert.equal(inputs.finalSnapshotIdentifier, "alone-dev-passages-final");
    });

    it("is not brought back to an older version than Aurora has made of it", () => {
        assert.deepEqual(find("aws:rds/cluster:Cluster", "passages").ignoreChanges, ["engineVersion"]);
    });

    it("makes its table when it answers and its role may, and before a knowledge base looks for it", () => {
        const table = find("aws:ssm/association:Association", "passages-table");
        const role = find("aws:iam/role:Role", "passages-table");
        assert.deepEqual(table.inputs.parameters, { AutomationAssumeRole: role.outputs.arn });
        // Another document is another version, and so another run.
        const document = find("aws:ssm/document:Document", "passages-table");
        assert.equal(table.inputs.documentVersion, document.outputs.latestVersion);
        const policies = resources.filter(
            ({ type, inputs }) => type === "aws:iam/rolePolicy:RolePolicy" && inputs.role === role.outputs.name,
        );
        assert.equal(policies.length, 3);
        const instances = resources.filter(({ name }) => /^passages-[01]$/.test(name));
        for (const { urn } of [...policies, ...instances]) assert.ok(table.dependencies.includes(urn), urn);
        const knowledge = find("aws:bedrock/agentKnowledgeBase:AgentKnowledgeBase", "knowledge-in-aurora");
        assert.ok(knowledge.dependencies.includes(table.urn));
        assert.deepEqual(knowledge.inputs.storageConfiguration, {
            type: "RDS",
            rdsConfiguration: {
                resourceArn: find("aws:rds/cluster:Cluster", "passages").outputs.arn,
                credentialsSecretArn: find("annex42:data:AuroraVectorStore", "passages").outputs.secretArn,
                databaseName: "vectors",
                tableName: "bedrock_integration.bedrock_kb_1024",
                fieldMapping: {
                    primaryKeyField: "id",
                    vectorField: "embedding",
                    textField: "chunks",
                    metadataField: "metadata",
                    customMetadataField: "custom_metadata",
                },
            },
        });
    });

    it("lets a role speak SQL with this cluster and read this secret, through Secrets Manager only", () => {
        const key = find("aws:kms/key:Key", "passages").outputs.arn;
        const granted = resources
            .filter(({ type, name }) => type === "aws:iam/rolePolicy:RolePolicy" && /^asker-.*passages$/.test(name))
            .map(({ inputs }) => [inputs.name, JSON.parse(String(inputs.policy)).Statement]);
        assert.deepEqual(Object.fromEntries(granted), {
            "query-passages": [
                {
                    Effect: "Allow",
                    Action: ["rds-data:BatchExecuteStatement", "rds-data:ExecuteStatement", "rds:DescribeDBClusters"],
                    Resource: ["arn:aws:rds:eu-central-1:424242424242:cluster:alone-dev-passages"],
                },
            ],
            "sign-in-passages": [
                {
                    Effect: "Allow",
                    Action: ["secretsmanager:GetSecretValue"],
                    Resource: [find("annex42:data:AuroraVectorStore", "passages").outputs.secretArn],
                },
            ],
            "read-through-secretsmanager-key-passages": [
                {
                    Effect: "Allow",
                    Action: ["kms:Decrypt", "kms:DescribeKey"],
                    Resource: [key],
                    Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-central-1.amazonaws.com" } },
                },
            ],
        });
    });
});
