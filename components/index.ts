export { AlarmTopic } from "./monitoring/alarm-topic";
export type { AlarmTopicArgs } from "./monitoring/alarm-topic";
export type { EndpointService } from "./network/endpoint-services";
export { PrivateNetwork } from "./network/private-network";
export type { ExistingNetwork, PrivateNetworkArgs } from "./network/private-network";
export type { OptOuts } from "./opt-outs";
export { EncryptionKey } from "./security/encryption-key";
export type { EncryptionKeyArgs, KeyService, KeyUser } from "./security/encryption-key";
export { ExecutionRole } from "./security/execution-role";
export type { ExecutionRoleArgs, TrustedService } from "./security/execution-role";
export type { Permission } from "./security/permissions";
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
export type { SecureBucketArgs } from "./storage/secure-bucket";
