import {
    Agent,
    AuroraVectorStore,
    ExecutionRole,
    FoundationModelAccess,
    Guardrail,
    InvocationLog,
    KnowledgeBase,
    PrivateNetwork,
    SecureBucket,
    VectorStore,
    SearchStore,
    ToolGateway,
} from "../../../../components";
import { system } from "./system";

const network = new PrivateNetwork("generative-network");

const parent = { parent: system };

// Each with its fewest arguments.
new Guardrail("guardrail", {}, parent);
new InvocationLog("invocation-log", {}, parent);
const assistant = new FoundationModelAccess("assistant", { model: "eu.amazon.nova-lite-v1:0", network }, parent);
new VectorStore("vectors", {}, parent);
const search = new SearchStore("search", { network, deployerArn: "arn:aws:iam::111122223333:role/deployment" }, parent);
const backups = {
    planId: "8f1d2c3b-4a5e-4f60-9a7b-1c2d3e4f5a6b",
    roleArn: "arn:aws:iam::111122223333:role/backup",
};
const passages = new AuroraVectorStore("passages", { network, backups }, parent);
const documents = { bucket: new SecureBucket("documents", {}, parent) };
const knowledge = new KnowledgeBase(
    "knowledge",
    { documents, network, evaluation: { ...documents, path: "questions.jsonl" } },
    parent,
);
new KnowledgeBase(
    "knowledge-in-aurora",
    { documents, network, evaluation: { ...documents, path: "questions.jsonl" }, vectors: passages },
    parent,
);
const authorizer = {
    discoveryUrl: "https://login.example.com/.well-known/openid-configuration",
    audiences: ["assistant"],
};
const image = `111122223333.dkr.ecr.eu-central-1.amazonaws.com/assistant@sha256:${"0123456789abcdef".repeat(4)}`;
new ToolGateway("tool-gateway", { authorizer, network }, parent);
new Agent("agent", { image, network, authorizer, model: assistant }, parent);

// With opt-outs.
new KnowledgeBase(
    "unmeasured",
    { documents, network, optOuts: { "bedrock-kb-rag-evaluation": "Nobody relies on the answers of this one." } },
    parent,
);
new AuroraVectorStore(
    "unplanned",
    { network, optOuts: { "rds-in-backup-plan": "The documents make the vectors again within a day." } },
    parent,
);

// With everything that it can have.
new Agent(
    "able-agent",
    {
        image,
        network,
        authorizer,
        model: assistant,
        abilities: {
            knowledge: [knowledge],
            memoryInDays: 7,
            tools: [
                {
                    name: "refund",
                    description: "Pays money back for an order",
                    functionArn: "arn:aws:lambda:eu-central-1:111122223333:function:refund",
                    inputs: {
                        order: { type: "string", description: "Number of the order" },
                        cents: { type: "integer", description: "How much" },
                        reason: { type: "string", description: "Why", optional: true },
                    },
                    limits: { cents: 50_000 },
                    confirmedByScope: "refund:confirm",
                },
            ],
        },
    },
    parent,
);

// What roles are granted.
const asker = new ExecutionRole("asker", { service: "bedrock-agentcore.amazonaws.com" });
assistant.grantInvoke(asker);
knowledge.grantRetrieve(asker);
search.grantRead(asker);
search.grantReadWrite(asker);
passages.grantRead(asker);
passages.grantReadWrite(asker);
