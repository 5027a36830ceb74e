import { dataSourceType, knowledgeBaseType } from "./bedrock";

export const nativeKnowledgeBaseType = "aws-native:bedrock:KnowledgeBase";
export const nativeDataSourceType = "aws-native:bedrock:DataSource";

/** Both providers spell the properties of knowledge bases and data sources alike. */
export const knowledgeBaseTypes = [knowledgeBaseType, nativeKnowledgeBaseType] as const;
export const dataSourceTypes = [dataSourceType, nativeDataSourceType] as const;

/** Where a data source names the bucket with its documents. */
export const sourceBucketPath = "dataSourceConfiguration.s3Configuration.bucketArn";

/** Where knowledge bases and data sources name secrets with credentials for other systems. */
export const credentialPaths = [
    "storageConfiguration.mongoDbAtlasConfiguration.credentialsSecretArn",
    "storageConfiguration.pineconeConfiguration.credentialsSecretArn",
    "storageConfiguration.rdsConfiguration.credentialsSecretArn",
    "storageConfiguration.redisEnterpriseCloudConfiguration.credentialsSecretArn",
    "dataSourceConfiguration.confluenceConfiguration.sourceConfiguration.credentialsSecretArn",
    "dataSourceConfiguration.salesforceConfiguration.sourceConfiguration.credentialsSecretArn",
    "dataSourceConfiguration.sharePointConfiguration.sourceConfiguration.credentialsSecretArn",
] as const;

/** Where a knowledge base names the Aurora cluster that it keeps its vectors in. */
export const clusterPath = "storageConfiguration.rdsConfiguration.resourceArn";
export const clusterType = "aws:rds/cluster:Cluster";
