export { Agent } from "./agents/agent";
export type { AgentAbilities, AgentArgs } from "./agents/agent";
export { KnowledgeBase } from "./agents/knowledge-base";
export type { DocumentSource, KnowledgeBaseArgs } from "./agents/knowledge-base";
export { ToolGateway } from "./agents/tool-gateway";
export type { JwtAuthorizer, ToolGatewayArgs } from "./agents/tool-gateway";
export type { AgentTool, ToolInput } from "./agents/tools";
export { AuroraVectorStore } from "./data/aurora-vector-store";
export type { AuroraVectorStoreArgs, BackupPlan } from "./data/aurora-vector-store";
export { DataLake } from "./data/data-lake";
export type { DataLakeArgs, QualityRules, Zone } from "./data/data-lake";
export { FeatureStore } from "./data/feature-store";
export type { FeatureStoreArgs, FeatureType } from "./data/feature-store";
export { SearchStore } from "./data/search-store";
export type { SearchStoreArgs } from "./data/search-store";
export { VectorStore } from "./data/vector-store";
export type { VectorIndex, VectorStoreArgs } from "./data/vector-store";
export { AccountDefaults } from "./governance/account-defaults";
export type { AccountDefaultsArgs } from "./governance/account-defaults";
export { AiSystem } from "./governance/ai-system";
export type { AiSystemArgs } from "./governance/ai-system";
export { AuditTrail } from "./governance/audit-trail";
export type { AuditTrailArgs } from "./governance/audit-trail";
export { gatherEvidence } from "./governance/evidence";
export type { Evidence, EvidenceByControl, EvidenceSource } from "./governance/evidence";
export { EvidenceStore } from "./governance/evidence-store";
export type { EvidenceStoreArgs } from "./governance/evidence-store";
export { IncidentResponse } from "./governance/incident-response";
export type { IncidentResponseArgs } from "./governance/incident-response";
export { KillSwitch } from "./governance/kill-switch";
export type { KillSwitchArgs } from "./governance/kill-switch";
export type {
    AiSystemDescription,
    DocumentPointer,
    HumanOversight,
    RiskTier,
    Supplier,
    SystemRisk,
    SystemUse,
} from "./governance/register-entry";
export { SpendGuard } from "./governance/spend-guard";
export type { SpendGuardArgs } from "./governance/spend-guard";
export { ThreatDetection } from "./governance/threat-detection";
export type { Detector, ThreatDetectionArgs } from "./governance/threat-detection";
export { AlarmTopic } from "./monitoring/alarm-topic";
export type { AlarmTopicArgs, Publisher } from "./monitoring/alarm-topic";
export { ControlledEgress } from "./network/controlled-egress";
export type { ControlledEgressArgs } from "./network/controlled-egress";
export type { EndpointService } from "./network/endpoint-services";
export { PrivateNetwork } from "./network/private-network";
export type { ExistingNetwork, NetworkLayout, PrivateNetworkArgs } from "./network/private-network";
export { RequestFilter } from "./network/request-filter";
export type { RequestFilterArgs } from "./network/request-filter";
export type { OptOuts } from "./opt-outs";
export type { ModelCard } from "./registry/model-card";
export { ModelRegistry } from "./registry/model-registry";
export type { ModelRegistryArgs } from "./registry/model-registry";
export { EncryptionKey } from "./security/encryption-key";
export type { EncryptionKeyArgs, KeyService, KeyUser } from "./security/encryption-key";
export { ExecutionRole } from "./security/execution-role";
export type { ExecutionRoleArgs, TrustedService } from "./security/execution-role";
export type { Permission } from "./security/permissions";
export type { Evaluation } from "./serving/evaluation";
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
export { OutcomeMonitor } from "./serving/outcome-monitor";
export type { ClarifyAnalysis, OutcomeMonitorArgs, Outcomes } from "./serving/outcome-monitor";
export { AccessLogBucket } from "./storage/access-log-bucket";
export type { AccessLogBucketArgs } from "./storage/access-log-bucket";
export { SecureBucket } from "./storage/secure-bucket";
export type { ExistingBucket, SecureBucketArgs } from "./storage/secure-bucket";
export { Notebook } from "./training/notebook";
export type { NotebookArgs } from "./training/notebook";
export { TrainingPipeline } from "./training/training-pipeline";
export type { TrainingJob, TrainingPipelineArgs } from "./training/training-pipeline";
export { TrainingWorkspace } from "./training/training-workspace";
export type { TrainingWorkspaceArgs } from "./training/training-workspace";
