import { definePolicy, ofType, unknownValue, withConfig } from "../../policy";
import { tagKeysOf } from "../../services/tags";
import type { Tagged } from "../../services/tags";

interface Config {
    requiredTags: string[];
}

export default definePolicy<Tagged, Config>({
    id: "resource-tagged",
    title: "Resources of AI services and of their data platform carry tags",
    severity: "low",
    appliesTo: [
        "aws:sagemaker/domain:Domain",
        "aws:sagemaker/appImageConfig:AppImageConfig",
        "aws:sagemaker/featureGroup:FeatureGroup",
        "aws:sagemaker/image:Image",
        "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation",
        "aws:codeguruprofiler/profilingGroup:ProfilingGroup",
        "aws-native:frauddetector:EntityType",
        "aws-native:frauddetector:Label",
        "aws-native:frauddetector:Outcome",
        "aws-native:frauddetector:Variable",
        "aws:athena/dataCatalog:DataCatalog",
        "aws:athena/workgroup:Workgroup",
        "aws:ecr/repository:Repository",
        "aws:efs/fileSystem:FileSystem",
        "aws:eks/cluster:Cluster",
        "aws:eks/identityProviderConfig:IdentityProviderConfig",
        "aws:elasticsearch/domain:Domain",
        "aws:glue/job:Job",
        "aws:glue/mLTransform:MLTransform",
        "aws:opensearch/domain:Domain",
    ],
    supports: ["A.4.2"],
    equivalents: [
        "config:SAGEMAKER_DOMAIN_TAGGED",
        "sechub:SageMaker.6",
        "config:SAGEMAKER_APP_IMAGE_CONFIG_TAGGED",
        "config:SAGEMAKER_FEATURE_GROUP_TAGGED",
        "sechub:SageMaker.7",
        "config:SAGEMAKER_IMAGE_TAGGED",
        "sechub:CodeGuruReviewer.1",
        "sechub:CodeGuruProfiler.1",
        "sechub:FraudDetector.1",
        "sechub:FraudDetector.2",
        "sechub:FraudDetector.3",
        "sechub:FraudDetector.4",
        "config:FRAUDDETECTOR_ENTITY_TYPE_TAGGED",
        "config:FRAUDDETECTOR_LABEL_TAGGED",
        "config:FRAUDDETECTOR_OUTCOME_TAGGED",
        "config:FRAUDDETECTOR_VARIABLE_TAGGED",
        "sechub:Opensearch.9",
        "sechub:ES.9",
        "sechub:Glue.1",
        "config:GLUE_ML_TRANSFORM_TAGGED",
        "sechub:Athena.2",
        "sechub:Athena.3",
        "sechub:ECR.4",
        "config:ECR_REPOSITORY_TAGGED",
        "sechub:EKS.6",
        "sechub:EKS.7",
        "sechub:EFS.5",
        "kics:cfn/efs_without_tags",
    ],
    why: "Whose a resource is, and what it costs, is found by its tags; without any it is nobody's, and stays for ever.",
    fix: "Give the resource tags, or give the provider defaultTags, which all of its resources carry.",
    reference: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    config: {
        requiredTags: {
            type: "array",
            items: { type: "string" },
            description: "Keys that there have to be; when there are none, any tag will do.",
            default: [],
        },
    },
    check(props, { report, unknown, config }) {
        const { keys, complete } = tagKeysOf(props);
        const missing = config.requiredTags.filter((key) => !keys.includes(key));
        if (config.requiredTags.length > 0 ? missing.length === 0 : keys.length > 0) return;
        if (!complete) unknown("are not known yet", "tags");
        else if (missing.length > 0) report(`has no tag ${missing.join(", ")}`, "tags");
        else report("has no tags", "tags");
    },
    examples: {
        passes: {
            "it has a tag": { tags: { project: "search" } },
            "a tag's value is not known yet": { tags: { project: unknownValue } },
            "the provider's default tags apply": { tagsAll: { environment: "prod" } },
            "tags are listed": ofType("aws-native:frauddetector:Label", { tags: [{ key: "project", value: "cards" }] }),
            "the required tag is there": withConfig({ requiredTags: ["owner"] }, { tags: { owner: "search" } }),
        },
        fails: {
            "there are no tags": {},
            "the tags are empty": { tags: {} },
            "the only tags are AWS's own": { tags: { "aws:createdBy": "example" } },
            "a list of tags is empty": ofType("aws-native:frauddetector:Label", { tags: [] }),
            "a required tag is missing": withConfig({ requiredTags: ["owner"] }, { tags: { project: "search" } }),
        },
        unknown: {
            "the tags are not known yet": { tags: unknownValue },
            "which tags the provider adds is not known yet": { tagsAll: unknownValue },
        },
    },
});
