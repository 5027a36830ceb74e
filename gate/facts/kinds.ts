/** What a resource is for, as a picture of a stack shows it. */
export const kinds = [
    "entrance",
    "compute",
    "identity",
    "model",
    "data",
    "protection",
    "record",
    "network",
    "other",
] as const;

export type Kind = (typeof kinds)[number];

const patterns: readonly (readonly [Kind, RegExp])[] = [
    // What people reach from outside.
    [
        "entrance",
        /^aws:(a?lb|apigateway(v2)?|cloudfront|globalaccelerator|appsync)[/:]|^aws:lambda\/functionUrl|^kubernetes:(networking\.k8s\.io|gateway\.networking\.k8s\.io)\/[^:]+:(Ingress|Gateway|HTTPRoute)$|^kubernetes:core\/v1:Service$/,
    ],
    // What watches and is kept, before the services that it belongs to.
    [
        "record",
        /:(LogGroup|Trail|FlowLog|MetricAlarm|CompositeAlarm|MonitoringSchedule|DataQualityJobDefinition|ModelBiasJobDefinition|ModelQualityJobDefinition|ModelExplainabilityJobDefinition|ModelInvocationLoggingConfiguration|ModelCard|Recorder|DeliveryChannel)$|^aws:(cloudwatch|cloudtrail|cfg|sns)\//,
    ],
    [
        "protection",
        /^aws:(kms|wafv2|guardduty|securityhub|inspector2|macie2|shield|secretsmanager|ssm|backup)\/|:(Guardrail|GuardrailVersion|NetworkPolicy)$/,
    ],
    [
        "model",
        /^aws(-native)?:sagemaker[:/](?!.*(FeatureGroup|NotebookInstance|Domain|UserProfile|Space|App|Image|ImageVersion|CodeRepository|Workteam|Workforce|LifecycleConfiguration|LifecycleConfig)$)|^aws(-native)?:bedrock[:/](?!.*(KnowledgeBase|DataSource)$)|:InferenceService$/,
    ],
    [
        "data",
        /^aws(-native)?:(s3|s3control|s3express|s3vectors|dynamodb|rds|docdb|neptune|redshift|opensearch|elasticsearch|efs|fsx|kinesis|sqs|glue|athena|lakeformation|ecr|elasticache|memorydb)[:/]|KnowledgeBase$|DataSource$|FeatureGroup$|^kubernetes:core\/v1:(PersistentVolume|PersistentVolumeClaim|Secret|ConfigMap)$/,
    ],
    ["identity", /^aws(-native)?:iam[:/]|^kubernetes:(rbac\.authorization\.k8s\.io\/|core\/v1:ServiceAccount$)/],
    [
        "compute",
        /^aws:(lambda|ecs|eks|batch|autoscaling|apprunner|codebuild|codepipeline|sfn|emr|emrserverless)\/|^aws:ec2\/(instance|launchTemplate|spot)|^aws(-native)?:sagemaker[:/]|^kubernetes:(apps|batch)\/|^kubernetes:core\/v1:Pod$|:(PolicyServer|ModelServer)$/,
    ],
    ["network", /^aws:(ec2|vpc|route53|servicediscovery|networkfirewall|vpclattice)\//],
];

/** The kind of a resource, by its type. */
export function kindOf(type: string): Kind {
    return patterns.find(([, pattern]) => pattern.test(type))?.[0] ?? "other";
}

/** Whether a resource is a part of AI itself: a model, what serves or trains it, or what it is grounded on. */
export function isAiResource(type: string): boolean {
    return /^aws(-native)?:(sagemaker|bedrock)[:/]|:InferenceService$/.test(type);
}
