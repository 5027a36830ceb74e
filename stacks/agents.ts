import type * as pulumi from "@pulumi/pulumi";

import {
    Agent,
    EncryptionKey,
    FoundationModelAccess,
    gatherEvidence,
    Guardrail,
    InvocationLog,
    KillSwitch,
    KnowledgeBase,
    SecureBucket,
    SpendGuard,
} from "../components";
import type { AgentTool, EvidenceByControl, GuardrailSettings, JwtAuthorizer } from "../components";
import { curatedDataOf, foundationOf } from "./references";
import { systemOf } from "./system";

/** What the stack tells other stacks and people. */
export interface AgentsOutputs {
    readonly agentArn: pulumi.Output<string>;
    /** Where the agent's tools are. */
    readonly gatewayUrl: pulumi.Output<string>;
    readonly guardrailArn: pulumi.Output<string>;
    readonly knowledgeBaseId: pulumi.Output<string>;
    /** Where is recorded what models are asked and answer. */
    readonly invocationBucketName: pulumi.Output<string>;
    /** The document of Systems Manager that stops the system. */
    readonly killSwitch: string;
    /** For each control of Annex A: which resource implements it, and where its record lies. */
    readonly evidence: pulumi.Output<EvidenceByControl>;
}

/** An agent that thinks under a guardrail, knows the company's documents, and acts within policies. */
export function agents(config: pulumi.Config): AgentsOutputs {
    const { network, accessLogs, evidence, topic } = foundationOf(config);
    const documents = curatedDataOf(config);
    const system = systemOf(config, evidence);
    const parent = { parent: system };
    const key = new EncryptionKey(
        "agents",
        { description: "Encrypts what agents know, remember and say", usedBy: ["invocations", "logs", "vectors"] },
        parent,
    );
    const guardrail = new Guardrail("guardrail", { ...config.getObject<GuardrailSettings>("guardrail"), key }, parent);
    const invocationLog = new InvocationLog("invocations", { key, accessLogs }, parent);
    const evaluations = new SecureBucket("evaluations", { key, accessLogs }, parent);
    const model = new FoundationModelAccess(
        "model",
        {
            model: config.require("model"),
            network,
            key,
            guardrail,
            invocationLog,
            watch: { topic },
            evaluation: { bucket: evaluations, path: config.require("modelQuestions"), results: "model/" },
        },
        parent,
    );
    const knowledge = new KnowledgeBase(
        "knowledge",
        {
            documents: { bucket: documents, prefix: config.require("documents") },
            evaluation: { bucket: evaluations, path: config.require("knowledgeQuestions"), results: "knowledge/" },
            network,
            key,
        },
        parent,
    );
    const agent = new Agent(
        "agent",
        {
            image: config.require("agentImage"),
            network,
            authorizer: config.requireObject<JwtAuthorizer>("authorizer"),
            model,
            abilities: { knowledge: [knowledge], tools: config.getObject<AgentTool[]>("tools") ?? [] },
            key,
        },
        parent,
    );
    const killSwitch = new KillSwitch("kill-switch", { systemId: system.id, roles: [agent.role] }, parent);
    const spending = new SpendGuard(
        "spending",
        {
            monthlyLimit: config.requireNumber("monthlyLimit"),
            systemId: system.id,
            stops: [agent.role],
            topic,
        },
        parent,
    );

    const sources = [system, model, knowledge, agent, killSwitch, spending];
    evidence.recordManifest(sources);
    return {
        agentArn: agent.arn,
        gatewayUrl: agent.gatewayUrl,
        guardrailArn: guardrail.arn,
        knowledgeBaseId: knowledge.knowledgeBaseId,
        invocationBucketName: invocationLog.bucketName,
        killSwitch: killSwitch.documentName,
        evidence: gatherEvidence(sources),
    };
}
