export { Agent } from "./agents/agent";
export type { AgentAbilities, AgentArgs } from "./agents/agent";
export { KnowledgeBase } from "./agents/knowledge-base";
export type { DocumentSource, KnowledgeBaseArgs } from "./agents/knowledge-base";
export { ToolGateway } from "./agents/tool-gateway";
export type { JwtAuthorizer, ToolGatewayArgs } from "./agents/tool-gateway";
export type { AgentTool, ToolInput } from "./agents/tools";
export { VectorStore } from "./data/vector-store";
export type { VectorIndex, VectorStoreArgs } from "./data/vector-store";
export { AiSystem } from "./governance/ai-system";
export type { AiSystemArgs } from "./governance/ai-system";
export { AuditTrail } from "./governance/audit-trail";
export type { AuditTrailArgs } from "./governance/audit-trail";
export { gatherEvidence } from "./governance/evidence";
export type { Evidence, EvidenceByControl, EvidenceSource } from "./governance/evidence";
export { EvidenceStore } from "./governance/evidence-store";
export type { EvidenceStoreArgs } from "./governance/evidence-store";
export type {
    AiSystemDescription,
    DocumentPointer,
    HumanOversight,
    RiskTier,
    Supplier,
    SystemRisk,
    SystemUse,
} from "./governance/register-entry";
export { AlarmTopic } from "./monitoring/alarm-topic";
export type { AlarmTopicArgs, Publisher } from "./monitoring/alarm-topic";
export type { EndpointService } from "./network/endpoint-services";
export { PrivateNetwork } from "./network/private-network";
export type { ExistingNetwork, PrivateNetworkArgs } from "./network/private-network";
export type { OptOuts } from "./opt-outs";
export { EncryptionKey } from "./security/encryption-key";
export type { EncryptionKeyArgs, KeyService, KeyUser } from "./security/encryption-key";
export { ExecutionRole } from "./security/execution-role";
export type { ExecutionRoleArgs, TrustedService } from "./security/execution-role";
export type { Permission } from "./security/permissions";
export { FoundationModelAccess } from "./serving/foundation-model-access";
export type { FoundationModelAccessArgs, FoundationModelWatch } from "./serving/foundation-model-access";
export { Guardrail } from "./serving/guardrail";
export type { GuardrailArgs } from "./serving/guardrail";
export type { DeniedTopic, GuardrailSettings } from "./serving/guardrail-filters";
export { InvocationLog } from "./serving/invocation-log";
export type { InvocationLogArgs } from "./serving/invocation-log";
export { ModelEndpoint } from "./serving/model-endpoint";
export type {
    EndpointInstances,
    EndpointOptOuts,
    EndpointWatch,
    ModelEndpointArgs,
    ModelProvenance,
    ServedModel,
} from "./serving/model-endpoint";
export { ModelMonitor } from "./serving/model-monitor";
export type { ModelMonitorArgs, MonitorBaseline } from "./serving/model-monitor";
export { AccessLogBucket } from "./storage/access-log-bucket";
export type { AccessLogBucketArgs } from "./storage/access-log-bucket";
export { SecureBucket } from "./storage/secure-bucket";
export type { ExistingBucket, SecureBucketArgs } from "./storage/secure-bucket";
