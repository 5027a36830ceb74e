import { ExecutionRole, FoundationModelAccess, Guardrail, InvocationLog, PrivateNetwork } from "../../../../components";

const network = new PrivateNetwork("generative-network");

// Each with its fewest arguments.
new Guardrail("guardrail");
new InvocationLog("invocation-log");
const assistant = new FoundationModelAccess("assistant", { model: "eu.amazon.nova-lite-v1:0", network });

// What roles are granted.
const asker = new ExecutionRole("asker", { service: "bedrock-agentcore.amazonaws.com" });
assistant.grantInvoke(asker);
