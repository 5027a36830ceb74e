import {
    AiSystem,
    ExecutionRole,
    FoundationModelAccess,
    Guardrail,
    InvocationLog,
    KnowledgeBase,
    PrivateNetwork,
    SecureBucket,
    VectorStore,
} from "../../../../components";

const network = new PrivateNetwork("generative-network");

// Generative AI belongs to a system, which says by tags whose it is.
const system = new AiSystem("generative", {
    owner: "support@example.com",
    use: { name: "Assistant", purpose: "Answers questions about products", intended: "Our own customers" },
    risk: { tier: "limited", dataClasses: ["internal"], oversight: "human-on-the-loop" },
    role: ["deployer"],
});
const parent = { parent: system };

// Each with its fewest arguments.
new Guardrail("guardrail", {}, parent);
new InvocationLog("invocation-log", {}, parent);
const assistant = new FoundationModelAccess("assistant", { model: "eu.amazon.nova-lite-v1:0", network }, parent);
new VectorStore("vectors", {}, parent);
const documents = { bucket: new SecureBucket("documents", {}, parent) };
const knowledge = new KnowledgeBase("knowledge", { documents, network }, parent);

// What roles are granted.
const asker = new ExecutionRole("asker", { service: "bedrock-agentcore.amazonaws.com" });
assistant.grantInvoke(asker);
knowledge.grantRetrieve(asker);
